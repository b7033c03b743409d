import type { Decimal } from "../amounts/decimal.js";
import { computePercent, formatPercent } from "./percent.js";
import { MONEY, printsAsZero } from "./quantity.js";

/** Which budget a rate is of: the words of every phrase come from it, so they cannot differ. */
export type BudgetBasis = "年初预算" | "全年预算" | "预算";

/** Reads the answer to 预算数口径, 年初预算数 and 年初预算 alike. */
export function readBasis(text: string): BudgetBasis {
  if (text.startsWith("年初")) return "年初预算";
  if (text.startsWith("全年") || text.startsWith("调整")) return "全年预算";
  return "预算";
}

/**
 * 完成年初预算的99.97% / 完成年初预算的122.00% / 年初无预算安排 / 与年初预算基本持平 (what prints as 100.00% but
 * is not equal). In 元; the rate is of the budget and unrounded until printed.
 */
export function describeCompletion(
  actual: Decimal,
  budget: Decimal,
  basis: BudgetBasis = "年初预算",
): string {
  const rate = describeRate(actual, budget, basis);
  if (!rate.endsWith("%")) return rate;
  return rate.startsWith("不足") ? `${basis}完成率${rate}` : `完成${basis}的${rate}`;
}

/** 99.97%, the rate alone; where none can be told, the whole phrase: 年初无预算安排 / 与年初预算基本持平. */
export function describeRate(
  actual: Decimal,
  budget: Decimal,
  basis: BudgetBasis = "年初预算",
): string {
  if (budget.isZero()) return sayNoBudget(basis);
  if (budget.lt(0) || actual.lt(0)) return `${basis}完成率不计算`;
  if (isNearly(actual, budget)) return `与${basis}基本持平`;
  const printed = formatPercent(computePercent(actual, budget));
  return printed === "0.00%" && !actual.isZero() ? "不足0.01%" : printed;
}

/** 决算数大于年初预算数 / 决算数小于年初预算数 / 决算数等于年初预算数; beside 基本持平 决算数略大于 or 略小于年初预算数. */
export function compareWithBudget(
  actual: Decimal,
  budget: Decimal,
  basis: BudgetBasis = "年初预算",
): string {
  if (actual.eq(budget)) return `决算数等于${basis}数`;
  const slightly = isNearly(actual, budget) ? "略" : "";
  return `决算数${slightly}${actual.gt(budget) ? "大于" : "小于"}${basis}数`;
}

/** 年初无预算安排 */
export function sayNoBudget(basis: BudgetBasis): string {
  return `${basis.replace("预算", "")}无预算安排`;
}

/** Not equal, yet it prints so: as the same amount, or as 100.00%. */
function isNearly(actual: Decimal, budget: Decimal): boolean {
  if (actual.eq(budget)) return false;
  if (printsAsZero(actual.minus(budget), MONEY)) return true;
  return !budget.isZero() && formatPercent(computePercent(actual, budget)) === "100.00%";
}
