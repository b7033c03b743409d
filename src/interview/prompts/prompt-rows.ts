import type { Group, RowGroup } from "../../pack/pack.js";
import { cellsOf, type Draft } from "../draft.js";
import { formatBare, moneyUnitOf } from "../answers/money-unit.js";
import { positionIn } from "../navigation/navigate.js";
import { isFigure } from "../answers/tally.js";
import type { Choice, Turn } from "../turn.js";
import { headerOf } from "./header.js";

const ROWS_SHOWN = 2;
const CODES_SHOWN = 6;
/** Stands for a row nobody has filled yet. */
const NO_CODE = "0";

/** Asks for the next code of a repeat group, or a pasted table. */
export function promptRows(turn: Turn, draft: Draft, group: Group, rows: RowGroup): void {
  const codes = draft.rows(group.id);
  const how =
    codes.length === 0
      ? `${group.title}：发科目编码（${lengthsText(rows)}），或从Excel贴 编码、名称、${columnsText(draft, rows)}。`
      : `${group.title}：已有${codes.length}行。还有就接着发编码或贴表格（删一行发“删除 ${codes.at(-1) ?? ""}”），没有点〔其余全部为0〕。`;
  const buttons: Choice[][] = [
    [
      {
        label: codes.length === 0 ? "都没有，全部为0" : "其余全部为0",
        action: { do: "close-zero", group: group.id },
      },
    ],
    [
      { label: "先空着", action: { do: "skip", key: group.id } },
      { label: "填报清单", action: { do: "list" } },
    ],
  ];
  turn.ask(
    [`${headerOf(turn, draft, group)}${how}`, ...rowLines(draft, group, rows)].join("\n"),
    buttons,
    rows.prefix,
  );
}

function lengthsText(rows: RowGroup): string {
  return `${rows.codeLengths.join("、")}位`;
}

/** The columns a pasted table should have, as it is asked for. */
export function columnsText(draft: Draft, rows: RowGroup): string {
  const columns = rows.columns.filter(
    (column) =>
      isFigure(column) &&
      column.value === undefined &&
      !column.optional &&
      column.suggest === undefined,
  );
  const applies = columns.filter(
    (column) => column.when === undefined || draft.sheet().holds(column.when, NO_CODE) !== false,
  );
  return applies.map((column) => column.label).join("、");
}

function rowLines(draft: Draft, group: Group, rows: RowGroup): string[] {
  const codes = draft.rows(group.id);
  const last = codes.slice(-ROWS_SHOWN).map((code) => describeRow(draft, group, rows, code));
  const before = codes.slice(0, -ROWS_SHOWN);
  if (before.length === 0) return last;
  const named = before.slice(-CODES_SHOWN).map((code) => nameRow(draft, rows, code));
  return [`${before.length > named.length ? "…、" : ""}${named.join("、")}`, ...last];
}

/** 205 教育支出：基本支出384.99，项目支出37.57 */
export function describeRow(draft: Draft, group: Group, rows: RowGroup, code: string): string {
  const sheet = draft.sheet();
  const figures = cellsOf(group, code).flatMap((key) => {
    const question = draft.pack.find(key);
    const stored = sheet.stored.answer(key);
    // What was typed for a code that has deeper ones now no longer counts.
    if (question === undefined || sheet.answer(key).state !== "value") return [];
    if (stored?.state !== "value") return [];
    const { value } = stored;
    if (value.kind !== "money" || value.yuan === "0") return [];
    const column = rows.columns.find((one) => one.cell?.column === question.cell?.column);
    return [`${column?.label ?? ""}${formatBare(sheet, value.yuan)}`];
  });
  const amounts = figures.length === 0 ? "" : `：${figures.join("，")}${moneyUnitOf(sheet)}`;
  return `${nameRow(draft, rows, code)}${amounts}`;
}

/** 205 教育支出 */
function nameRow(draft: Draft, { prefix }: RowGroup, code: string): string {
  return `${code} ${draft.sheet().codeName(prefix, code) ?? ""}`;
}

/** Whether questions were passed that are offered one by one. */
function hasMore(draft: Draft, group: Group): boolean {
  return positionIn(draft, group)?.at === "question";
}

/** Asks whether the rest of a sparse group is zero. */
export function promptClose(turn: Turn, draft: Draft, group: Group): void {
  const isCounted = group.questions.every((question) => question.kind === "count");
  const how = `还有别的就发“名称 ${isCounted ? "数量" : "金额"}”，一行一项。`;
  turn.ask(`${headerOf(turn, draft, group)}${group.title}：其余都没有吗？${how}`, [
    [{ label: "其余全部为0", action: { do: "close-zero", group: group.id } }],
    [
      ...(hasMore(draft, group)
        ? [{ label: "逐项填", action: { do: "fill", group: group.id } } as const]
        : []),
      { label: "先空着", action: { do: "skip", key: group.id } },
      { label: "填报清单", action: { do: "list" } },
    ],
  ]);
}
