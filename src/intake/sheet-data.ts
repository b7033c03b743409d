import { Decimal } from "../amounts/decimal.js";
import { contentOf } from "../interview/paste/sheet-cell.js";

/** A sheet as plain data. Rows and cells are counted from 0; what is blank at the end is left out. */
export interface SheetData {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly merges: readonly SheetMerge[];
}

export interface SheetCell {
  /** As displayed, "" for a blank one. */
  readonly text: string;
  /**
   * Of a number: exact decimal text with all its digits, at least as many decimals as are displayed. Excel
   * holds no more than 15 digits; what a float has behind them is dust of its sums and no figure.
   */
  readonly number?: string;
  /** Why a number that seems to stand here must not be taken for an amount. */
  readonly odd?: SheetOdd;
}

/**
 * "error": #REF! and its like; "date": a day; "shown": displayed as another amount than it holds; "formula": one
 * that was saved without its result.
 */
export type SheetOdd = "error" | "date" | "shown" | "formula";

export interface SheetMerge {
  readonly row: number;
  readonly column: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

export const BLANK_CELL: SheetCell = { text: "" };

export function cellAt(sheet: SheetData, row: number, column: number): SheetCell {
  return sheet.rows[row]?.[column] ?? BLANK_CELL;
}

/** How a person finds a cell: “收支总表”C5; without the name where the sheet has none. */
export function cellName({ name }: SheetData, row: number, column: number): string {
  const at = `${columnLetters(column)}${row + 1}`;
  return name === "" ? at : `“${name}”${at}`;
}

/** 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode("A".charCodeAt(0) + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

/** Whether a cell holds an amount that is not zero. */
export function isFigureCell({ text, number }: SheetCell): boolean {
  if (number !== undefined) return !new Decimal(number).isZero();
  return contentOf(text) === "figure" && DIGIT.test(text);
}

const DIGIT = /[1-9１-９一二三四五六七八九壹贰叁肆伍陆柒捌玖]/;

/** Cells as displayed, row by row. */
export function sheetText({ rows }: SheetData): readonly (readonly string[])[] {
  return rows.map((row) => row.map(({ text }) => text));
}
