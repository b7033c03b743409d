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
  const lines = proposals.map((proposal) => describe(draft, proposal));
  const shown = lines.slice(0, LINES_SHOWN);
  if (lines.length > shown.length) shown.push(`……共${lines.length}项`);
  turn.ask(
    [`认出${proposals.length}项，还没有记录：`, ...shown, ...remarks].join("\n"),
    pasteButtons(lines.length > LINES_SHOWN),
  );
}

/** 逐行看: every line of the block. */
export function promptPasteLines(turn: Turn, draft: Draft, position: Pasted): void {
  const lines = position.proposals.map((proposal) => describe(draft, proposal));
  turn.ask([...lines, ...position.remarks].join("\n"), pasteButtons(false));
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

function describe(draft: Draft, proposal: Proposal): string {
  const question = draft.pack.find(proposal.key);
  if (question === undefined) return "";
  const stored = draft.sheet().stored.answer(proposal.key);
  const now = showAnswer(question, proposal.answer);
  const before = stored?.state === "value" ? showAnswer(question, stored) : undefined;
  const change = before === undefined || before === now ? "" : `（原来${before}）`;
  return `${nameQuestion(draft, proposal.key)} ${now}${change}`;
}
