import { formatWanExact, formatYuan } from "../../amounts/format-money.js";
import type { Answer } from "../../amounts/answer.js";
import type { Position } from "../../events/chat/chat-events.js";
import { yuanOf, type Draft } from "../draft.js";
import type { Choice, Turn } from "../turn.js";

type Which = Extract<Position, { at: "which" }>;

/** A reply that can be read in two ways is stored only once chosen. */
export function promptWhich(turn: Turn, draft: Draft, position: Which): void {
  const label = draft.pack.find(position.key)?.label ?? "";
  const choices = whichLabels(draft, position).map((one, index): Choice[] => [
    { label: one, action: { do: "choose", index } },
  ]);
  turn.ask(
    `${label}：“${position.typed}”是哪一个？选好才会记录。`,
    [...choices, [{ label: "重新填", action: { do: "cancel" } }]],
    position.key,
  );
}

/** What is on the buttons: the readings, then the row a code stands for. */
export function whichLabels(draft: Draft, { key, choices, code }: Which): readonly string[] {
  const readings = choices.map(readingLabel);
  const group = draft.pack.groups.get(draft.pack.find(key)?.group ?? "");
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
