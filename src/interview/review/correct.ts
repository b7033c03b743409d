import { formatDate } from "../../amounts/format-date.js";
import type { Answer } from "../../amounts/answer.js";
import type { Cause, CorrectionTold } from "../../events/review/review-acts.js";
import type { Key, Question } from "../../pack/pack.js";
import { createDraft, type Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { mayTake } from "../navigation/lock.js";
import { recordAnswer } from "../answers/record-answer.js";
import { readReply } from "../replies/read-reply.js";
import { tellTurned } from "../answers/doubtful-texts.js";
import { type Consequences, settle } from "../answers/settle.js";
import { shorten, showInSentence } from "../answers/show-answer.js";
import { isText } from "../answers/tally.js";
import { tellLapses } from "../answers/tell-troubles.js";
import type { Comparison } from "../../events/review/comparison.js";
import type { Turn } from "../turn.js";
import { correctedAnswers } from "./changes.js";
import { dropChoices } from "./drop-correction.js";
import { readDay } from "./read-day.js";
import { submit } from "./submit.js";
import { tiedKeys } from "./tied-keys.js";

const QUOTED = 20;
const LONGEST_WHY = 200;
const SENTENCES_TOLD = 5;

/** 更正: what went wrong first. */
export function beginCorrection(turn: Turn, draft: Draft): boolean {
  if (!mayTake(turn, draft, "correction-opened")) {
    turn.say(whyNot(turn, draft));
    return true;
  }
  turn.position = { at: "review", task: { wants: "cause" } };
  return true;
}

function whyNot(turn: Turn, draft: Draft): string {
  const { phase } = draft.report;
  if (phase === "approved" || phase === "published")
    return "更正由负责这份报告的填报人办，什么都没改。";
  if (dropChoices(turn, draft).length > 0)
    return "已经在更正了，还没有改动。不想更正，点〔不更正了〕。";
  if (phase === "correcting") return "已经在更正了，改好后点〔提交审核〕。";
  return "还没有通过审核，直接改就行，不用更正。";
}

export function nameCause(turn: Turn, draft: Draft, cause: Cause): boolean {
  if (!mayTake(turn, draft, "correction-opened")) {
    turn.say(whyNot(turn, draft));
    return true;
  }
  turn.position = { at: "review", task: { wants: "correction", told: { cause } } };
  return true;
}

/** What is told next of a correction; the day of the new approval comes first where the figure was wrong. */
export type Wanted = "approvedOn" | "key" | "answer" | "why" | "yes";

export function wantedOf(told: CorrectionTold): Wanted {
  if (told.cause === "figure" && told.approvedOn === undefined) return "approvedOn";
  if (told.key === undefined) return "key";
  if (told.answer === undefined) return "answer";
  return told.why === undefined ? "why" : "yes";
}

/** Takes whatever is wanted next. @returns undefined when it names an answer, which is for the caller to find */
export function takeTold(
  turn: Turn,
  draft: Draft,
  told: CorrectionTold,
  text: string,
): boolean | undefined {
  switch (wantedOf(told)) {
    case "approvedOn":
      return takeApproval(turn, told, text);
    case "key":
      return undefined;
    case "answer":
      return takeValue(turn, draft, told, text);
    case "why":
      return takeWhy(turn, draft, told, text);
    case "yes":
      turn.say("请点〔生成更正版和更正说明，送审〕或〔取消〕。");
      return true;
    default:
      throw new Error("unknown wish");
  }
}

function takeApproval(turn: Turn, told: CorrectionTold, text: string): boolean {
  const day = readDay(turn, text);
  if (day === undefined)
    turn.say(`没看懂“${text.trim().slice(0, 20)}”，要新的批复日期，例：2020年9月10日。`);
  else if (day > turn.context.today)
    turn.say(`${formatDate(day)}还没有到，请写新批复文件上的日期。`);
  else goOn(turn, { ...told, approvedOn: day });
  return true;
}

/** The answer that was wrong. */
export function takeKey(turn: Turn, told: CorrectionTold, key: Key): void {
  goOn(turn, { ...told, key });
}

function takeValue(turn: Turn, draft: Draft, told: CorrectionTold, text: string): boolean {
  const { key = "" } = told;
  const question = draft.pack.find(key);
  if (question === undefined) return true;
  const reply = readReply(draft, question, text);
  if (reply.kind === "refused") turn.say(`${reply.because}什么都没改。`);
  else if (reply.kind === "which") turn.say(tellDoubt(question, text));
  else if (JSON.stringify(draft.sheet().answer(key)) === JSON.stringify(reply.answer))
    turn.say(`${nameQuestion(draft, key)}本来就是这样，没有要更正的。`);
  else goOn(turn, { ...told, answer: reply.answer, typed: text.trim() });
  return true;
}

function tellDoubt({ kind }: Question, text: string): string {
  if (kind === "money") return "这个数太大了，请带上单位再发，例：462.96万元。";
  return `“${shorten(text, QUOTED)}”不像，请再看一眼，写全了再发。`;
}

function takeWhy(turn: Turn, draft: Draft, told: CorrectionTold, text: string): boolean {
  const why = text.trim();
  if (why === "" || Array.from(why).length > LONGEST_WHY) {
    turn.say(`请用一句话写原因，最多${LONGEST_WHY}个字，例：公开稿小数点抄错。`);
    return true;
  }
  goOn(turn, { ...told, why });
  const { key, answer } = told;
  if (key === undefined || answer === undefined) return true;
  turn.ask("正在比对会动哪些表和句子，请稍候…");
  turn.request({ kind: "compare", answers: answersWith(turn, draft, key, answer) });
  return false;
}

function goOn(turn: Turn, told: CorrectionTold): void {
  turn.position = { at: "review", task: { wants: "correction", told } };
}

/** The answers the report would have, what follows a suggestion included: those that change. */
function answersWith(
  turn: Turn,
  draft: Draft,
  key: Key,
  answer: Answer,
): readonly (readonly [Key, Answer])[] {
  const { trial } = tryCorrection(turn, draft, key, answer);
  return [...trial.touched].map((one) => [
    one,
    trial.sheet().stored.answer(one) ?? { state: "open" },
  ]);
}

function tryCorrection(
  turn: Turn,
  draft: Draft,
  key: Key,
  answer: Answer,
): { readonly trial: Draft; readonly consequences: Consequences } {
  const trial = createDraft(draft.pack, draft.report);
  recordAnswer(turn, trial, key, answer, { via: "typed", typed: "" });
  return { trial, consequences: settle(trial) };
}

/** What the correction would change was worked out: now a yes is wanted. */
export function showCompared(turn: Turn, comparison: Comparison): boolean {
  const { position, draft } = turn;
  if (draft === null || position.at !== "review" || position.task.wants !== "correction")
    return false;
  if (turn.context.chat.report !== draft.report.id) return false;
  const { tables, sentences } = comparison;
  const told = sentences.slice(0, SENTENCES_TOLD).map(({ is }) => `“${is}”`);
  const more = sentences.length > SENTENCES_TOLD ? `……共${sentences.length}句` : "";
  const counts = [
    ...(tables.length === 0 ? [] : [`${tables.length}张表`]),
    ...(sentences.length === 0 ? [] : [`${sentences.length}句话`]),
  ];
  turn.say(
    counts.length === 0 ? "改这一处，报告的表和文字都不变。" : `改这一处会动${counts.join("、")}：`,
  );
  if (tables.length > 0) turn.say(tables.join("、"));
  if (told.length > 0) turn.say(`${told.join("\n")}${more}`);
  const { key, answer } = position.task.told;
  if (key === undefined || answer === undefined) return true;
  const { trial, consequences } = tryCorrection(turn, draft, key, answer);
  const turned = tellTurned(trial, consequences.reviews);
  if (turned !== "") turn.say(turned);
  return true;
}

/** Makes the corrected version and hands it in; what no longer adds up has to be put right first. */
export function takeCorrection(turn: Turn, draft: Draft): boolean {
  const { position } = turn;
  if (position.at !== "review" || position.task.wants !== "correction") return true;
  const { cause, approvedOn, key, answer, typed = "", why } = position.task.told;
  if (key === undefined || answer === undefined || why === undefined) return true;
  draft.record({
    type: "correction-opened",
    ...{ cause, why },
    reopened: tiedKeys(draft, [key]),
    ...(approvedOn === undefined ? {} : { approvedOn }),
  });
  recordAnswer(turn, draft, key, answer, { via: "typed", typed });
  const lapsed = tellLapses(draft, settle(draft));
  turn.position = { at: "done" };
  const question = draft.pack.find(key);
  const is =
    question === undefined || isText(question)
      ? "换成新写的"
      : `改为${showInSentence(question, answer)}`;
  turn.say(`已更正：${nameQuestion(draft, key)}${is}。${lapsed}`);
  return submit(turn, draft);
}

/** 更正说明: old, new, where and why, as a file. */
export function makeNote(turn: Turn, draft: Draft): boolean {
  if (draft.report.review.correction === null) {
    turn.say("这份报告没有在更正。");
    return true;
  }
  turn.request({ kind: "note", changes: correctedAnswers(draft) });
  return false;
}
