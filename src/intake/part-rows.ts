import { contentOf } from "../interview/paste/sheet-cell.js";

/** A text whose table rows stand apart. */
export interface PartedText {
  readonly prose: string;
  /** Rows of tables as they were written. */
  readonly rows: readonly string[];
}

const CELL_GAP = /\t| {2,}|\u3000{2,}/;
/** With two, a name and a figure, it is plain what the figure is of. */
const LEAST_CELLS = 3;

/**
 * Sets the table rows of a text apart. In a PDF, or a text laid out with spaces, a blank cell leaves no trace: which
 * column a figure stands in is a guess. Beside wide rows a name and a figure may be what is left of one.
 */
export function partRows(text: string): PartedText {
  const lines = text.split("\n");
  const cells = lines.map((line) => line.trim().split(CELL_GAP));
  if (!cells.some((row) => row.length >= LEAST_CELLS)) return { prose: text, rows: [] };
  const isRow = (at: number): boolean => {
    const row = cells[at] ?? [];
    if (row.length >= LEAST_CELLS || lines[at]?.includes("\t") === true) return true;
    return row.length > 1 && contentOf(row.at(-1) ?? "") === "figure";
  };
  return {
    prose: lines.filter((_, at) => !isRow(at)).join("\n"),
    rows: lines.filter((_, at) => isRow(at)).map((line) => line.trim()),
  };
}
