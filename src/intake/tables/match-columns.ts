import { labelKey } from "../../interview/paste/labels/label-text.js";
import { isTotalWord } from "../../interview/paste/block-words.js";
import { isCounting } from "../../interview/paste/sheet-cell.js";
import type { HeaderCell } from "../../pack/tables.js";
import type { TableRegion } from "./find-tables.js";

/** Where the columns of a table stand in a sheet. */
export interface MatchedColumns {
  /** Column of the table -> column of the sheet; what was not found is left out. */
  readonly columns: ReadonlyMap<number, number>;
  /** First row below the head. */
  readonly bodyRow: number;
}

/** The words over a column from top to bottom. */
type Stack = readonly string[];

const HEAD_ROWS = 12;
/** Of the columns of a table: with fewer it is another one. */
const ENOUGH = 0.6;

/** Finds the head of a table and which column is which by its words; undefined when it has none of its own. */
export function matchColumns(region: TableRegion): MatchedColumns | undefined {
  const wanted = stacksOf(layOut(region.spec.header));
  const words = new Set(wanted.flat());
  const head = findHead(region, words);
  if (head === undefined) return undefined;
  const columns = align(wanted, stacksOf(head.rows));
  const named = wanted.filter((stack) => stack.length > 0).length;
  if (columns.size < named * ENOUGH) return undefined;
  return { columns, bodyRow: head.end };
}

/**
 * What each column is called: the lowest word over it; where that is a mere 小计, or other columns have it too,
 * with the word above that tells it apart: 决算数·公务接待费.
 */
export function columnNames({ header }: TableRegion["spec"]): readonly string[] {
  const rows = layOut(header).filter((cells) => !isCounting(cells));
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const stacks = Array.from({ length: width }, (_, column) =>
    rows.map((cells) => cells[column] ?? "").filter((word) => word !== "" && !/^\d+$/.test(word)),
  );
  return stacks.map((stack) => nameColumn(stack, stacks));
}

function nameColumn(stack: Stack, all: readonly Stack[]): string {
  const words = [...new Set(stack)].reverse();
  const [leaf = "", ...above] = words;
  let name = leaf;
  let alike = all.filter((other) => other.at(-1) === leaf);
  for (const word of above) {
    const nearer = alike.filter((other) => other.includes(word));
    if (nearer.length === alike.length && !isTotalWord(name)) continue;
    name = `${word}·${name}`;
    alike = nearer;
  }
  return name;
}

/** Every column of a head as a full grid: what spans several stands in each. */
function layOut(header: readonly (readonly HeaderCell[])[]): readonly (readonly string[])[] {
  const grid: string[][] = header.map(() => []);
  for (const [row, cells] of header.entries()) {
    let column = 0;
    for (const { text, columns, rows } of cells) {
      while (grid[row]?.[column] !== undefined) column += 1;
      for (let down = 0; down < rows; down += 1) {
        for (let right = 0; right < columns; right += 1) {
          const line = grid[row + down];
          if (line !== undefined) line[column + right] = text;
        }
      }
      column += columns;
    }
  }
  return grid;
}

const CODE_HEAD =
  /^(?:支出|收入)?(?:功能|经济)?(?:分类)?(?:科目)?(?:编码|代码|编号)$|^功能分类科目$/;

/** The key of a word of a head: the column of codes has many a name. */
function headKey(text: string): string {
  const key = labelKey(text);
  return CODE_HEAD.test(key) ? "科目编码" : key;
}

function stacksOf(rows: readonly (readonly string[])[]): readonly Stack[] {
  const named = rows.filter((cells) => !isCounting(cells));
  const width = Math.max(0, ...named.map((cells) => cells.length));
  return Array.from({ length: width }, (_, column) => {
    const keys = named.map((cells) => headKey(cells[column] ?? "")).filter((key) => key !== "");
    return keys.filter((key, at) => key !== keys[at - 1] && !/^\d+$/.test(key));
  });
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
    const known = filled.filter((text) => words.has(headKey(text))).length;
    return new Set(filled).size > 1 && known * 2 > filled.length;
  };
  const start = rows.findIndex((cells) => isHead(cells) && !isCounting(cells));
  if (start === -1) return undefined;
  let end = start + 1;
  while (isHead(rows[end])) end += 1;
  return { rows: rows.slice(start, end), end: firstRow + end };
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

/** Pairs the columns of both in their order, so that most words agree. */
function align(wanted: readonly Stack[], given: readonly Stack[]): ReadonlyMap<number, number> {
  // best[i][j]: from column i of the table and j of the sheet on.
  const best = Array.from({ length: wanted.length + 1 }, () =>
    Array.from({ length: given.length + 1 }, () => 0),
  );
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  const score = (i: number, j: number): number => agreement(wanted[i] ?? [], given[j] ?? []);
  for (let i = wanted.length - 1; i >= 0; i -= 1) {
    for (let j = given.length - 1; j >= 0; j -= 1) {
      const pair = score(i, j);
      const paired = pair === 0 ? 0 : pair + at(i + 1, j + 1);
      const row = best[i];
      if (row !== undefined) row[j] = Math.max(paired, at(i + 1, j), at(i, j + 1));
    }
  }
  const columns = new Map<number, number>();
  let [i, j] = [0, 0];
  while (i < wanted.length && j < given.length) {
    const pair = score(i, j);
    if (pair > 0 && at(i, j) === pair + at(i + 1, j + 1)) columns.set(i++, j++);
    else if (at(i, j) === at(i + 1, j)) i += 1;
    else j += 1;
  }
  return columns;
}

/** How well two columns agree: 0 for none of each other. */
function agreement(wanted: Stack, given: Stack): number {
  const leaf = wanted.at(-1);
  if (leaf === undefined || !given.includes(leaf)) return 0;
  const above = wanted.slice(0, -1).filter((key) => given.includes(key)).length;
  return (given.at(-1) === leaf ? 4 : 1) + above;
}
