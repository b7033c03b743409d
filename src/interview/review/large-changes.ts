import { formatWanExact } from "../../amounts/format-money.js";
import { findLargeChanges } from "../../checks/large-changes.js";
import { formatPercent } from "../../wording/percent.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../find-question.js";

/** 公务接待费：1.20 → 2.40万元（增长100.00%）, a line each, largest first. */
export function largeChangesOf(draft: Draft): readonly string[] {
  return findLargeChanges(draft.sheet(), draft.lastYear ?? undefined).map(
    ({ key, now, prior, percent }) => {
      const how =
        percent === null
          ? "上年没有"
          : `${percent.isNegative() ? "下降" : "增长"}${formatPercent(percent.abs())}`;
      const amounts = `${formatWanExact(prior)} → ${formatWanExact(now)}万元`;
      return `${nameQuestion(draft, key)}：${amounts}（${how}）`;
    },
  );
}
