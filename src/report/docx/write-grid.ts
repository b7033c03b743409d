import type { House } from "../../pack/house.js";
import type { TableCell, TableRow } from "../document.js";
import { runXml } from "./paragraph.js";
import { tableSizes } from "./sizes.js";
import { CELL_STYLES, STYLE } from "./styles.js";

/** The lines of a table: its head is repeated on every page, its rows do not break. */
export interface Grid {
  readonly dense: boolean;
  /** Relative, one a column. */
  readonly widths: readonly number[];
  readonly header: readonly TableRow[];
  readonly body: readonly TableRow[];
}

export interface GridContext {
  readonly house: House;
  /** Of the table, in twips. */
  readonly width: number;
  /** The last row stays on one page with what follows. */
  readonly keepNext: boolean;
}

export function writeGrid(grid: Grid, { house, width, keepNext }: GridContext): string {
  const columns = columnWidths(grid.widths, width);
  const rows = new RowWriter(grid, { columns, least: tableSizes(house, grid).row });
  const last = grid.body.length - 1;
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${STYLE.table}"/><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/>` +
    '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420"/></w:tblPr>' +
    `<w:tblGrid>${columns.map((one) => `<w:gridCol w:w="${one}"/>`).join("")}</w:tblGrid>` +
    grid.header.map((row) => rows.write(row, { isHead: true, keepNext: true })).join("") +
    grid.body
      .map((row, index) => rows.write(row, { isHead: false, keepNext: keepNext && index === last }))
      .join("") +
    "</w:tbl>"
  );
}

/** Whole twips that add up to the width exactly: what rounding leaves over goes to the last column. */
function columnWidths(relative: readonly number[], width: number): readonly number[] {
  const sum = relative.reduce((total, part) => total + part, 0);
  const widths = relative.map((part) => Math.floor((part / sum) * width));
  const rest = width - widths.reduce((total, part) => total + part, 0);
  return widths.map((part, index) => (index === widths.length - 1 ? part + rest : part));
}

interface RowOptions {
  readonly isHead: boolean;
  readonly keepNext: boolean;
}

/** A cell that spans rows, where the rows below it come to it. */
interface Spanning {
  readonly columns: number;
  left: number;
}

class RowWriter {
  readonly #columns: readonly number[];
  readonly #least: number;
  readonly #styles: (typeof CELL_STYLES)["normal"];
  /** By the column it begins at. */
  readonly #spanning = new Map<number, Spanning>();

  constructor(grid: Grid, { columns, least }: { columns: readonly number[]; least: number }) {
    this.#columns = columns;
    this.#least = least;
    this.#styles = CELL_STYLES[grid.dense ? "dense" : "normal"];
  }

  write(row: TableRow, options: RowOptions): string {
    let column = 0;
    let cells = "";
    const passSpanning = () => {
      for (let above = this.#take(column); above !== undefined; above = this.#take(column)) {
        cells += this.#cell({ column, columns: above.columns, merge: "<w:vMerge/>" }, "");
        column += above.columns;
      }
    };
    for (const cell of row.cells) {
      passSpanning();
      const { columns, rows } = cell;
      if (rows > 1) this.#spanning.set(column, { columns, left: rows - 1 });
      const merge = rows > 1 ? '<w:vMerge w:val="restart"/>' : "";
      cells += this.#cell({ column, columns, merge }, this.#content(cell, options));
      column += columns;
    }
    passSpanning();
    const head = options.isHead ? "<w:tblHeader/>" : "";
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${this.#least}" w:hRule="atLeast"/>${head}</w:trPr>${cells}</w:tr>`;
  }

  #take(column: number): Spanning | undefined {
    const above = this.#spanning.get(column);
    if (above === undefined) return undefined;
    above.left -= 1;
    if (above.left === 0) this.#spanning.delete(column);
    return above;
  }

  #content(cell: TableCell, { isHead, keepNext }: RowOptions): string {
    const style = this.#styles[isHead ? "head" : cell.align];
    const keep = keepNext ? "<w:keepNext/>" : "";
    // The style of a head is bold itself.
    const run = cell.text === "" ? "" : runXml({ text: cell.text, bold: cell.bold && !isHead });
    return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${keep}</w:pPr>${run}</w:p>`;
  }

  #cell(
    { column, columns, merge }: { column: number; columns: number; merge: string },
    content: string,
  ): string {
    let width = 0;
    for (let at = column; at < column + columns; at += 1) width += this.#columns[at] ?? 0;
    const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : "";
    const empty = `<w:p><w:pPr><w:pStyle w:val="${this.#styles.center}"/></w:pPr></w:p>`;
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>${content === "" ? empty : content}</w:tc>`;
  }
}
