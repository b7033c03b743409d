import type { Position } from "../../events/chat/chat-events.js";
import type { ReportEvent } from "../../events/report/report-events.js";
import type { StoredAnswer } from "../../events/report/report-state.js";
import type { ReviewTask } from "../../events/review/review-acts.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { isMine, nameOfAccount } from "../review/people.js";
import { answerKey } from "../answers/answer-key.js";
import { outOfTurn, positionNext, resumeHere } from "../navigation/resume.js";
import { showAnswer } from "../answers/show-answer.js";
import type { Turn } from "../turn.js";

type Choosing = Extract<ReviewTask, { wants: "choice" }>;
type Answered = Extract<ReportEvent, { type: "answered" }>;

interface Clash {
  readonly event: Answered;
  readonly theirs: StoredAnswer;
}

const TOLD = 3;

/**
 * Two people at once: what this step would put in the place of an answer that somebody else gave since this
 * person was asked something last. Neither is lost silently: the later one sees both.
 *
 * @returns asks for a decision, on a step in which nothing was recorded; undefined when nothing clashes
 */
export function findClash(decided: Turn): ((turn: Turn) => void) | undefined {
  const { draft, context } = decided;
  if (draft === null || context.chat.askedAt === "") return undefined;
  const clashes = draft.events.flatMap((event): Clash[] => {
    if (event.type !== "answered" || event.via === "suggestion") return [];
    const theirs = draft.report.answers.get(event.key);
    return theirs !== undefined && isNews(decided, theirs, event) ? [{ event, theirs }] : [];
  });
  const [first, ...others] = clashes;
  if (first === undefined) return undefined;
  const answered = draft.events.filter(({ type }) => type === "answered").length;
  if (others.length > 0 || answered > 1 || first.event.via === "undo")
    return (turn) => tellClashes(turn, draft, clashes);
  return (turn) => offerBoth(turn, first.event);
}

function isNews(turn: Turn, theirs: StoredAnswer, { answer }: Answered): boolean {
  if (theirs.at < turn.context.chat.askedAt || isMine(turn, theirs.by)) return false;
  return JSON.stringify(theirs.answer) !== JSON.stringify(answer);
}

function offerBoth(turn: Turn, { key, answer, typed, via, message }: Answered): void {
  const { position, context } = turn;
  const prefix = `${context.chat.id}/`;
  const resume = resumeAfter(position, key);
  const task: Choosing = {
    ...{ wants: "choice", key, mine: answer, typed, via },
    ...(message === undefined ? {} : { message: message.slice(prefix.length) }),
  };
  turn.position = { at: "review", task, ...(resume === undefined ? {} : { resume }) };
}

function resumeAfter(position: Position, key: Key): string | undefined {
  const resume = resumeHere(position);
  return resume === key && position.at === "question" ? position.resume : resume;
}

/** Several at once cannot be chosen from one by one: the step is asked for again, now that both are known. */
function tellClashes(turn: Turn, draft: Draft, clashes: readonly Clash[]): void {
  const told = clashes.slice(0, TOLD).map(({ event: { key }, theirs }) => {
    const question = draft.pack.find(key);
    const shown = question === undefined ? "" : showAnswer(question, theirs.answer);
    return `${nameOfAccount(turn, theirs.by)}刚填了${nameQuestion(draft, key)}：${shown}`;
  });
  const more = clashes.length > TOLD ? `，等${clashes.length}项` : "";
  turn.say(`没有记下：${told.join("；")}${more}。还要改成您的，请再来一次。`);
}

/** Both values, to choose from. */
export function promptClash(turn: Turn, draft: Draft, { key, mine }: Choosing): void {
  const question = draft.pack.find(key);
  const theirs = draft.report.answers.get(key);
  if (question === undefined || theirs === undefined) return;
  const name = nameOfAccount(turn, theirs.by);
  const [own, other] = [showAnswer(question, mine), showAnswer(question, theirs.answer)];
  turn.ask(
    `${nameQuestion(draft, key)}：${name}刚填了${other}，您填的是${own}，用哪个？`,
    [
      [{ label: `用我的 ${own}`, action: { do: "review", act: { what: "mine" } } }],
      [{ label: `用${name}的 ${other}`, action: { do: "review", act: { what: "theirs" } } }],
    ],
    key,
  );
}

export function keepMine(turn: Turn, draft: Draft): boolean {
  const { position } = turn;
  if (position.at !== "review" || position.task.wants !== "choice") return true;
  const { key, mine, typed, via, message } = position.task;
  backToQuestion(turn, key);
  answerKey(turn, draft, key, mine, {
    ...{ via, typed },
    ...(message === undefined ? {} : { messageId: message }),
  });
  return true;
}

export function keepTheirs(turn: Turn, draft: Draft): boolean {
  const { position } = turn;
  if (position.at !== "review" || position.task.wants !== "choice") return true;
  const { key } = position.task;
  backToQuestion(turn, key);
  turn.say("好的，用他的。");
  turn.position = positionNext(turn, draft, key);
  return true;
}

function backToQuestion(turn: Turn, key: Key): void {
  const { position } = turn;
  const resume = position.at === "review" ? position.resume : undefined;
  turn.position = { ...outOfTurn(turn, key), ...(resume === undefined ? {} : { resume }) };
}
