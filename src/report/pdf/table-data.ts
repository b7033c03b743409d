import type { House } from "../../pack/house.js";
import type { ReportTable, TableCell, TableRow } from "../document.js";
import type { PdfText } from "./pdf-text.js";
import { emsOf } from "./text-ems.js";

/** A cell as report.typ sets it; sizes in points. */
interface CellData {
  readonly text: string;
  readonly align: TableCell["align"];
  readonly columns: number;
  readonly rows: number;
  readonly bold: boolean;
  /** Smaller than the table's, where a figure would not fit its column. */
  readonly size: number | null;
}

interface RowData {
  readonly cells: readonly CellData[];
  /** A row stays on one page unless it is too long for one. */
  readonly breakable: boolean;
}

export interface TableData {
  readonly kind: "table";
  readonly id: string;
  readonly title: string;
  readonly department: string;
  readonly unit: string;
  readonly landscape: boolean;
  readonly widths: readonly number[];
  readonly size: number;
  /** Height of a line, and the least height of a row. */
  readonly line: number;
  readonly row: number;
  readonly header: readonly RowData[];
  readonly body: readonly RowData[];
  readonly notes: readonly string[];
}

/** Between the margins of 15 mm, in points. */
const WIDTH = { portrait: 510.2, landscape: 756.8 };
/** White left and right of a cell's text, and what rounding may take. */
const PADDING = 5;
/** A row of more lines than this may go on on the next page. */
const LONGEST_ROW = 12;
const LEAST_SIZE = 5;

export function tableData(table: ReportTable, house: House, text: PdfText): TableData {
  const { sizes } = house;
  const size = table.dense ? sizes.table_dense : sizes.table;
  const write = (rows: readonly TableRow[]) => new GridWriter(table, size, text).write(rows);
  return {
    kind: "table",
    id: text.of(table.id),
    title: text.of(table.title),
    department: text.of(`部门：${table.department}`),
    unit: text.of(table.unit),
    landscape: table.landscape,
    widths: table.widths,
    size,
    line: size * 1.3,
    row: size * (table.dense ? 1.55 : 1.7),
    header: write(table.header),
    body: write(table.body),
    notes: table.notes.map((note) => text.of(note)),
  };
}

class GridWriter {
  readonly #columns: readonly number[];
  readonly #size: number;
  readonly #text: PdfText;
  /** Rows a column is still covered by a cell from above. */
  readonly #covered: number[];

  constructor({ widths, landscape }: ReportTable, size: number, text: PdfText) {
    const sum = widths.reduce((total, width) => total + width, 0);
    const whole = landscape ? WIDTH.landscape : WIDTH.portrait;
    this.#columns = widths.map((width) => (width / sum) * whole);
    this.#size = size;
    this.#text = text;
    this.#covered = widths.map(() => 0);
  }

  write(rows: readonly TableRow[]): readonly RowData[] {
    return rows.map(({ cells }) => {
      let column = 0;
      let breakable = false;
      const written = cells.map((cell) => {
        while ((this.#covered[column] ?? 0) > 0) column += 1;
        const room = this.#roomOf(cell, column);
        breakable ||= emsOf(cell.text) * this.#size > LONGEST_ROW * room;
        const data = this.#writeCell(cell, room);
        this.#covered.fill(cell.rows, column, column + cell.columns);
        column += cell.columns;
        return data;
      });
      this.#covered.forEach((left, at) => (this.#covered[at] = Math.max(0, left - 1)));
      return { cells: written, breakable };
    });
  }

  #roomOf({ columns }: TableCell, column: number): number {
    const spanned = this.#columns.slice(column, column + columns);
    return spanned.reduce((total, width) => total + width, 0) - PADDING;
  }

  #writeCell({ text: typed, align, columns, rows, bold }: TableCell, room: number): CellData {
    const text = this.#text.of(typed);
    const fitting = Math.floor((room / emsOf(text)) * 10) / 10;
    const isTooWide = FIGURE.test(text) && fitting < this.#size;
    const size = isTooWide ? Math.max(LEAST_SIZE, fitting) : null;
    return { text, align, columns, rows, bold, size };
  }
}

/** An amount is never broken. */
const FIGURE = /^-?[\d,]+(?:\.\d+)?$/;
