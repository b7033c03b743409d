import type { House } from "../../pack/house.js";
import type { TableCell, TableRow } from "../document.js";
import { balanceIndents } from "./balance.js";
import { widthInEms } from "./count-lines.js";
import { runXml } from "./paragraph.js";
import { CELL_PADDING, tableSizes, TWIPS } from "./sizes.js";
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
  const rows = new RowWriter(grid, columns, house);
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

/** Where a cell stands. */
interface CellPlace {
  readonly columns: number;
  /** In twips, its padding included. */
  readonly width: number;
  readonly merge: "" | "begins" | "goes on";
}

const MERGES = {
  "": "",
  begins: '<w:vMerge w:val="restart"/>',
  "goes on": "<w:vMerge/>",
} as const;

class RowWriter {
  readonly #columns: readonly number[];
  readonly #styles: (typeof CELL_STYLES)["normal"];
  readonly #size: number;
  readonly #height: number;
  /** Cells of rows above that reach into those below, by the column they begin at. */
  readonly #spanning = new Map<number, { readonly columns: number; left: number }>();

  constructor(grid: Grid, columns: readonly number[], house: House) {
    const { size, row } = tableSizes(house, grid);
    this.#columns = columns;
    this.#styles = CELL_STYLES[grid.dense ? "dense" : "normal"];
    this.#size = size;
    this.#height = row;
  }

  write(row: TableRow, options: RowOptions): string {
    let column = 0;
    let cells = "";
    const passSpanning = () => {
      for (let columns = this.#take(column); columns > 0; columns = this.#take(column)) {
        const place = { columns, width: this.#widthOf(column, columns), merge: "goes on" } as const;
        cells += cellXml(place, this.#empty());
        column += columns;
      }
    };
    for (const cell of row.cells) {
      passSpanning();
      const { columns, rows } = cell;
      if (rows > 1) this.#spanning.set(column, { columns, left: rows - 1 });
      const width = this.#widthOf(column, columns);
      const merge = rows > 1 ? "begins" : "";
      cells += cellXml({ columns, width, merge }, this.#content(cell, { ...options, width }));
      column += columns;
    }
    passSpanning();
    const head = options.isHead ? "<w:tblHeader/>" : "";
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${this.#height}" w:hRule="atLeast"/>${head}</w:trPr>${cells}</w:tr>`;
  }

  /** @returns columns of the cell above that reaches down to this one; 0 for none */
  #take(column: number): number {
    const above = this.#spanning.get(column);
    if (above === undefined) return 0;
    above.left -= 1;
    if (above.left === 0) this.#spanning.delete(column);
    return above.columns;
  }

  #widthOf(column: number, columns: number): number {
    let width = 0;
    for (let at = column; at < column + columns; at += 1) width += this.#columns[at] ?? 0;
    return width;
  }

  #empty(): string {
    return `<w:p><w:pPr><w:pStyle w:val="${this.#styles.center}"/></w:pPr></w:p>`;
  }

  #content(cell: TableCell, { isHead, keepNext, width }: RowOptions & { width: number }): string {
    const { text, bold, align } = cell;
    const style = this.#styles[isHead ? "head" : align];
    const keep = keepNext ? "<w:keepNext/>" : "";
    if (text === "") return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${keep}</w:pPr></w:p>`;
    const inner = width - 2 * CELL_PADDING;
    const indents = isHead
      ? balanceIndents(text, { width: inner, size: this.#size, slack: 0.2 })
      : this.#hanging(text);
    const scale = align === "right" ? this.#scale(text, inner) : 100;
    // The style of a head is bold itself.
    const run = runXml({ text, bold: bold && !isHead, scale });
    return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${keep}${indents}</w:pPr>${run}</w:p>`;
  }

  /** The second line of a 款 or 项 begins where its first does. */
  #hanging(text: string): string {
    const spaces = text.length - text.trimStart().length;
    if (spaces === 0) return "";
    const indent = Math.round(spaces * this.#size * TWIPS);
    return `<w:ind w:left="${indent}" w:hanging="${indent}"/>`;
  }

  /** A figure too long for its cell stands closer: a line break inside it could be misread. */
  #scale(text: string, inner: number): number {
    const wanted = widthInEms(text) * this.#size * TWIPS;
    return wanted <= inner ? 100 : Math.max(LEAST_SCALE, Math.floor((inner / wanted) * 100));
  }
}

/** Letters closer than this are not legible. */
const LEAST_SCALE = 50;

function cellXml({ columns, width, merge }: CellPlace, content: string): string {
  const span = columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : "";
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${MERGES[merge]}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;
}
