import type { Answer } from "../../amounts/answer.js";
import type { Position } from "../../events/chat/chat-events.js";
import type { Group, Question } from "../../pack/pack.js";
import { recordAnswer } from "../answers/record-answer.js";
import type { Draft } from "../draft.js";
import { positionAfterGroup } from "./navigate.js";
import { minutesLeft, progressOf } from "../prompts/header.js";
import { matchOption, matchOptions } from "../replies/match-option.js";
import { settle } from "../answers/settle.js";
import type { Turn } from "../turn.js";

type Portrait = Extract<Position, { at: "portrait" }>;

const PIECES = /[\n；;。]+/;
const WORD_ENDS = /[\s，,、]+/;

/** Ticks or unticks one option; of a `choice` only the last one stays. */
export function tickOption(
  turn: Turn,
  group: Group,
  position: Portrait,
  key: string,
  option: string,
): void {
  const question = group.questions.find((one) => one.key === key);
  if (question === undefined) return;
  const chosen = position.ticked[key] ?? [];
  const next =
    question.kind === "choice"
      ? [option]
      : chosen.includes(option)
        ? chosen.filter((one) => one !== option)
        : question.options.filter((one) => one === option || chosen.includes(one));
  turn.position = { ...position, ticked: { ...position.ticked, [key]: next } };
}

/** Reads options typed instead of ticked: 参照公务员法管理的事业单位；公务接待、会议、培训；万元 */
export function readPortrait(turn: Turn, group: Group, position: Portrait, text: string): void {
  let { ticked } = position;
  const unknown: string[] = [];
  for (const piece of text.split(PIECES)) {
    if (piece.trim() === "") continue;
    const read = readPiece(group, piece);
    if (read !== undefined) ticked = { ...ticked, [read.question.key]: read.options };
    else {
      const words = readWords(group, piece);
      ticked = { ...ticked, ...words.ticked };
      unknown.push(...words.unknown);
    }
  }
  turn.position = { ...position, ticked };
  if (unknown.length > 0) turn.say(`没看懂“${unknown.join("；")}”，请点选，或照选项里的字发。`);
}

/** Options of several questions in one line: 行政单位，公务接待、会议 */
function readWords(
  group: Group,
  piece: string,
): { ticked: Record<string, readonly string[]>; unknown: readonly string[] } {
  const ticked: Record<string, readonly string[]> = {};
  const unknown: string[] = [];
  for (const word of piece.split(WORD_ENDS)) {
    const read = word === "" ? undefined : readPiece(group, word);
    if (read === undefined) {
      if (word !== "") unknown.push(word);
      continue;
    }
    const { question, options } = read;
    const before = question.kind === "choice" ? [] : (ticked[question.key] ?? []);
    ticked[question.key] = question.options.filter(
      (one) => before.includes(one) || options.includes(one),
    );
  }
  return { ticked, unknown };
}

function readPiece(
  group: Group,
  piece: string,
): { question: Question; options: readonly string[] } | undefined {
  const labelled = /^([^：:]+)[：:](.+)$/s.exec(piece);
  const label = labelled?.[1]?.trim();
  const named = group.questions.find((question) => question.label === label);
  const text = named === undefined ? piece : (labelled?.[2] ?? piece);
  for (const question of named === undefined ? group.questions : [named]) {
    if (question.kind === "choice") {
      const option = matchOption(question.options, text);
      if (option !== undefined) return { question, options: [option] };
    } else {
      const matched = matchOptions(question.options, text);
      if (matched.unknown.length === 0) return { question, options: matched.options };
    }
  }
  return undefined;
}

/** Stores what is ticked; says how much was saved and how much is left. */
export function confirmPortrait(turn: Turn, draft: Draft, group: Group, position: Portrait): void {
  const unanswered = group.questions.find(
    (question) =>
      question.kind === "choice" &&
      !question.optional &&
      (position.ticked[question.key] ?? []).length === 0,
  );
  if (unanswered !== undefined) {
    turn.say(`还差一项：${unanswered.label}。`);
    return;
  }
  for (const question of group.questions) {
    const chosen = position.ticked[question.key] ?? [];
    const answer = answerOf(question, chosen);
    if (answer === undefined || isStored(draft, question, answer)) continue;
    recordAnswer(turn, draft, question.key, answer, { via: "pressed", typed: chosen.join("、") });
  }
  settle(draft);
  const { asked, done } = progressOf(draft);
  const absent = [...draft.pack.questions.values()].filter(
    (question) =>
      question.value === undefined && draft.sheet().answer(question.key).state === "not-applicable",
  ).length;
  const saved = absent === 0 ? "" : `已省去${absent}题，`;
  turn.say(
    `已记录。${saved}还剩约${asked - done}题，约${minutesLeft(asked - done)}分钟，随时可停。`,
  );
  turn.position = positionAfterGroup(draft, group);
}

function answerOf(question: Question, chosen: readonly string[]): Answer | undefined {
  if (question.kind === "choices")
    return { state: "value", value: { kind: "choices", choices: chosen } };
  const [choice] = chosen;
  return choice === undefined ? undefined : { state: "value", value: { kind: "choice", choice } };
}

function isStored(draft: Draft, question: Question, answer: Answer): boolean {
  const stored = draft.sheet().stored.answer(question.key);
  return JSON.stringify(stored) === JSON.stringify(answer);
}
