import type { Group, Key, RowGroup } from "../../pack/pack.js";
import { recordAnswer } from "../answers/record-answer.js";
import { cellsOf, type Draft } from "../draft.js";
import { firstOpenCell, isAnswerable } from "./navigate.js";
import { describeRow } from "../prompts/prompt-rows.js";
import { codeProblem } from "../replies/code-problem.js";
import { settle } from "../answers/settle.js";
import type { Turn } from "../turn.js";

const CODE = /^(\d+)\s*(.*)$/s;
/** 教育支出 37.57: the name of a code, and figures behind it. */
const NAME_AND_REST = /^(.*?)\s*([-¥]?[\d.,][\d\s.,万元]*)?$/s;
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
  const [, code, name = ""] = CODE.exec(codeCalled(rows, tidy) ?? tidy) ?? [];
  const problem = code === undefined ? notACode(text) : whyNoCode(rows, code, tidy);
  if (code === undefined || problem !== undefined) {
    turn.say(problem ?? notACode(text));
    return;
  }
  const isNew = !draft.rows(group.id).includes(code);
  addRow(draft, group, code);
  const nameKey = `${rows.prefix}.${code}.${rows.nameColumn}`;
  const known = rows.names.get(code);
  const [, words = "", left = ""] = NAME_AND_REST.exec(name) ?? [];
  const isNamed = words !== "" && known === undefined;
  if (isNamed) {
    const answer = { state: "value", value: { kind: "text", text: words } } as const;
    recordAnswer(turn, draft, nameKey, answer, { via: "typed", typed: text });
  }
  settle(draft);
  if (words !== "" && known !== undefined && words !== known)
    turn.say(`${code}的名称是“${known}”，“${words.slice(0, 20)}”没有记，请核对编码。`);
  if (left !== "")
    turn.say(
      `只收下编码${code}${isNamed ? "和名称" : ""}，后面的“${left.slice(0, 20)}”没有记：请按下面问的逐列填。`,
    );
  turn.say(describeRow(draft, group, rows, code));
  for (const line of tellParents(draft, group, code)) turn.say(line);
  const key =
    firstOpenCell(draft, group, code) ?? (isNew ? undefined : firstCell(draft, group, code));
  turn.position = key === undefined ? { at: "rows", group: group.id } : { at: "question", key };
}

/** A row given again is to be changed. */
function firstCell(draft: Draft, group: Group, code: string): Key | undefined {
  return cellsOf(group, code).find(
    (key) => draft.pack.find(key)?.suggest === undefined && isAnswerable(draft, key),
  );
}

/** A code with deeper ones is their sum: said when it had figures of its own, or gets none. */
export function tellParents(draft: Draft, group: Group, code: string): string[] {
  const codes = draft.rows(group.id);
  const lines: string[] = [];
  if (codes.some((other) => other !== code && other.startsWith(code)))
    lines.push(`${code}下面有更细的科目，它的数由下级汇总，不用填。`);
  for (const above of codes.filter((other) => other !== code && code.startsWith(other)))
    lines.push(`${above}有了下级科目，以后由下级汇总；原来填在${above}的数不再算。`);
  return lines;
}

/** Adds a row once; in a closed group what it lacks is zero. */
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

/** The code of a name, where one alone is called so: 教育支出. */
function codeCalled({ names }: RowGroup, tidy: string): string | undefined {
  const called = [...names].filter(([, name]) => name === tidy);
  return called.length === 1 ? called[0]?.[0] : undefined;
}

function whyNoCode(rows: RowGroup, code: string, tidy: string): string | undefined {
  if (!/^\d+[.,]\d/.test(tidy)) return codeProblem(rows, code);
  return `“${tidy.slice(0, 20)}”像金额，没有记。先发科目编码，再逐列填数，例：205。`;
}

function notACode(text: string): string {
  return `没看懂“${text.trim().slice(0, 20)}”，要科目编码，例：2050803。原来的答案没动。`;
}
