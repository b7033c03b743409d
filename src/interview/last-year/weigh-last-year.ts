import type { Value } from "../../amounts/answer.js";
import type { Proposal } from "../../events/chat/chat-events.js";
import type { Key, Question } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { showAnswer } from "../answers/show-answer.js";
import { isAsked, isFigure } from "../answers/tally.js";

/** What last year's report would bring into this one. */
export interface WeighedLastYear {
  /** Figures of last year's, and choices that would else be made silently. */
  readonly proposals: readonly Proposal[];
  /** Questions that last year's text or choice is a start for, in the order asked. */
  readonly starts: readonly Key[];
}

/** Works out what the pack says is carried over; what is not asked of this unit is left out. */
export function weighLastYear(draft: Draft, values: ReadonlyMap<Key, Value>): WeighedLastYear {
  const proposals: Proposal[] = [];
  const starts: Key[] = [];
  for (const question of draft.pack.questions.values()) {
    const value = values.get(question.carry ?? "");
    if (value?.kind !== question.kind || isAsked(draft.sheet(), question) === false) continue;
    if (isStart(draft, question)) {
      if (draft.sheet().stored.answer(question.key) === undefined) starts.push(question.key);
    } else if (!isSaid(draft, question.key, value)) {
      const answer = { state: "value", value } as const;
      proposals.push({ key: question.key, answer, typed: showAnswer(question, answer) });
    }
  }
  return { proposals, starts };
}

/** A text is written anew, a choice of the portrait ticked anew. A choice with a default is never asked. */
function isStart(draft: Draft, question: Question): boolean {
  if (isFigure(question)) return false;
  return question.default === undefined || draft.pack.groups.get(question.group)?.portrait === true;
}

function isSaid(draft: Draft, key: Key, value: Value): boolean {
  const answer = draft.sheet().answer(key);
  if (answer.state !== "value") return false;
  const now = answer.value;
  if (now.kind === "money" && value.kind === "money") return now.yuan === value.yuan;
  return JSON.stringify(now) === JSON.stringify(value);
}
