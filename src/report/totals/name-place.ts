import type { ReportTable, TableRow } from "../document.js";
import { placeCells } from "../xlsx/grid.js";

/** 行次、栏次 */
const NUMBER = /^\d*$/;

/** Names a figure of a table by what stands before it in its row and above it: 教育支出，基本支出. */
export function createPlaceNames(
  table: Pick<ReportTable, "header" | "widths">,
): (row: TableRow, cell: number) => string {
  const heads = table.widths.map(() => "");
  for (const { cell, column } of placeCells(table.header, table)) {
    if (NUMBER.test(cell.text)) continue;
    heads.fill(cell.text, column, column + cell.columns);
  }
  return ({ cells }, at) => {
    const before = cells.slice(0, at).findLast(({ text, figure }) => {
      return figure === undefined && !NUMBER.test(text);
    });
    const column = cells.slice(0, at).reduce((sum, { columns }) => sum + columns, 0);
    const names = [before?.text.trim() ?? "", heads[column] ?? ""];
    return names.filter((name) => name !== "").join("，");
  };
}
