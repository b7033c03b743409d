import type { Decimal } from "../../amounts/decimal.js";
import { formatWanExact } from "../../amounts/format-money.js";
import { formatPercent } from "../../wording/percent.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { findLargeChanges, type LargeChange, quantityOf } from "./find-large-changes.js";

/** 公务接待费：1.20 → 2.40万元（增长100.00%）, a line each, largest first. */
export function largeChangesOf(draft: Draft): readonly string[] {
  const size = ({ change }: LargeChange): Decimal => change.difference.abs();
  return findLargeChanges(draft.sheet(), draft.lastYear)
    .toSorted((a, b) => size(b).comparedTo(size(a)))
    .map((one) => `${nameQuestion(draft, one.key)}：${amountsOf(one)}（${howOf(one)}）`);
}

function amountsOf({ question, now, prior }: LargeChange): string {
  if (question.kind === "money") return `${formatWanExact(prior)} → ${formatWanExact(now)}万元`;
  return `${prior.toFixed()} → ${quantityOf(question).format(now)}`;
}

function howOf({ change }: LargeChange): string {
  switch (change.is) {
    case "from-nothing":
      return "上年没有";
    case "from-negative":
      return "上年为负数";
    case "changed": {
      const { percent } = change;
      return `${percent.isNegative() ? "下降" : "增长"}${formatPercent(percent.abs())}`;
    }
    default:
      throw new Error(`unknown change: ${JSON.stringify(change satisfies never)}`);
  }
}
