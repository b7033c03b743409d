import type { MoneyUnit } from "../../../amounts/answer.js";
import type { Key } from "../../../pack/pack.js";
import { type BlockUnit, unitOf } from "../block-unit.js";
import { cellTarget, type CodeTable, columnTargets, usualColumns } from "./code-columns.js";
import { type Collector, createCollector } from "../collect-reading.js";
import { type CodeRow, type CodeSource, gatherCodeRows } from "./gather-code-rows.js";
import { labelKey } from "../labels/label-text.js";
import { layOut, type PlacedValue } from "./lay-out.js";
import type { PasteCode, PasteReading } from "../paste-reading.js";
import { readMoney, readValue } from "../read-value.js";

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
export function readCodePart(text: string, table: CodeTable, unit: BlockUnit): PasteReading {
  return readTable(text, table, { unit, isPart: true });
}

function readTable(
  text: string,
  table: CodeTable,
  start: Pick<CodeSource, "unit" | "isPart">,
): PasteReading {
  const columns = columnTargets(table, text);
  const usual = usualColumns(table, columns);
  const collector = createCollector();
  const rows = gatherCodeRows({ text, table, columns, ...start }, collector);
  const isAbove = (code: string): boolean =>
    rows.some((row) => row.code !== code && row.code.startsWith(code));
  const place = layOut(rows, usual);
  const cells: Cells = new Map();

  for (const row of rows) {
    const isTotal = row.code === "" || isAbove(row.code);
    const placed = place(row);
    if (placed === undefined && !isTotal && row.values.length > 0) {
      collector.addAmbiguous(
        row.text,
        usual.map((column) => cellTarget(column, row.code)),
      );
    }
    for (const one of placed ?? []) {
      if (one.value.content === "blank") continue;
      if (isTotal || isComputed(one.column)) compareCell(collector, cells, row, one);
      else readCell(collector, cells, row, one);
    }
  }
  const answered = new Set([...cells.values()].map(({ code }) => code));
  const codes = rows.filter(({ code }) => answered.has(code));
  return { ...collector.finish(), codes: listCodes(codes, table) };
}

function isComputed(column: PlacedValue["column"]): boolean {
  return column === "total" || column?.parts !== undefined;
}

function readCell(collector: Collector, cells: Cells, row: CodeRow, placed: PlacedValue): void {
  const { value, column } = placed;
  const piece = `${row.code} ${row.name} ${value.head?.text ?? ""} ${value.typed}`;
  if (column === undefined || column === "total") return collector.addUnread(piece);
  const read = readValue(column, value.typed, value.head?.unit ?? row.unit);
  if (read === undefined) return collector.addUnread(piece);
  const target = cellTarget(column, row.code);
  cells.set(target.key, { code: row.code, column: column.key });
  collector.add(target, value.typed, read, row.line);
}

/** A total of a row, of a code above others, or of the table: compared with the cells it stands for. */
function compareCell(collector: Collector, cells: Cells, row: CodeRow, placed: PlacedValue): void {
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
  const { matched, totals, ambiguous, conflicts, unread } = looked;
  const pieces = matched.length + totals.length + ambiguous.length + conflicts.length;
  if (pieces === 0 || pieces < unread.length) return undefined;
  return unit === LOOKED_IN ? looked : readCodeTable(text, table, unit);
}
