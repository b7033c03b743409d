import fc from "fast-check";
import { expect, it } from "vitest";
import { Decimal, ZERO } from "../../src/amounts/decimal.js";
import { describeShare } from "../../src/wording/describe-share.js";

it.each([
  { part: "384.99", whole: "462.96", says: "占83.16%" },
  { part: "77.97", whole: "462.96", says: "占16.84%" },
  { part: "462.96", whole: "462.96", says: "占100.00%" },
  { part: "0", whole: "462.96", says: "占0.00%" },
  { part: "8.56", whole: "384.99", says: "占2.22%" },
  { part: "110", whole: "100", says: "占110.00%" },
  { part: "0.004", whole: "100", says: "占比不足0.01%" },
  { part: "99.996", whole: "100", says: "占比超过99.99%" },
  { part: "100.004", whole: "100", says: "占比略超100%" },
  { part: "5", whole: "0", says: "不计算占比" },
  { part: "0", whole: "0", says: "不计算占比" },
  { part: "5", whole: "-10", says: "不计算占比" },
  { part: "-5", whole: "10", says: "不计算占比" },
])("$part of $whole is told as $says", ({ part, whole, says }) => {
  expect(describeShare(new Decimal(part), new Decimal(whole))).toBe(says);
});

it.each([
  { part: "384.99", says: "占本年支出合计的83.16%" },
  { part: "0.004", says: "不足本年支出合计的0.01%" },
  { part: "462.9599", says: "超过本年支出合计的99.99%" },
])("$part of the named whole is told as $says", ({ part, says }) => {
  expect(describeShare(new Decimal(part), new Decimal("462.96"), "本年支出合计")).toBe(says);
});

it("lets shares of one whole add to 100 within rounding, none altered", () => {
  const parts = fc.array(fc.bigInt({ min: 10n ** 6n, max: 10n ** 8n }), {
    minLength: 2,
    maxLength: 30,
  });
  fc.assert(
    fc.property(parts, (yuan) => {
      const figures = yuan.map((each) => new Decimal(each.toString()));
      const whole = figures.reduce((sum, each) => sum.plus(each), ZERO);
      const printed = figures.map((each) => /占([\d.]+)%/.exec(describeShare(each, whole))?.[1]);
      const sum = printed.reduce((total, each) => total.plus(each ?? NaN), ZERO);
      expect(sum.minus(100).abs().lte(new Decimal("0.005").times(yuan.length))).toBe(true);
    }),
  );
});

it("says the same of equal parts, in whatever unit", () => {
  const amount = fc
    .bigInt({ min: 1n, max: 10n ** 12n })
    .map((each) => new Decimal(each.toString()));
  fc.assert(
    fc.property(amount, amount, (part, whole) => {
      expect(describeShare(part.times(10_000), whole.times(10_000))).toBe(
        describeShare(part, whole),
      );
    }),
  );
});
