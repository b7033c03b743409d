import type { Answer } from "../../amounts/answer.js";
import type { Position } from "../../events/chat/chat-events.js";
import type { Group, Key, Question } from "../../pack/pack.js";
import { recordAnswer } from "../answers/record-answer.js";
import { createDraft, type Draft } from "../draft.js";
import { positionAfterGroup, positionIn } from "./navigate.js";
import { minutesLeft, progressOf } from "../prompts/header.js";
import { matchOption, matchOptions } from "../replies/match-option.js";
import { readNumbers } from "../replies/numbered-options.js";
import { settleMany } from "../answers/answer-key.js";
import type { Turn } from "../turn.js";

type Portrait = Extract<Position, { at: "portrait" }>;

const PIECES = /[\n；;。]+/;
const NEAR_SHOWN = 3;
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
  turn.position = tickedAs(position, { ...position.ticked, [key]: next });
}

function tickedAs({ at, group }: Portrait, ticked: Portrait["ticked"]): Portrait {
  return { at, group, ticked };
}

/**
 * Reads options typed instead of ticked: 参照公务员法管理的事业单位；公务接待、会议、培训；万元. The words of one button
 * do what it does.
 */
export function readPortrait(turn: Turn, group: Group, position: Portrait, text: string): void {
  const word = text.trim();
  const button = group.questions.find(({ options }) => options.includes(word));
  if (button !== undefined) return tickOption(turn, group, position, button.key, word);
  const reads: Read[] = [];
  const unknown: string[] = [];
  for (const piece of text.split(PIECES)) {
    if (piece.trim() === "") continue;
    const read = readPiece(group, piece);
    if (read !== undefined) reads.push(read);
    else {
      const words = readWords(group, piece);
      reads.push(...words.reads);
      unknown.push(...words.unknown);
    }
  }
  const ticked: Record<string, readonly string[]> = { ...position.ticked };
  for (const { question, options } of reads) ticked[question.key] = options;
  for (const { question, options } of findTwice(reads)) {
    ticked[question.key] = position.ticked[question.key] ?? [];
    turn.say(`${question.label}只能选一项：${options.join("还是")}？这一项没有改。`);
  }
  turn.position = tickedAs(position, ticked);
  if (unknown.length > 0) turn.say(tellUnknown(group, unknown));
}

/** 接待 stands in two options: both are named, for the person to say which. */
function tellUnknown(group: Group, unknown: readonly string[]): string {
  const options = group.questions.flatMap((question) => question.options);
  const near = unknown.flatMap((word) => {
    const found = options.filter((option) => option.includes(word));
    return found.length < 2 ? [] : [`“${word}”是${found.slice(0, NEAR_SHOWN).join("还是")}？`];
  });
  const others = unknown.filter((word) => options.filter((one) => one.includes(word)).length < 2);
  const strange =
    others.length === 0
      ? "请写全，或点选。"
      : `没看懂“${others.join("；")}”，请点选，或照选项里的字发。`;
  return `${near.join("")}${strange}`;
}

interface Read {
  readonly question: Question;
  readonly options: readonly string[];
}

/** Questions with one answer that were given several. */
function findTwice(reads: readonly Read[]): readonly Read[] {
  const single = reads.filter(({ question }) => question.kind === "choice");
  return [...new Set(single.map(({ question }) => question))].flatMap((question) => {
    const given = single.filter((one) => one.question === question);
    const options = [...new Set(given.flatMap((one) => one.options))];
    return options.length > 1 ? [{ question, options }] : [];
  });
}

/** Options of several questions in one line: 行政单位，公务接待、会议 */
function readWords(
  group: Group,
  piece: string,
): { reads: readonly Read[]; unknown: readonly string[] } {
  const reads: Read[] = [];
  const unknown: string[] = [];
  for (const word of piece.split(WORD_ENDS)) {
    const read = word === "" ? undefined : readPiece(group, word);
    if (read === undefined) {
      if (word !== "") unknown.push(word);
      continue;
    }
    const { question, options } = read;
    const many = question.kind === "choices";
    const index = many ? reads.findIndex((one) => one.question === question) : -1;
    const before = reads[index]?.options ?? [];
    const all = question.options.filter((one) => before.includes(one) || options.includes(one));
    if (index === -1) reads.push({ question, options: all });
    else reads[index] = { question, options: all };
  }
  return { reads, unknown };
}

function readPiece(group: Group, piece: string): Read | undefined {
  const labelled = /^([^：:]+)[：:](.+)$/s.exec(piece);
  const label = labelled?.[1]?.trim();
  const named = group.questions.find((question) => question.label === label);
  const text = named === undefined ? piece : (labelled?.[2] ?? piece);
  // A number alone is one of the buttons: nobody knows of which question.
  if (named === undefined && readNumbers(text).length > 0) return undefined;
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

/**
 * One choice of the portrait made by itself: where answers would go that are printed now, that is asked first.
 *
 * @returns whether it is asked
 */
export function asksBeforeHiding(
  turn: Turn,
  draft: Draft,
  group: Group,
  { key, answer }: { readonly key: Key; readonly answer: Answer },
): boolean {
  const position = positionIn(draft, group);
  const value = answer.state === "value" ? answer.value : undefined;
  if (position?.at !== "portrait" || value?.kind !== "choice") return false;
  const chosen = tickedAs(position, { ...position.ticked, [key]: [value.choice] });
  if (hiddenBy(draft, group, chosen).length === 0) return false;
  turn.position = { ...chosen, asked: true };
  return true;
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
  if (position.asked !== true && hiddenBy(draft, group, position).length > 0) {
    turn.position = { ...position, asked: true };
    return;
  }
  for (const { question, answer, chosen } of changesOf(draft, group, position))
    recordAnswer(turn, draft, question.key, answer, { via: "pressed", typed: chosen.join("、") });
  const told = settleMany(draft);
  const { asked, done } = progressOf(draft);
  const absent = [...draft.pack.questions.values()].filter(
    (question) =>
      question.value === undefined && draft.sheet().answer(question.key).state === "not-applicable",
  ).length;
  const saved = absent === 0 ? "" : `已省去${absent}题，`;
  turn.say(
    `已记录。${saved}还剩约${asked - done}题，约${minutesLeft(asked - done)}分钟，随时可停。${told}`,
  );
  turn.position = positionAfterGroup(draft, group);
}

interface Change {
  readonly question: Question;
  readonly answer: Answer;
  readonly chosen: readonly string[];
}

/** What confirming would store. */
function changesOf(draft: Draft, group: Group, { ticked }: Portrait): readonly Change[] {
  return group.questions.flatMap((question): Change[] => {
    const chosen = ticked[question.key] ?? [];
    const answer = answerOf(question, chosen);
    if (answer === undefined || isStored(draft, question, answer)) return [];
    return [{ question, answer, chosen }];
  });
}

/** Answers given that would not be printed any more: those of something that is unticked. */
export function hiddenBy(draft: Draft, group: Group, position: Portrait): readonly Key[] {
  const changes = changesOf(draft, group, position);
  if (changes.length === 0) return [];
  const copy = createDraft(draft.pack, draft.report);
  for (const { question, answer } of changes)
    copy.record({ type: "answered", key: question.key, answer, via: "pressed", typed: "" });
  const [before, after] = [draft.sheet(), copy.sheet()];
  return [...draft.report.answers.keys()].filter((key) => {
    if (draft.pack.find(key) === undefined || before.answer(key).state !== "value") return false;
    return after.answer(key).state === "not-applicable";
  });
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
