import type { ReviewMark } from "../../events/report/report-events.js";
import type { UndoEntry } from "../../events/report/report-state.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { isWritten } from "./settle-all.js";

/**
 * Gives explanations the marks they had before a change that was just taken back. One written after that change was
 * written with its figures, so that taking it back makes it doubtful; one marked by a later change stays marked.
 */
export function restoreMarks(draft: Draft, entry: UndoEntry): void {
  const { report } = draft;
  const later = report.undo.slice(report.undo.indexOf(entry) + 1);
  const before = new Map(entry.reviews);
  const now = draft.reviews();
  const reviews: Record<Key, ReviewMark | null> = {};
  for (const key of new Set([...before.keys(), ...report.reviews.keys(), ...now.keys()])) {
    if (later.some(({ answers }) => names(answers, key))) continue;
    const isMarkedLater = later.some((one) => names(one.reviews ?? [], key));
    const kept = isMarkedLater || !before.has(key) ? report.reviews.get(key) : before.get(key);
    const mark = isWritten(draft, key) ? (kept ?? null) : null;
    if (mark !== (now.get(key) ?? null)) reviews[key] = mark;
  }
  if (Object.keys(reviews).length > 0) {
    draft.record({ type: "settled", findings: {}, reviews, tallies: {} });
  }
}

function names(entries: readonly (readonly [Key, unknown])[], key: Key): boolean {
  return entries.some(([one]) => one === key);
}
