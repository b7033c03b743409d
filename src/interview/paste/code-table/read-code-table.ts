import type { MoneyUnit } from "../../../amounts/answer.js";
import type { Key } from "../../../pack/pack.js";
import { type BlockUnit, unitOf } from "../block-unit.js";
import {
  askedColumns,
  cellTarget,
  type CodeTable,
  columnTargets,
  usualColumns,
} from "./code-columns.js";
import { type Collector, createCollector } from "../collect-reading.js";
import { type CodeRow, type CodeSource, gatherCodeRows } from "./gather-code-rows.js";
import { labelKey } from "../labels/label-text.js";
import { type Columns, layoutsOf, placeByHead, type PlacedValue } from "./lay-out.js";
import {
  countPieces,
  type PasteCode,
  type PasteOrder,
  type PasteReading,
} from "../paste-reading.js";
import type { PasteTarget } from "../paste-target.js";
import { readMoney, readValue } from "../read-value.js";
import { evenOut } from "../unordered/even-out.js";
import { refuse, withoutTwins } from "../unordered/gather-rows.js";

const LOOKED_IN: MoneyUnit = "万元";

/** Where an answered cell stands. */
type Cells = Map<Key, { readonly code: string; readonly column: Key }>;

/**
 * Reads a pasted table of a repeat group: 编码、名称 and the columns of its head, or, without a head, the
 * columns asked of everybody. Codes above others (205 over 2050803) and totals are only compared.
 */
export function readCodeTable(text: string, table: CodeTable, unit: MoneyUnit): PasteReading {
  return readTable(text, table, { unit: unitOf(unit), isPart: false });
}

/** The same for a part of a block: a unit below its figures is that of the next part. */
export function readCodePart(
  text: string,
  table: CodeTable,
  { unit, title }: { readonly unit: BlockUnit; readonly title: string },
): PasteReading {
  return readTable(text, table, { unit, isPart: true, title });
}

function readTable(
  text: string,
  table: CodeTable,
  { title = "", ...start }: Pick<CodeSource, "unit" | "isPart"> & { readonly title?: string },
): PasteReading {
  const columns = columnTargets(table, title + text);
  const usual = usualColumns(table, columns);
  const collector = createCollector();
  const rows = gatherCodeRows({ text, table, columns, ...start }, collector);
  const book: Book = { collector, cells: new Map(), rows };
  const headless: CodeRow[] = [];

  for (const row of rows) {
    const placed = row.isBelowHead ? placeByHead(row, usual) : undefined;
    if (placed !== undefined) readRow(book, row, placed);
    else if (row.isBelowHead) tellUnplaced(book, row, usual);
    else if (row.values.length > 0) headless.push(row);
  }
  const asked = askedColumns(table, columns);
  const loose = readHeadless(book, headless, { usual, asked });
  const answered = new Set([...book.cells.values()].map(({ code }) => code));
  const inOrders = new Set(loose.unordered?.flatMap(({ lines }) => lines));
  const codes = rows.filter(
    (row) =>
      answered.has(row.code) ||
      (headless.includes(row) && inOrders.has(row.line) && !isTotal(book, row)),
  );
  return { ...collector.finish(), codes: listCodes(codes, table), ...loose };
}

/** What a table is read into. */
interface Book {
  readonly collector: Collector;
  readonly cells: Cells;
  /** All rows of the table. */
  readonly rows: readonly CodeRow[];
}

function isTotal({ rows }: Book, { code }: CodeRow): boolean {
  return code === "" || rows.some((row) => row.code !== code && row.code.startsWith(code));
}

function readRow(book: Book, row: CodeRow, placed: readonly PlacedValue[]): void {
  for (const one of placed) {
    if (one.value.content === "blank") continue;
    if (isTotal(book, row) || isComputed(one.column)) compareCell(book, row, one);
    else readCell(book, row, one);
  }
}

function tellUnplaced(book: Book, row: CodeRow, usual: readonly PasteTarget[]): void {
  if (isTotal(book, row) || row.values.length === 0) return;
  book.collector.addAmbiguous(
    row.text,
    usual.map((column) => cellTarget(column, row.code)),
  );
}

/** Rows without a head: taken where their sums prove the columns, else one question for all of them. */
function readHeadless(
  book: Book,
  headless: readonly CodeRow[],
  columns: { readonly usual: readonly PasteTarget[]; readonly asked: readonly PasteTarget[] },
): Pick<PasteReading, "unordered" | "refused"> {
  const { rows, short, width, hasBlankBehind } = evenOut(headless);
  const [first] = rows;
  if (first === undefined) return {};
  const { isProven, layouts } = layoutsOf(rows, width, columns);
  const [layout] = layouts;
  const refused = short.map(refuse("short"));
  if (layout !== undefined && isProven && !hasBlankBehind) {
    for (const row of rows) readRow(book, row, placeIn(row, layout));
    return refused.length === 0 ? {} : { refused };
  }
  if (layout === undefined) {
    if (width === 1) for (const row of rows) tellUnplaced(book, row, columns.usual);
    else refused.push(...rows.map(refuse("no-head")));
    return { refused };
  }
  const orders = layouts.map((one): PasteOrder => {
    const trial = { ...book, collector: createCollector(), cells: new Map() };
    for (const row of rows) readRow(trial, row, placeIn(row, one));
    return { columns: one.map(nameColumn), reading: trial.collector.finish() };
  });
  const unordered = {
    text: first.text,
    lines: rows.map(({ line }) => line),
    orders: withoutTwins(orders),
  };
  return { unordered: [unordered], refused };
}

function placeIn({ values }: CodeRow, layout: Columns): readonly PlacedValue[] {
  return values.map((value, at) => ({ value, column: layout[at] }));
}

function nameColumn(column: Columns[number]): string {
  return column === "total" ? "合计" : column.label;
}

function isComputed(column: PlacedValue["column"]): boolean {
  return column === "total" || column?.parts !== undefined;
}

function readCell({ collector, cells }: Book, row: CodeRow, placed: PlacedValue): void {
  const { value, column } = placed;
  const piece = `${row.code} ${row.name} ${value.head?.text ?? ""} ${value.typed}`;
  if (column === undefined || column === "total") return collector.addUnread(piece);
  const read = readValue(column, value.typed, value.head?.unit ?? row.unit);
  if (read === undefined) return collector.addUnread(piece);
  const target = cellTarget(column, row.code);
  cells.set(target.key, { code: row.code, column: column.key });
  collector.add(target, value.typed, read, { line: row.line, at: [value.at] });
}

/** A total of a row, of a code above others, or of the table: compared with the cells it stands for. */
function compareCell({ collector, cells }: Book, row: CodeRow, placed: PlacedValue): void {
  const { value, column } = placed;
  const money = readMoney(value.typed, value.head?.unit ?? row.unit);
  if (money === undefined || column === undefined) return;
  const parts = column === "total" ? undefined : (column.parts ?? [column.key]);
  if (parts?.length === 0) return;
  const head = column === "total" ? (value.head?.text.trim() ?? "合计") : column.label;
  const label = `${row.code} ${row.name}`.trim();
  collector.addTotal({ label, column: head, line: row.line }, money, ({ key }) => {
    const cell = cells.get(key);
    if (cell === undefined || !cell.code.startsWith(row.code)) return false;
    return parts?.includes(cell.column) ?? true;
  });
}

/** Each code once; with the typed name where the pack has none. */
function listCodes(rows: readonly CodeRow[], table: CodeTable): readonly PasteCode[] {
  const codes = new Map<string, PasteCode>();
  for (const { code, name } of rows) {
    if (codes.has(code)) continue;
    const isNamed = table.names.has(code) || labelKey(name) === "";
    codes.set(code, isNamed ? { code } : { code, name });
  }
  return [...codes.values()];
}

/** Reads a table of codes; undefined for one code, or a sentence. */
export function readIfCodeTable(
  text: string,
  table: CodeTable,
  unit: MoneyUnit,
): PasteReading | undefined {
  if (!/[\n\t]|\d\s+\S+.*\d/.test(text.trim())) return undefined;
  // The unit decides how much, not whether it is an amount.
  const looked = readCodeTable(text, table, LOOKED_IN);
  const pieces = countPieces(looked);
  if (pieces === 0 || pieces < looked.unread.length) return undefined;
  return unit === LOOKED_IN ? looked : readCodeTable(text, table, unit);
}
