import type { Position, Proposal } from "../../events/chat-events.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../find-question.js";
import { showAnswer } from "../show-answer.js";
import type { Turn } from "../turn.js";

type Pasted = Extract<Position, { at: "paste" }>;

const LINES_SHOWN = 6;

/** Shows what a pasted block was read as, before anything is stored. */
export function promptPaste(turn: Turn, draft: Draft, position: Pasted): void {
  const { proposals, remarks } = position;
  const lines = linesOf(draft, position);
  const shown = lines.slice(0, LINES_SHOWN);
  if (lines.length > shown.length) shown.push(`……共${lines.length}行`);
  turn.ask(
    [`认出${proposals.length}项，还没有记录：`, ...shown, ...remarks].join("\n"),
    pasteButtons(lines.length > LINES_SHOWN),
  );
}

/** 逐行看: every line of the block. */
export function promptPasteLines(turn: Turn, draft: Draft, position: Pasted): void {
  turn.ask([...linesOf(draft, position), ...position.remarks].join("\n"), pasteButtons(false));
}

function pasteButtons(more: boolean): Parameters<Turn["ask"]>[1] {
  return [
    [{ label: "全部采用", action: { do: "confirm" } }],
    [
      ...(more ? [{ label: "逐行看", action: { do: "walk" } as const }] : []),
      { label: "取消", action: { do: "cancel" } },
    ],
  ];
}

/** A line an answer; of a repeat group a line a row. */
function linesOf(draft: Draft, position: Pasted): string[] {
  const group = draft.pack.groups.get(position.group);
  if (group?.rows === undefined) {
    return position.proposals.map((one) => describe(draft, one, nameQuestion(draft, one.key)));
  }
  const rows = new Map<string, string[]>();
  for (const proposal of position.proposals) {
    const question = draft.pack.find(proposal.key);
    const code = question?.cell?.row ?? "";
    const cells = rows.get(code) ?? [];
    rows.set(code, [...cells, describe(draft, proposal, question?.label ?? "")]);
  }
  const { prefix } = group.rows;
  return [...rows].map(
    ([code, cells]) => `${code} ${draft.sheet().codeName(prefix, code) ?? ""}：${cells.join("，")}`,
  );
}

function describe(draft: Draft, proposal: Proposal, name: string): string {
  const question = draft.pack.find(proposal.key);
  if (question === undefined) return "";
  const stored = draft.sheet().stored.answer(proposal.key);
  const now = showAnswer(question, proposal.answer);
  const before = stored?.state === "value" ? showAnswer(question, stored) : undefined;
  const change = before === undefined || before === now ? "" : `（原来${before}）`;
  return `${name} ${now}${change}`;
}
