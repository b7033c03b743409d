import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/amounts/decimal.js";
import {
  describeChange,
  describeChangeAmount,
  describeChangePercent,
  describeDirection,
} from "../../src/wording/describe-change.js";
import { countOf } from "../../src/wording/quantity.js";

/** 万元 as a figure in 元. */
function wan(amount: string): Decimal {
  return new Decimal(amount).times(10_000);
}

describe("a change", () => {
  it.each([
    { current: "462.96", prior: "378.99", says: "增加83.97万元，增长22.16%" },
    { current: "154.73", prior: "154.77", says: "减少0.04万元，下降0.03%" },
    { current: "16.43", prior: "18.50", says: "减少2.07万元，下降11.19%" },
    { current: "21.40", prior: "20.27", says: "增加1.13万元，增长5.57%" },
    { current: "0", prior: "18.50", says: "减少18.50万元，下降100.00%" },
    { current: "2", prior: "1", says: "增加1.00万元，增长100.00%" },
    { current: "120", prior: "10", says: "增加110.00万元，增长1100.00%" },
    { current: "-5", prior: "10", says: "减少15.00万元，下降150.00%" },
  ])("from $prior to $current is of the prior year: $says", ({ current, prior, says }) => {
    expect(describeChange(wan(current), wan(prior))).toBe(says);
  });

  it("is level when nothing changed, never an increase of zero", () => {
    expect(describeChange(wan("4.5"), wan("4.5"))).toBe("与上年持平");
    expect(describeChange(wan("0"), wan("0"))).toBe("与上年持平");
  });

  it("is nearly level when the difference prints as zero", () => {
    expect(describeChange(new Decimal(45049), new Decimal(45000))).toBe("与上年基本持平");
    expect(describeChange(new Decimal(40), new Decimal(0))).toBe("与上年基本持平");
    expect(describeChange(new Decimal(45050), new Decimal(45000))).toBe("增加0.01万元，增长0.11%");
  });

  it("tells the amount alone when the percentage prints as zero", () => {
    expect(describeChange(wan("1000000.04"), wan("1000000"))).toBe("增加0.04万元，与上年基本持平");
  });

  it("has no percentage of a zero base", () => {
    expect(describeChange(wan("2.02"), wan("0"))).toBe("增加2.02万元（上年无此项支出）");
    expect(describeChange(wan("-2.02"), wan("0"))).toBe("减少2.02万元（上年无此项支出）");
    expect(describeChange(wan("5"), wan("0"), { nothing: "上年无此项收入" })).toBe(
      "增加5.00万元（上年无此项收入）",
    );
  });

  it("has no percentage of a negative base", () => {
    expect(describeChange(wan("3"), wan("-2"))).toBe("增加5.00万元");
  });

  it("does not say that nothing is left while something is", () => {
    expect(describeChange(wan("0.01"), wan("1000000"))).toBe("减少999999.99万元，下降接近100%");
  });

  it("takes the base's name", () => {
    const words = { base: "年初预算数" };
    expect(describeChange(wan("5"), wan("5"), words)).toBe("与年初预算数持平");
  });

  it("counts in measure words", () => {
    const quantity = countOf("批次");
    expect(describeChange(new Decimal(20), new Decimal(16), { quantity })).toBe(
      "增加4批次，增长25.00%",
    );
    expect(describeChange(new Decimal(20), new Decimal(20), { quantity })).toBe("与上年持平");
  });
});

describe("the parts of a change", () => {
  it.each([
    { current: "5", prior: "4", amount: "增加1.00万元", percent: "增长25.00%", direction: "增加" },
    { current: "3", prior: "4", amount: "减少1.00万元", percent: "下降25.00%", direction: "减少" },
    { current: "4", prior: "4", amount: "与上年持平", percent: "与上年持平", direction: "持平" },
    {
      current: "4",
      prior: "0",
      amount: "增加4.00万元",
      percent: "上年无此项支出",
      direction: "增加",
    },
    {
      current: "4",
      prior: "-1",
      amount: "增加5.00万元",
      percent: "上年为负数，不计算增减百分比",
      direction: "增加",
    },
    {
      current: "4.000001",
      prior: "4",
      amount: "与上年基本持平",
      percent: "与上年基本持平",
      direction: "基本持平",
    },
  ])("from $prior to $current agree", ({ current, prior, amount, percent, direction }) => {
    const figures = [wan(current), wan(prior)] as const;
    expect(describeChangeAmount(...figures)).toBe(amount);
    expect(describeChangePercent(...figures)).toBe(percent);
    expect(describeDirection(...figures)).toBe(direction);
  });
});

describe("every change", () => {
  const yuan = fc
    .bigInt({ min: -(10n ** 12n), max: 10n ** 12n })
    .map((fen) => new Decimal(fen.toString()).div(100));

  it("is told with one direction, no sign, 增加 for amounts and 增长 for percentages", () => {
    fc.assert(
      fc.property(yuan, yuan, (current, prior) => {
        const says = describeChange(current, prior);
        expect(says).not.toMatch(/-|NaN|Infinity|增加0\.00|减少0\.00|[长降]0\.00%/);
        expect(says).not.toMatch(/(?:增长|下降)[\d.]+万元|(?:增加|减少)[\d.]+%/);
        expect(/增加|增长/.test(says) && /减少|下降/.test(says)).toBe(false);
        if (prior.lte(0)) expect(says).not.toContain("%");
      }),
    );
  });

  it("is the same amount seen from either side", () => {
    fc.assert(
      fc.property(yuan, yuan, (one, other) => {
        const swap = (text: string) =>
          text.replace(/增加|减少/g, (word) => (word === "增加" ? "减少" : "增加"));
        expect(describeChangeAmount(one, other)).toBe(swap(describeChangeAmount(other, one)));
      }),
    );
  });

  it("prints the percentage of the base, half-up from what was not rounded before", () => {
    const positive = fc.bigInt({ min: 10n ** 6n, max: 10n ** 12n });
    fc.assert(
      fc.property(positive, positive, (current, prior) => {
        const printed = /[长降]([\d.]+)%/.exec(
          describeChange(new Decimal(current.toString()), new Decimal(prior.toString())),
        )?.[1];
        if (printed === undefined) return;
        const difference = current > prior ? current - prior : prior - current;
        const hundredths = (difference * 20_000n + prior) / (prior * 2n);
        expect(new Decimal(printed).times(100).toFixed()).toBe(hundredths.toString());
      }),
    );
  });
});
