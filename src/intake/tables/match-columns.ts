import { contentOf, isCounting } from "../../interview/paste/sheet-cell.js";
import type { TableRegion } from "./find-tables.js";
import { headKey, type Stack, stacksOf, stacksOfSpec } from "./head-stacks.js";
import { pairColumns } from "./pair-columns.js";
import { fixedFigures, type SpecFigure } from "./table-cells.js";

/** Where the columns of a table stand in a sheet. */
export interface MatchedColumns {
  /** Column of the table -> column of the sheet; what was not found is left out. */
  readonly columns: ReadonlyMap<number, number>;
  /** First row below the head. */
  readonly bodyRow: number;
  /** What stands over each column of the sheet. */
  readonly heads: readonly Stack[];
}

const HEAD_ROWS = 12;
/** As many words of a head are in no other row. */
const TELLING = 3;
/** Of the columns of a table: with fewer it is another one. */
const ENOUGH = 0.6;

/** Finds the head of a table and which column is which by its words; undefined when it has none of its own. */
export function matchColumns(region: TableRegion): MatchedColumns | undefined {
  const wanted = stacksOfSpec(region.spec);
  const words = new Set(wanted.flat());
  const head = findHead(region, words);
  if (head === undefined) return undefined;
  const heads = stacksOf(head.rows);
  const figures = fixedFigures(region.spec);
  if (beginsWithFigures(figures, heads)) return undefined;
  const needsAll = figures.some(({ label }) => label === "");
  const columns = pairColumns(wanted, heads, { needsAll });
  const named = wanted.filter((stack) => stack.length > 0).length;
  if (columns.size < named * ENOUGH) return undefined;
  return { columns, bodyRow: head.end, heads };
}
/**
 * Whether figures stand in front of their labels in a table of several such blocks: a label between two figures may
 * then be that of either.
 */
function beginsWithFigures(figures: readonly SpecFigure[], heads: readonly Stack[]): boolean {
  const blocks = new Map<string, Set<number>>();
  for (const { head, column, label } of figures)
    if (label !== "") blocks.set(head, (blocks.get(head) ?? new Set()).add(column));
  const repeated = [...blocks].filter(([, columns]) => columns.size > 1).map(([head]) => head);
  const [first] = heads.filter((stack) => stack.length > 0);
  return repeated.includes(first?.at(-1) ?? "");
}

function findHead(
  { sheet, firstRow, endRow }: TableRegion,
  words: ReadonlySet<string>,
): { readonly rows: readonly (readonly string[])[]; readonly end: number } | undefined {
  const last = Math.min(endRow, firstRow + HEAD_ROWS + words.size);
  const rows = Array.from({ length: last - firstRow }, (_, at) => spread(sheet, firstRow + at));
  const isHead = (cells: readonly string[] | undefined): boolean => {
    const filled = (cells ?? []).filter((text) => text.trim() !== "");
    if (filled.length < 2) return false;
    if (isCounting(filled)) return true;
    const known = filled.map(headKey).filter((key) => words.has(key));
    if (new Set(filled).size > 1 && known.length * 2 > filled.length) return true;
    // Many a column more may stand between.
    return new Set(known).size >= TELLING && filled.every((text) => contentOf(text) === "words");
  };
  const start = rows.findIndex((cells) => isHead(cells) && !isCounting(cells));
  if (start === -1) return undefined;
  let end = start + 1;
  while (isHead(rows[end]) || isLowerHead(rows[end], rows[start])) end += 1;
  return { rows: rows.slice(start, end), end: firstRow + end };
}

/** 人员经费, 公用经费 below 基本支出: words only, and none where the labels begin. */
function isLowerHead(
  cells: readonly string[] | undefined,
  head: readonly string[] | undefined,
): boolean {
  const first = head?.findIndex((text) => text.trim() !== "") ?? -1;
  const filled = (cells ?? []).filter((text) => text.trim() !== "");
  const isBlank = (cells?.[first] ?? "").trim() === "" || cells?.[first] === head?.[first];
  return filled.length > 0 && isBlank && filled.every((text) => contentOf(text) === "words");
}

/** A row with what is merged into several cells in each of them. */
function spread({ rows, merges }: TableRegion["sheet"], row: number): readonly string[] {
  const cells = (rows[row] ?? []).map(({ text }) => text);
  for (const merge of merges) {
    if (merge.row > row || merge.lastRow < row) continue;
    const text = rows[merge.row]?.[merge.column]?.text ?? "";
    // A title over the whole sheet names no column.
    for (let column = merge.column; column <= merge.lastColumn && column < 200; column += 1) {
      cells[column] = text;
    }
  }
  return Array.from(cells, (text: string | undefined) => text ?? "");
}
