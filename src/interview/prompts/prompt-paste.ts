import type { Position, Proposal } from "../../events/chat-events.js";
import { ZERO } from "../../amounts/decimal.js";
import { type Draft, yuanOf } from "../draft.js";
import { nameQuestion } from "../find-question.js";
import { formatBare, moneyUnitOf } from "../money-unit.js";
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
    [
      `认出${proposals.length}项，还没有记录：`,
      ...shown,
      ...columnTotals(draft, position),
      ...remarks,
    ].join("\n"),
    pasteButtons(lines.length > LINES_SHOWN),
  );
}

/** 逐行看: every line of the block. */
export function promptPasteLines(turn: Turn, draft: Draft, position: Pasted): void {
  const lines = [...linesOf(draft, position), ...columnTotals(draft, position)];
  turn.ask([...lines, ...position.remarks].join("\n"), pasteButtons(false));
}

/** 合计：基本支出384.99，项目支出77.97万元, to be compared with the sheet it was copied from. */
function columnTotals(draft: Draft, { group: id, proposals, codes }: Pasted): string[] {
  const rows = draft.pack.groups.get(id)?.rows;
  if (rows === undefined || codes.length < 2) return [];
  const sheet = draft.sheet();
  const totals = rows.columns.flatMap((column) => {
    const amounts = proposals.flatMap(({ key, answer }) => {
      const isHere = draft.pack.find(key)?.cell?.column === column.cell?.column;
      const yuan = isHere ? yuanOf(answer) : undefined;
      return yuan === undefined ? [] : [yuan];
    });
    if (amounts.length === 0) return [];
    const sum = amounts.reduce((total, yuan) => total.plus(yuan), ZERO);
    return [`${column.label}${formatBare(sheet, sum.toFixed())}`];
  });
  return totals.length === 0 ? [] : [`合计：${totals.join("，")}${moneyUnitOf(sheet)}`];
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
