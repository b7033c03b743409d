import type { Draft } from "../draft.js";
import { mayTake, phaseNow } from "../navigation/lock.js";
import type { Choice, Turn } from "../turn.js";
import { correctedAnswers } from "./changes.js";
import { reviewersOf, titleOf } from "./people.js";

const NAMED = 3;

/** 〔不更正了〕 where a 更正 changes nothing, or nothing any more. */
export function dropChoices(turn: Turn, draft: Draft): Choice[] {
  if (!mayTake(turn, draft, "correction-dropped") || !isAsApproved(draft)) return [];
  return [{ label: "不更正了", action: { do: "review", act: { what: "drop-correction" } } }];
}

/** Whether a report that is being corrected says what its approved version says. */
export function isAsApproved(draft: Draft): boolean {
  return (
    draft.report.review.correction !== null &&
    correctedAnswers(draft).length === 0 &&
    correctedGroups(draft).length === 0
  );
}

/** Ids of groups with other codes than the approved version has, or closed otherwise. */
function correctedGroups(draft: Draft): readonly string[] {
  const { report, recoded, reclosed } = draft;
  const { rows, closures } = report.review.correctedFrom;
  const { stored } = draft.sheet();
  const otherRows = [...new Set([...rows.keys(), ...recoded.keys()])].filter((group) => {
    const before = rows.get(group) ?? report.rows.get(group) ?? [];
    return sorted(before) !== sorted(stored.rows(group));
  });
  const otherClosures = [...new Set([...closures.keys(), ...reclosed])].filter((group) => {
    const before = closures.has(group) ? closures.get(group) : report.closures.get(group);
    return (before ?? null) !== (stored.closure(group) ?? null);
  });
  return [...new Set([...otherRows, ...otherClosures])];
}

function sorted(codes: readonly string[]): string {
  return [...codes].sort().join();
}

/** Ends a 更正 that changes nothing: the approved version stands as it was. */
export function dropCorrection(turn: Turn, draft: Draft): boolean {
  if (!mayTake(turn, draft, "correction-dropped")) {
    turn.say(whyNot(draft));
    return true;
  }
  if (!isAsApproved(draft)) {
    turn.say(
      `更正里还改着${nameChanges(draft)}。先发 /undo 撤销，或改回原来的，再点〔不更正了〕。`,
    );
    return true;
  }
  const { versions } = draft.report.review;
  const isPublished = versions.at(-1)?.published !== undefined;
  if (phaseNow(draft) === "returned") tellReviewers(turn, draft);
  clearMarks(draft);
  draft.record({ type: "correction-dropped", back: isPublished ? "published" : "approved" });
  turn.say("不更正了，原来通过的版本照旧 ✅");
  turn.position = { at: "done" };
  return true;
}

function whyNot(draft: Draft): string {
  const { correction } = draft.report.review;
  if (correction === null) return "这份报告没有在更正，什么都没改。";
  if (phaseNow(draft) === "review") return "更正已经送审，先点〔撤回〕，什么都没改。";
  return "更正由负责这份报告的填报人办，什么都没改。";
}

/** 办公费、差旅费等3处 */
function nameChanges(draft: Draft): string {
  const titles = correctedGroups(draft).map((id) => draft.pack.groups.get(id)?.title ?? "");
  const names = [...correctedAnswers(draft).map(({ name }) => name), ...titles];
  const more = names.length > NAMED ? `等${names.length}处` : "";
  return `${names.slice(0, NAMED).join("、")}${more}`;
}

/** They were told of the submission that they sent back. */
function tellReviewers(turn: Turn, draft: Draft): void {
  for (const { id } of reviewersOf(turn, draft)) {
    turn.notify(id, {
      text: `${titleOf(turn, draft)}不更正了，原来通过的版本照旧。`,
      report: draft.report.id,
    });
  }
}

/** Every explanation stands beside the figures it was approved with. */
function clearMarks(draft: Draft): void {
  const reviews = Object.fromEntries([...draft.reviews().keys()].map((key) => [key, null]));
  if (Object.keys(reviews).length > 0)
    draft.record({ type: "settled", findings: {}, reviews, tallies: {} });
}
