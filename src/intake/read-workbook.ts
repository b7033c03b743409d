import {
  type CellObject,
  read,
  type ParsingOptions,
  type WorkSheet,
  type WorkBook,
} from "@e965/xlsx";
import type { FileContent } from "./file-kind.js";
import type { IntakeLimits } from "./intake-limits.js";
import { readCell } from "./read-cell.js";
import { refuse } from "./refusal.js";
import type { SheetCell, SheetData, SheetMerge } from "./sheet-data.js";

/**
 * No macro, link or style is looked at, and no formula run: a cell is the value that was saved with it. That there is a
 * formula tells a cell without its value from a blank one.
 */
const OPTIONS: ParsingOptions = {
  cellFormula: true,
  sheetStubs: true,
  cellHTML: false,
  cellNF: true,
  cellText: true,
  cellDates: false,
  // Excel shows days of this format by the country it runs in: 8/1/20 would have two readings.
  dateNF: "yyyy-mm-dd",
  bookVBA: false,
  bookFiles: false,
  dense: true,
};

/** @throws {FileRefused} when it cannot be read */
export function readWorkbook(
  content: Extract<FileContent, { kind: "workbook" | "markup" }>,
  limits: IntakeLimits,
): readonly SheetData[] {
  const book = open(content, limits);
  if (book.SheetNames.length > limits.sheets) refuse("large");
  let cells = limits.cells;
  return book.SheetNames.map((name, index): SheetData => {
    const sheet = book.Sheets[name];
    const rows = sheet === undefined ? [] : readRows(sheet, limits);
    cells -= rows.reduce((sum, row) => sum + row.length, 0);
    if (cells < 0) refuse("large");
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return { name, hidden, rows, merges: (sheet?.["!merges"] ?? []).map(toMerge) };
  });
}

function open(
  content: Extract<FileContent, { kind: "workbook" | "markup" }>,
  limits: IntakeLimits,
): WorkBook {
  const options = { ...OPTIONS, sheetRows: limits.rows + 1 };
  try {
    return content.kind === "workbook"
      ? read(content.bytes, { ...options, type: "buffer" })
      : read(content.text, { ...options, type: "string", raw: true });
  } catch (error) {
    // The library throws plain errors and names only this one.
    const isLocked = error instanceof Error && /password|encrypt/i.test(error.message);
    return refuse(isLocked ? "encrypted" : "damaged");
  }
}

function readRows(sheet: WorkSheet, limits: IntakeLimits): SheetCell[][] {
  // With `dense` the library keeps rows of cells here; its types know the other shape only.
  const data = (
    sheet as { readonly "!data"?: readonly (readonly (CellObject | undefined)[] | undefined)[] }
  )["!data"];
  const rows: SheetCell[][] = [];
  if ((data?.length ?? 0) > limits.rows) refuse("large");
  for (const row of data ?? []) {
    if ((row?.length ?? 0) > limits.columns && row?.slice(limits.columns).some(isFilled) === true) {
      refuse("wide");
    }
    rows.push(cut(Array.from((row ?? []).slice(0, limits.columns), readCell)));
  }
  return rows;
}

function isFilled(cell: CellObject | undefined): boolean {
  return readCell(cell).text !== "";
}

function cut(cells: SheetCell[]): SheetCell[] {
  let end = cells.length;
  while (end > 0 && cells[end - 1]?.text === "") end -= 1;
  return cells.slice(0, end);
}

function toMerge({ s, e }: { readonly s: Place; readonly e: Place }): SheetMerge {
  return { row: s.r, column: s.c, lastRow: e.r, lastColumn: e.c };
}

interface Place {
  readonly r: number;
  readonly c: number;
}
