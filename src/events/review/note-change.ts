import type { ReportState } from "../report/report-state.js";

/** Keeps what stood there before the first change since the last submission, and since it was corrected. */
export function noteChange({ review, answers }: ReportState, key: string): void {
  const before = answers.get(key) ?? null;
  if (review.submissions > 0) keep(review.changed, key, before);
  if (review.correction !== null) keep(review.correctedFrom.answers, key, before);
}

/** Keeps the codes of a repeat group as the approved version has them. */
export function noteRows({ review, rows }: ReportState, group: string): void {
  if (review.correction !== null)
    keep(review.correctedFrom.rows, group, [...(rows.get(group) ?? [])]);
}

/** Keeps how a group was closed in the approved version. */
export function noteClosure({ review, closures }: ReportState, group: string): void {
  if (review.correction !== null)
    keep(review.correctedFrom.closures, group, closures.get(group) ?? null);
}

/** Keeps why a finding was let stand in the approved version. */
export function noteLapse({ review, acceptances }: ReportState, finding: string): void {
  const acceptance = acceptances.get(finding);
  if (review.correction === null || acceptance === undefined) return;
  const passed = review.passed.get(finding) ?? null;
  keep(review.correctedFrom.acceptances, finding, [acceptance, passed]);
}

function keep<T>(kept: Map<string, T>, key: string, before: T): void {
  if (!kept.has(key)) kept.set(key, before);
}
