import { isText } from "../answers/tally.js";
import type { Answer } from "../../amounts/answer.js";
import type { Key } from "../../pack/pack.js";
import type { StoredAnswer } from "../../events/report/report-state.js";
import { createDraft, type Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { isAnswerable } from "../navigation/navigate.js";
import { showAnswer } from "../answers/show-answer.js";

export interface Change {
  readonly key: Key;
  readonly name: string;
  /** As it is shown: 3.91万元; 未填. */
  readonly was: string;
  readonly is: string;
  readonly isText?: true;
}

/** Answers that are other than the last submission, or else the approved version, showed them. */
export function changesOf(draft: Draft): readonly Change[] {
  return changesSince(draft, draft.report.review.changed);
}

/** Answers that a 更正 changes of the approved version. */
export function correctedAnswers(draft: Draft): readonly Change[] {
  return changesSince(draft, draft.report.review.correctedFrom.answers);
}

function changesSince(
  draft: Draft,
  kept: ReadonlyMap<Key, StoredAnswer | null>,
): readonly Change[] {
  const { report } = draft;
  const before = new Map([...kept].map(([key, stored]) => [key, stored?.answer] as const));
  for (const key of draft.touched) {
    if (!before.has(key)) before.set(key, report.answers.get(key)?.answer);
  }
  let then: Draft | undefined;
  const changes: Change[] = [];
  for (const [key, answer] of before) {
    const question = draft.pack.find(key);
    if (question === undefined) continue;
    const now = draft.sheet().answer(key);
    if (JSON.stringify(answer) === JSON.stringify(now)) continue;
    if (!isAnswerable(draft, key)) {
      // It came and went.
      if ((answer?.state ?? "open") === "open") continue;
      then ??= asItWas(draft, before);
      if (!isOfRow(draft, key) && !isAnswerable(then, key)) continue;
    }
    const was = showAnswer(question, answer ?? { state: "open" });
    const is = showAnswer(question, now);
    if (was !== is || isText(question))
      changes.push({
        ...{ key, name: nameQuestion(draft, key), was, is },
        ...(isText(question) ? { isText: true } : {}),
      });
  }
  return changes;
}

/** The report with the answers it had before, where its rows are as they are now. */
function asItWas(draft: Draft, before: ReadonlyMap<Key, Answer | undefined>): Draft {
  const answers = new Map(draft.report.answers);
  for (const [key, answer] of before) {
    const stored = answers.get(key);
    if (answer === undefined) answers.delete(key);
    else if (stored !== undefined) answers.set(key, { ...stored, answer });
  }
  return createDraft(draft.pack, { ...draft.report, answers });
}

function isOfRow({ pack }: Draft, key: Key): boolean {
  return pack.groups.get(pack.find(key)?.group ?? "")?.rows !== undefined;
}

export function tellChange({ name, was, is }: Change): string {
  return `${name}：${was} → ${is}`;
}
