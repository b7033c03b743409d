import type { LabelIndex } from "./labels/label-index.js";
import { contentOf, isCounting } from "./sheet-cell.js";
import { isHead, readHead, type SheetColumn } from "./sheet-head.js";
import type { BlockRow } from "./split-rows.js";

export type SheetRow = BlockRow & { readonly cells: readonly string[] };

/** Keeps the head of a table while its rows go by; a new head replaces it. */
export interface HeadFollower {
  /** @returns whether the row belongs to the head, or only counts the columns */
  takes(row: SheetRow): boolean;
  /** The head over each cell of a row; undefined where that cannot be told. */
  over(row: SheetRow): (at: number) => SheetColumn | undefined;
  /** Number of columns of figures in the head above; 0 without a head. */
  width(): number;
}

export function followHead(index: LabelIndex): HeadFollower {
  let rows: (readonly string[])[] = [];
  let isOpen = false;
  let columns: readonly SheetColumn[] = [];

  return {
    takes({ cells }) {
      if (isHead(cells, index)) {
        rows = isOpen ? [...rows, cells] : [cells];
        isOpen = true;
        columns = readHead(rows, index);
        return true;
      }
      isOpen = false;
      return isCounting(cells);
    },
    over: (row) => headOver(columns, row),
    width: () => columns.filter((column) => column.holds === "figures").length,
  };
}

/** Where cells lost their columns (spaces for tabs), a head counts only if it has one column a figure. */
function headOver(
  columns: readonly SheetColumn[],
  { aligned, cells }: SheetRow,
): (at: number) => SheetColumn | undefined {
  if (aligned) return (at) => columns[at];
  const labels = cells.findLastIndex((cell) => contentOf(cell) === "words") + 1;
  const figures = columns.filter((column) => column.holds !== "labels");
  if (figures.length !== cells.length - labels) return () => undefined;
  return (at) => (at < labels ? undefined : figures[at - labels]);
}
