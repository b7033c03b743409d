import type { PasteAsk, Proposal } from "../../events/chat/chat-events.js";
import type { Question } from "../../pack/pack.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { showAnswer } from "../answers/show-answer.js";
import type { Draft } from "../draft.js";
import { isAnswerable } from "../navigation/navigate.js";
import type { FileReply } from "./file-reading.js";
import type { FileConflict } from "./find-conflicts.js";
import { isSameAnswer } from "../../amounts/same-answer.js";
import { readWritten } from "./read-written.js";

/** What becomes of the questions a file answers differently in two places. */
export interface WeighedConflicts {
  /** Which of the figures is right: for a press to settle. */
  readonly asks: readonly PasteAsk[];
  /** Of questions that are not asked. */
  readonly idle: readonly FileReply[];
}

/** Leaves out the questions whose answer is one of those the file gives: somebody has decided. */
export function withoutDecided(
  draft: Draft,
  conflicts: readonly FileConflict[],
  remarks: string[],
): readonly FileConflict[] {
  return conflicts.filter((conflict) => {
    const question = draft.pack.find(conflict.key);
    const stored = draft.sheet().stored.answer(conflict.key);
    if (question === undefined || stored?.state !== "value") return true;
    const choices = choicesOf(draft, question, conflict);
    if (!choices.some(({ answer }) => isSameAnswer(stored, answer))) return true;
    const both = tellBoth(question, conflict, choices);
    remarks.push(
      `${nameQuestion(draft, conflict.key)}有两个数：${both}。已填的${showAnswer(question, stored)}不变。`,
    );
    return false;
  });
}

/**
 * @param draft with everything else of the file, as which questions are asked follows from it
 * @param remarks gets a line for each that no press can settle
 */
export function weighConflicts(
  draft: Draft,
  conflicts: readonly FileConflict[],
  remarks: string[],
): WeighedConflicts {
  const asks: PasteAsk[] = [];
  const idle: FileReply[] = [];
  for (const conflict of conflicts) {
    const { key, given } = conflict;
    const question = draft.pack.find(key);
    if (question === undefined || !isAnswerable(draft, key)) {
      idle.push(...given);
      continue;
    }
    const choices = choicesOf(draft, question, conflict);
    const name = nameQuestion(draft, key);
    const both = tellBoth(question, conflict, choices);
    if (choices.length > 1) asks.push({ text: `${name}：${both}`, choices });
    else remarks.push(`${name}有两个数：${both}，没有采用，请单独填。`);
  }
  return { asks, idle };
}

function choicesOf(
  draft: Draft,
  question: Question,
  { key, given }: FileConflict,
): readonly Proposal[] {
  return given.flatMap(({ typed }) => {
    const answer = readWritten(draft, question, typed);
    return typeof answer === "string" ? [] : [{ key, answer, typed }];
  });
}

/** 公开01表第13行（“总表”C13）55.00万元，公开02表第7行（“收入”C7）50.00万元 */
function tellBoth(
  question: Question,
  { given }: FileConflict,
  choices: readonly Proposal[],
): string {
  const shown = ({ place, cell, typed }: FileReply): string => {
    const where = cell === undefined ? place : `${place}（${cell}）`;
    const answer = choices.find((choice) => choice.typed === typed)?.answer;
    return `${where}${answer === undefined ? typed : showAnswer(question, answer)}`;
  };
  return given.map(shown).join("，");
}
