import type { Group, RowGroup } from "../pack/pack.js";
import { recordAnswer } from "./record-answer.js";
import { cellsOf, type Draft } from "./draft.js";
import { firstOpenCell } from "./navigate.js";
import { describeRow } from "./prompts/prompt-rows.js";
import { settle } from "./settle.js";
import type { Turn } from "./turn.js";

const CODE = /^(\d+)\s*(.*)$/s;
const REMOVAL = /^(?:删除|删掉|去掉)\s*(\d+)$/;

/** Takes a code, 编码 名称, or 删除 编码 for a repeat group. */
export function readRow(
  turn: Turn,
  draft: Draft,
  group: Group,
  rows: RowGroup,
  text: string,
): void {
  const tidy = text.normalize("NFKC").trim();
  const removal = REMOVAL.exec(tidy)?.[1];
  if (removal !== undefined) return removeRow(turn, draft, group, removal);
  const [, code, name = ""] = CODE.exec(tidy) ?? [];
  const problem = code === undefined ? notACode(text) : codeProblem(rows, code);
  if (code === undefined || problem !== undefined) {
    turn.say(problem ?? notACode(text));
    return;
  }
  addRow(draft, group, code);
  const nameKey = `${rows.prefix}.${code}.${rows.nameColumn}`;
  if (name !== "" && !rows.names.has(code)) {
    const answer = { state: "value", value: { kind: "text", text: name } } as const;
    recordAnswer(turn, draft, nameKey, answer, { via: "typed", typed: text });
  }
  settle(draft);
  turn.say(describeRow(draft, group, rows, code));
  const key = firstOpenCell(draft, group, code);
  turn.position = key === undefined ? { at: "rows", group: group.id } : { at: "question", key };
}

/** Adds a row once; a closed group is opened again, since it is no longer all there is. */
export function addRow(draft: Draft, group: Group, code: string): void {
  if (!draft.rows(group.id).includes(code)) {
    draft.record({ type: "row-added", group: group.id, code });
  }
}

function removeRow(turn: Turn, draft: Draft, group: Group, code: string): void {
  if (!draft.rows(group.id).includes(code)) {
    turn.say(`没有${code}这一行。`);
    return;
  }
  for (const key of cellsOf(group, code)) {
    if (draft.sheet().stored.answer(key) === undefined) continue;
    recordAnswer(turn, draft, key, { state: "open" }, { via: "typed", typed: "" });
  }
  draft.record({ type: "row-removed", group: group.id, code });
  settle(draft);
  turn.say(`已删除${code}这一行，可发 /undo 撤销。`);
}

function notACode(text: string): string {
  return `没看懂“${text.trim().slice(0, 20)}”，要科目编码，例：2050803。原来的答案没动。`;
}

/** Why a code is not taken; undefined when it is fine. */
export function codeProblem(rows: RowGroup, code: string): string | undefined {
  if (!rows.codeLengths.includes(code.length)) {
    return `编码要${rows.codeLengths.join("、")}位数字，“${code}”是${code.length}位。`;
  }
  const [shortest = 0] = rows.codeLengths;
  const top = code.slice(0, shortest);
  return rows.names.has(top) ? undefined : `本年度没有${top}这一类，请核对“${code}”。`;
}
