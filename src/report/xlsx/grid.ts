import type { ReportTable, TableCell, TableRow } from "../document.js";

/** A cell in its place, counted from 0 within the header or the body. */
export interface PlacedCell {
  readonly cell: TableCell;
  readonly row: number;
  readonly column: number;
}

/** Puts cells where their spans leave them: one that spans rows stands in its first row only. */
export function placeCells(
  rows: readonly TableRow[],
  { widths }: Pick<ReportTable, "widths">,
): readonly PlacedCell[] {
  const free = widths.map(() => 0);
  return rows.flatMap(({ cells }, row) => {
    let column = 0;
    return cells.map((cell) => {
      while ((free[column] ?? 0) > row) column += 1;
      const placed = { cell, row, column };
      free.fill(row + cell.rows, column, column + cell.columns);
      column += cell.columns;
      return placed;
    });
  });
}
