import type { Answer } from "../amounts/answer.js";
import { formatWanExact } from "../amounts/format-money.js";
import type { Position } from "../events/chat-events.js";
import type { Via } from "../events/report-events.js";
import type { Key, Question } from "../pack/pack.js";
import { type Draft, yuanOf } from "./draft.js";
import { nameQuestion } from "./find-question.js";
import { positionAfter, positionAtEnd } from "./navigate.js";
import { settle, type Consequences } from "./settle.js";
import { echoAnswer, showAnswer } from "./show-answer.js";
import type { Turn } from "./turn.js";

export interface How {
  readonly via: Via;
  readonly typed: string;
  /** Id of the chat message that holds the reply. */
  readonly messageId?: string;
  /** It is the suggestion, and follows it until changed by hand. */
  readonly follows?: boolean;
}

/** Stores one answer, says so with what it led to, and moves on. */
export function answerKey(turn: Turn, draft: Draft, key: Key, answer: Answer, how: How): void {
  const question = draft.pack.find(key);
  if (question === undefined) return;
  const before = draft.sheet().stored.answer(key);
  recordAnswer(turn, draft, key, answer, how);
  const consequences = settle(draft);
  turn.say(`${echo(question, before, answer)}${echoConsequences(draft, consequences)}`);
  turn.position = positionNext(turn, draft, key);
}

/** Records the event alone; `settle` is the caller's. */
export function recordAnswer(turn: Turn, draft: Draft, key: Key, answer: Answer, how: How): void {
  const group = draft.pack.find(key)?.group;
  if (group !== undefined && draft.sheet().stored.closure(group) === "none") {
    draft.record({ type: "group-reopened", group });
  }
  draft.record({
    type: "answered",
    key,
    answer,
    via: how.via,
    typed: how.typed,
    ...(how.messageId === undefined ? {} : { message: messageOf(turn, how.messageId) }),
    ...(how.follows === true ? { follows: true } : {}),
  });
}

/** A message id that is unique over all chats. */
export function messageOf(turn: Turn, messageId: string): string {
  return `${turn.context.chat.id}/${messageId}`;
}

function echo(question: Question, before: Answer | undefined, after: Answer): string {
  if (before?.state !== "value" || before === after) return echoAnswer(question, after);
  const [was, is] = [showAnswer(question, before), showAnswer(question, after)];
  if (was === is || question.kind === "text" || question.kind === "list") {
    return echoAnswer(question, after);
  }
  return `${question.label}由${was}改为${is}。`;
}

/** What an answer computed and whom it made doubtful, in a few words. */
export function echoConsequences(draft: Draft, consequences: Consequences): string {
  const parts: string[] = [];
  const [computed] = consequences.computed;
  if (computed !== undefined) {
    const label = nameQuestion(draft, computed);
    const yuan = yuanOf(draft.sheet().answer(computed));
    if (yuan !== undefined) parts.push(`${label}算得${formatWanExact(yuan)}万元。`);
  }
  const marked = consequences.reviews.length;
  if (marked > 0) {
    const [first = ""] = consequences.reviews;
    const label = draft.pack.find(first)?.label ?? "";
    parts.push(`${label}${marked > 1 ? `等${marked}处` : ""}说明已标待复核。`);
  }
  return parts.join("");
}

/** After an answer out of turn one goes back; else on to the next question. */
function positionNext(turn: Turn, draft: Draft, key: Key): Position {
  const { position } = turn;
  const resume = position.at === "question" && position.key === key ? position.resume : undefined;
  return resume === undefined ? positionAfter(draft, key) : positionResumed(draft, resume);
}

export function positionResumed(draft: Draft, resume: string): Position {
  if (resume === "#") return { at: "done" };
  if (!resume.startsWith("#")) return { at: "question", key: resume };
  const group = draft.pack.groups.get(resume.slice(1));
  return group === undefined ? { at: "done" } : positionAtEnd(draft, group);
}

/** Where to come back to after going somewhere out of turn. */
export function resumeOf(position: Position): string | undefined {
  switch (position.at) {
    case "question":
      return position.resume ?? position.key;
    case "rows":
    case "close":
      return `#${position.group}`;
    case "paste":
      return `#${position.group}`;
    case "finding":
    case "reason":
      return position.group === null ? "#" : `#${position.group}`;
    case "which":
      return position.key;
    case "done":
      return "#";
    case "home":
    case "portrait":
      return undefined;
    default:
      throw new Error(`unknown position: ${JSON.stringify(position satisfies never)}`);
  }
}
