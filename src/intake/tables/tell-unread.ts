import { contentOf, isCounting } from "../../interview/paste/sheet-cell.js";
import type { Key, Pack } from "../../pack/pack.js";
import type { TableSpec } from "../../pack/tables.js";
import { cellAt, cellName, columnLetters, isFigureCell, type SheetCell } from "../sheet-data.js";
import { columnNames } from "./head-stacks.js";
import type { PlacedTable } from "./read-fixed-rows.js";
import { placed } from "./table-cells.js";
import { keyOf, type TableCollector } from "./table-collector.js";

const NAMED = 3;
const LONGEST_NAME = 20;
/** Columns whose numbers only count. */
const COUNTING_HEAD = /^(?:行次|栏次|序号)$/;

/** Tells which rows and columns with figures of a table were not read: nothing of it is left out in silence. */
export function tellUnread(table: PlacedTable, pack: Pack, collector: TableCollector): void {
  const { id } = table.region.spec;
  const rows = unreadRows(table);
  if (rows.length > 0)
    collector.remark(`${id}有${rows.length}行没看懂，没有采用：${listSome(rows)}。`);
  const columns = unreadColumns(table);
  if (columns.length > 0)
    collector.remark(`${id}有${columns.length}列没有采用：${listSome(columns)}。`);
  const missing = missingColumns(table, pack, collector.located());
  if (missing.length > 0)
    collector.remark(`${id}里没找到这${missing.length}列，要另填：${listSome(missing)}。`);
}

function listSome(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join("、");
  return names.length > NAMED ? `${shown}等` : shown;
}

/** Rows with a figure nobody looked at, in a column that holds figures: “30125 特殊津贴”（“表”C9）. */
function unreadRows({ region, bodyRow, columns, seen }: PlacedTable): readonly string[] {
  const figures = figureColumns(region.spec);
  const there = [...columns].flatMap(([spec, column]) => (figures.has(spec) ? [column] : []));
  const unread: string[] = [];
  for (let row = bodyRow; row < region.endRow; row += 1) {
    const column = there
      .toSorted((one, other) => one - other)
      .find((at) => !seen.has({ row, column: at }) && isFigureCell(cellAt(region.sheet, row, at)));
    if (column === undefined || countsColumns(region.sheet.rows[row] ?? [])) continue;
    const words = (region.sheet.rows[row] ?? [])
      .slice(0, column)
      .map(({ text }) => text.trim())
      .filter((text) => text !== "" && (contentOf(text) === "words" || /^\d{3,}$/.test(text)));
    const name = words.slice(-2).join(" ").slice(0, LONGEST_NAME);
    const where = cellName(region.sheet, row, column);
    unread.push(name === "" ? where : `“${name}”（${where}）`);
  }
  return unread;
}

/** 栏次, wherever it stands, or nothing but 1, 2, 3 …, from either side. */
function countsColumns(cells: readonly SheetCell[]): boolean {
  const texts = cells.map(({ text }) => text.trim()).filter((text) => text !== "");
  return texts.includes("栏次") || isCounting(texts) || isCounting(texts.toReversed());
}

/** Columns of the sheet with figures that none of the table is paired with. */
function unreadColumns({ region, bodyRow, columns, heads, seen }: PlacedTable): readonly string[] {
  const taken = new Set(columns.values());
  const rows = Array.from({ length: region.endRow - bodyRow }, (_, at) => bodyRow + at);
  const width = Math.max(
    0,
    ...region.sheet.rows.slice(bodyRow, region.endRow).map((row) => row.length),
  );
  const unread: string[] = [];
  for (let column = 0; column < width; column += 1) {
    const head = heads[column]?.at(-1) ?? "";
    if (taken.has(column) || COUNTING_HEAD.test(head)) continue;
    const filled = rows.filter(
      (row) =>
        !seen.has({ row, column }) &&
        isFigureCell(cellAt(region.sheet, row, column)) &&
        !isRepeated(region, row, column),
    );
    // A single number may be one of a note, or of the row that counts the columns.
    if (filled.length === 0 || (head === "" && filled.length === 1)) continue;
    const where = `${columnLetters(column)}列`;
    unread.push(head === "" ? where : `“${head}”（${where}）`);
  }
  return unread;
}

/** What is merged over several cells stands in the first of them. */
function isRepeated({ sheet }: PlacedTable["region"], row: number, column: number): boolean {
  return sheet.merges.some(
    (merge) =>
      merge.row <= row &&
      merge.lastRow >= row &&
      merge.column < column &&
      merge.lastColumn >= column,
  );
}

/** Columns of the table that ask for figures and stand nowhere in the sheet. */
function missingColumns(
  { region, columns }: PlacedTable,
  pack: Pack,
  located: ReadonlySet<Key>,
): readonly string[] {
  const names = columnNames(region.spec);
  const missing = new Set<number>();
  for (const { each, cells } of region.spec.body) {
    const [code] = each === undefined ? [] : (pack.groups.get(each)?.rows?.usualCodes ?? []);
    const row = each === undefined || code === undefined ? undefined : `${each}.${code}`;
    for (const [column, { content }] of placed(cells)) {
      if (content.kind !== "figure" || columns.has(column)) continue;
      const key = keyOf(content.expression, row);
      const question = key === undefined ? undefined : pack.find(key);
      if (question === undefined || question.value !== undefined || located.has(question.key))
        continue;
      missing.add(column);
    }
  }
  return [...missing].map((at) => `“${names[at] ?? ""}”`);
}

/** Columns of a table that hold figures. */
function figureColumns({ body }: TableSpec): ReadonlySet<number> {
  return new Set(
    body.flatMap(({ cells }) =>
      [...placed(cells)].flatMap(([column, { content }]) =>
        content.kind === "figure" ? [column] : [],
      ),
    ),
  );
}
