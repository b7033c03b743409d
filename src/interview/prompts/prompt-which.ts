import { formatWanExact, formatYuan } from "../../amounts/format-money.js";
import type { Answer } from "../../amounts/answer.js";
import type { Position } from "../../events/chat/chat-events.js";
import { yuanOf, type Draft } from "../draft.js";
import type { Choice, Turn } from "../turn.js";

/** A reply that can be read in two ways is stored only once chosen. */
export function promptWhich(
  turn: Turn,
  draft: Draft,
  position: Extract<Position, { at: "which" }>,
): void {
  const label = draft.pack.find(position.key)?.label ?? "";
  const choices = position.choices.map((answer, index): Choice => ({
    label: readingLabel(answer),
    action: { do: "choose", index },
  }));
  turn.ask(
    `${label}：“${position.typed}”是哪一个？选好才会记录。`,
    [...choices.map((choice) => [choice]), [{ label: "重新填", action: { do: "cancel" } }]],
    position.key,
  );
}

/** 462.96万元 = 4,629,600元 */
export function readingLabel(answer: Answer): string {
  const yuan = yuanOf(answer) ?? "0";
  return `${formatWanExact(yuan)}万元 = ${formatYuan(yuan)}元`;
}
