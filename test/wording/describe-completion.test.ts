import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/amounts/decimal.js";
import {
  compareWithBudget,
  describeCompletion,
  describeRate,
  readBasis,
} from "../../src/wording/describe-completion.js";

function wan(amount: string): Decimal {
  return new Decimal(amount).times(10_000);
}

describe("a budget's completion", () => {
  it.each([
    {
      actual: "150.23",
      budget: "150.27",
      says: "完成年初预算的99.97%",
      compared: "决算数小于年初预算数",
    },
    {
      actual: "462.96",
      budget: "379.5",
      says: "完成年初预算的121.99%",
      compared: "决算数大于年初预算数",
    },
    {
      actual: "4.5",
      budget: "4.5",
      says: "完成年初预算的100.00%",
      compared: "决算数等于年初预算数",
    },
    { actual: "0", budget: "6", says: "完成年初预算的0.00%", compared: "决算数小于年初预算数" },
    { actual: "77.97", budget: "0", says: "年初无预算安排", compared: "决算数大于年初预算数" },
    { actual: "0", budget: "0", says: "年初无预算安排", compared: "决算数等于年初预算数" },
    {
      actual: "99.996",
      budget: "100",
      says: "与年初预算基本持平",
      compared: "决算数略小于年初预算数",
    },
    {
      actual: "100.004",
      budget: "100",
      says: "与年初预算基本持平",
      compared: "决算数略大于年初预算数",
    },
    {
      actual: "0.012",
      budget: "0.01",
      says: "与年初预算基本持平",
      compared: "决算数略大于年初预算数",
    },
    {
      actual: "0.01",
      budget: "10000",
      says: "年初预算完成率不足0.01%",
      compared: "决算数小于年初预算数",
    },
    {
      actual: "-1",
      budget: "10",
      says: "年初预算完成率不计算",
      compared: "决算数小于年初预算数",
    },
    {
      actual: "1",
      budget: "-10",
      says: "年初预算完成率不计算",
      compared: "决算数大于年初预算数",
    },
  ])("of $budget by $actual: $says, $compared", ({ actual, budget, says, compared }) => {
    expect(describeCompletion(wan(actual), wan(budget))).toBe(says);
    expect(compareWithBudget(wan(actual), wan(budget))).toBe(compared);
  });

  it.each([
    { basis: "年初预算", says: "完成年初预算的95.00%", none: "年初无预算安排" },
    { basis: "全年预算", says: "完成全年预算的95.00%", none: "全年无预算安排" },
    { basis: "预算", says: "完成预算的95.00%", none: "无预算安排" },
  ] as const)("names the budget it is of: $says", ({ basis, says, none }) => {
    expect(describeCompletion(wan("95"), wan("100"), basis)).toBe(says);
    expect(describeCompletion(wan("95"), wan("0"), basis)).toBe(none);
  });

  it("reads the basis from the answer to its question", () => {
    expect(["年初预算", "年初预算数", "全年预算数", "调整预算数", "预算"].map(readBasis)).toEqual([
      "年初预算",
      "年初预算",
      "全年预算",
      "全年预算",
      "预算",
    ]);
  });

  it("gives the rate alone, or why there is none", () => {
    expect(describeRate(wan("0.01"), wan("10000"))).toBe("不足0.01%");
    expect(describeRate(wan("150.23"), wan("150.27"))).toBe("99.97%");
    expect(describeRate(wan("1"), wan("0"))).toBe("年初无预算安排");
  });
});

it("rate and comparison always tell one story", () => {
  const yuan = fc.bigInt({ min: 0n, max: 10n ** 10n }).map((each) => new Decimal(each.toString()));
  fc.assert(
    fc.property(yuan, yuan, (actual, budget) => {
      const says = describeCompletion(actual, budget);
      const compared = compareWithBudget(actual, budget);
      const rate = /([\d.]+)%$/.exec(says)?.[1];
      if (says.includes("基本持平")) expect(compared).toContain("决算数略");
      else if (rate === "100.00") expect(compared).toContain("等于");
      else if (rate !== undefined)
        expect(compared).toContain(new Decimal(rate).gt(100) ? "大于" : "小于");
      expect(says).not.toMatch(/NaN|Infinity|-/);
    }),
  );
});
