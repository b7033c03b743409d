import type { MergeRange, RowDef, WriteSheet } from "hucre";
import { addressOf } from "./address.js";
import type { SheetCell } from "./cell-value.js";
import type { Page } from "./page.js";

/** Collects the cells of one sheet, row by row. */
export class SheetBuilder {
  readonly widths: readonly number[];
  readonly #cells = new Map<string, SheetCell>();
  readonly #merges: MergeRange[] = [];
  readonly #heights = new Map<number, RowDef>();
  #row = 0;

  /** @param widths of the columns, in characters */
  constructor(widths: readonly number[]) {
    this.widths = widths;
  }

  /** The row that is filled next, from 0. */
  get row(): number {
    return this.#row;
  }

  /** Puts a cell in its place; one that spans more has its look, and so its lines, in all it spans. */
  put(
    at: { readonly row: number; readonly column: number },
    cell: SheetCell,
    { rows = 1, columns = 1 }: { readonly rows?: number; readonly columns?: number } = {},
  ): void {
    for (let row = at.row; row < at.row + rows; row += 1) {
      for (let column = at.column; column < at.column + columns; column += 1) {
        this.#cells.set(`${row},${column}`, cell.style === undefined ? {} : { style: cell.style });
      }
    }
    this.#cells.set(`${at.row},${at.column}`, cell);
    if (rows * columns > 1) {
      this.#merges.push({
        startRow: at.row,
        startCol: at.column,
        endRow: at.row + rows - 1,
        endCol: at.column + columns - 1,
      });
    }
  }

  /** A row with one cell across everything. */
  putLine(cell: SheetCell, height: number): void {
    this.put({ row: this.#row, column: 0 }, cell, { columns: this.widths.length });
    this.endRow(height);
  }

  /** @param height in points */
  endRow(height: number): void {
    this.#heights.set(this.#row, { height });
    this.#row += 1;
  }

  /** Width of some columns together. */
  widthOf(column: number, columns: number): number {
    return this.widths.slice(column, column + columns).reduce((sum, width) => sum + width, 0);
  }

  build(name: string, page: Page, headRows: number): WriteSheet {
    return {
      name,
      ...page,
      columns: this.widths.map((width) => ({ width })),
      cells: this.#cells,
      merges: this.#merges,
      rowDefs: this.#heights,
      freezePane: { rows: headRows },
      view: { showGridLines: false },
    };
  }

  addressOf(column: number, row: number = this.#row): string {
    return addressOf({ row, column });
  }
}
