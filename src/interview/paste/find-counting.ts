import { foldWidth } from "./labels/label-text.js";
import type { BlockRow } from "./split-rows.js";

/** Fewer rows may be numbered by chance. */
const FEWEST_ROWS = 3;

interface Numbered {
  readonly line: number;
  /** undefined where the cell is no small whole number. */
  readonly number: bigint | undefined;
}

/**
 * Places of cells that only number the rows (行次): whole numbers that grow from row to row, most of them as far apart
 * as the rows are, and nothing else in the column. There are figures beside them.
 */
export function findCounting(rows: readonly BlockRow[]): ReadonlySet<number> {
  const columns = new Map<number, Numbered[]>();
  for (const { line, cells = [] } of rows) {
    for (const [at, cell] of cells.entries()) {
      const typed = foldWidth(cell).trim();
      if (at === 0 || !/^[\d.,]+$/.test(typed)) continue;
      const number = /^\d{1,3}$/.test(typed) ? BigInt(typed) : undefined;
      columns.set(at, [...(columns.get(at) ?? []), { line, number }]);
    }
  }
  const counting = [...columns].flatMap(([at, cells]) => (countsRows(cells) ? [at] : []));
  // Where nothing else has figures these are the figures.
  return new Set(counting.length === columns.size ? [] : counting);
}

function countsRows(cells: readonly Numbered[]): boolean {
  if (cells.length < FEWEST_ROWS) return false;
  let steady = 0;
  for (const [at, { line, number }] of cells.entries()) {
    if (number === undefined) return false;
    const before = cells[at - 1];
    if (before?.number === undefined) continue;
    if (number <= before.number) return false;
    if (number - before.number === BigInt(line - before.line)) steady += 1;
  }
  return steady * 2 >= cells.length;
}
