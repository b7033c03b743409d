import { formatWanExact, formatYuan } from "../../amounts/format-money.js";
import type { Answer } from "../../amounts/answer.js";
import type { Position } from "../../events/chat/chat-events.js";
import { yuanOf, type Draft } from "../draft.js";
import { shorten, showAnswer } from "../answers/show-answer.js";
import { yearExpected } from "../replies/read-date.js";
import type { Choice, Turn } from "../turn.js";

const QUOTED = 20;

type Which = Extract<Position, { at: "which" }>;

/** A reply that can be read in two ways is stored only once chosen. */
export function promptWhich(turn: Turn, draft: Draft, position: Which): void {
  const choices = whichLabels(draft, position).map((one, index): Choice[] => [
    { label: one, action: { do: "choose", index } },
  ]);
  turn.ask(
    `${asking(draft, position)}选好才会记录。`,
    [...choices, [{ label: "重新填", action: { do: "cancel" } }]],
    position.key,
  );
}

function asking(draft: Draft, { key, typed, choices: [first] }: Which): string {
  const question = draft.pack.find(key);
  const shown = `${question?.label ?? ""}：“${shorten(typed, QUOTED)}”`;
  if (question?.kind === "count") return `${shown}对吗？数有点大，请再看一眼。`;
  if (question?.kind !== "date") return `${shown}是哪一个？`;
  const year = yearExpected(draft, question);
  return first === undefined || year === undefined
    ? shown
    : `${shown}不是${String(year)}年的日子，是哪一天？`;
}

/** What is on the buttons: the readings, then the row a code stands for. */
export function whichLabels(draft: Draft, { key, choices, code }: Which): readonly string[] {
  const question = draft.pack.find(key);
  const isMoney = question === undefined || question.kind === "money";
  const readings = choices.map((one) => (isMoney ? readingLabel(one) : showAnswer(question, one)));
  const group = draft.pack.groups.get(question?.group ?? "");
  if (code === undefined || group?.rows === undefined) return readings;
  const name = draft.sheet().codeName(group.rows.prefix, code) ?? "";
  const row = `${code} ${name}`.trim();
  const isThere = draft.rows(group.id).includes(code);
  return [...readings, isThere ? `填${row}这一行` : `新的一行：${row}`];
}

/** 462.96万元 = 4,629,600元 */
export function readingLabel(answer: Answer): string {
  const yuan = yuanOf(answer) ?? "0";
  return `${formatWanExact(yuan)}万元 = ${formatYuan(yuan)}元`;
}
