import type { WriteSheet } from "hucre";
import type { Sheet } from "../../pack/sheet/sheet.js";
import type { ReportDocument, ReportTable, TableCell } from "../document.js";
import { addressOf } from "./address.js";
import {
  formulaCell,
  isNumber,
  numberCell,
  type SheetCell,
  textCell,
  toWan,
} from "./cell-value.js";
import { deriveFormulas, type Formulas } from "./derive-formulas.js";
import { formulaText, type Place } from "./formula-text.js";
import { type PlacedCell, placeCells } from "./grid.js";
import { rowHeight } from "./measure.js";
import { pageOf, widthsOnPage } from "./page.js";
import { SheetBuilder } from "./sheet-builder.js";
import { sheetName } from "./sheet-name.js";
import { type Looks, looksOf, MONEY, MONEY_OR_BLANK, MONEY_PARTIAL } from "./styles.js";

/** Of the lowest row, in sizes of its letters. */
const LEAST_ROW = 1.9;
const LEAST_DENSE_ROW = 1.6;

type Printed = Pick<ReportDocument, "house" | "draft">;

/**
 * One official table as a sheet: laid out as printed, its sums live.
 *
 * @param sheet the answers its sums are found by; null: it is printed as it is
 */
export function tableSheet(document: Printed, table: ReportTable, sheet: Sheet | null): WriteSheet {
  const size = table.dense ? document.house.sizes.table_dense : document.house.sizes.table;
  const looks = looksOf(document.house, size);
  const builder = new SheetBuilder(widthsOnPage(table.widths, table));
  putTitle(builder, { document, table, looks, size });
  const least = size * (table.dense ? LEAST_DENSE_ROW : LEAST_ROW);
  const header = placeCells(table.header, table);
  const asText = ({ cell }: PlacedCell) => headerCell(cell, looks);
  putCells(builder, { cells: header, rows: table.header.length, size, least, make: asText });
  const headRows = builder.row;
  const body = placeCells(table.body, table);
  const sums: Formulas = sheet === null ? new Map() : deriveFormulas(sheet, body);
  const formulas = placeFormulas(sums, body, headRows);
  const asFigure = (placed: PlacedCell) => bodyCell(placed.cell, looks, formulas.get(placed));
  putCells(builder, { cells: body, rows: table.body.length, size, least, make: asFigure });
  for (const note of table.notes) {
    const height = rowHeight([{ text: note, width: builder.widthOf(0, table.widths.length) }], {
      size,
      least,
    });
    builder.putLine(textCell(note, looks.line("left")), height);
  }
  return builder.build(sheetName(table.id), pageOf(document, { ...table, headRows }), headRows);
}

interface Heading {
  readonly document: Printed;
  readonly table: ReportTable;
  readonly looks: Looks;
  readonly size: number;
}

/** The title; the number of the table; the department on the left and the unit on the right. */
function putTitle(builder: SheetBuilder, { document, table, looks, size }: Heading): void {
  const { table_title: titleSize } = document.house.sizes;
  const columns = table.widths.length;
  const all = builder.widthOf(0, columns);
  const height = rowHeight([{ text: table.title, width: all }], { size: titleSize, least: 0 });
  builder.putLine(textCell(table.title, looks.title), height);
  builder.putLine(textCell(table.id, looks.line("right")), size * 1.6);
  const left = Math.max(
    1,
    builder.widths.findIndex((_, at) => builder.widthOf(0, at + 1) > all * 0.6),
  );
  const department = `部门：${table.department}`;
  const row = builder.row;
  builder.put({ row, column: 0 }, textCell(department, looks.line("left")), { columns: left });
  const right = { columns: columns - left };
  builder.put({ row, column: left }, textCell(table.unit, looks.line("right")), right);
  const width = builder.widthOf(0, left);
  builder.endRow(rowHeight([{ text: department, width }], { size, least: size * 1.6 }));
}

/** Puts the cells of the header or the body behind what is there. */
function putCells(
  builder: SheetBuilder,
  block: {
    readonly cells: readonly PlacedCell[];
    readonly rows: number;
    readonly size: number;
    readonly least: number;
    readonly make: (placed: PlacedCell) => SheetCell;
  },
): void {
  const first = builder.row;
  for (const placed of block.cells) {
    const at = { row: first + placed.row, column: placed.column };
    builder.put(at, block.make(placed), placed.cell);
  }
  for (let row = 0; row < block.rows; row += 1) {
    const texts = block.cells
      .filter(({ cell, row: at }) => at === row && cell.rows === 1)
      .map(({ cell, column }) => ({
        text: cell.text,
        width: builder.widthOf(column, cell.columns),
      }));
    builder.endRow(rowHeight(texts, block));
  }
}

/** Row numbers and column numbers (行次、栏次) are numbers. */
const SMALL_NUMBER = /^[1-9]\d?$/;
const PLAIN_LATIN = /^[\x20-\x7E]*$/;

function headerCell(cell: TableCell, looks: Looks): SheetCell {
  const look = looks.cell({ align: "center", bold: !SMALL_NUMBER.test(cell.text) });
  return SMALL_NUMBER.test(cell.text) ? numberCell(cell.text, look) : textCell(cell.text, look);
}

function bodyCell(cell: TableCell, looks: Looks, formula: string | undefined): SheetCell {
  const { align, bold, text, figure, yuan, partial = false } = cell;
  const isMoney = figure !== undefined && (yuan !== undefined || text === "");
  if (isMoney) {
    const given = partial ? MONEY_PARTIAL : MONEY;
    const format = yuan === undefined ? MONEY_OR_BLANK : given;
    const look = looks.cell({ align: "right", bold, figures: true, format });
    const wan = toWan(yuan ?? "0");
    if (formula !== undefined) return formulaCell(formula, wan, look);
    return yuan === undefined ? { style: look } : numberCell(wan, look);
  }
  const look = looks.cell({ align, bold, figures: PLAIN_LATIN.test(text) });
  if (text === "") return { style: look };
  return SMALL_NUMBER.test(text) ? numberCell(text, look) : textCell(text, look);
}

/** Formulas as written where the body begins in this row. */
function placeFormulas(
  formulas: Formulas,
  body: readonly PlacedCell[],
  firstRow: number,
): ReadonlyMap<PlacedCell, string> {
  const down = ({ row, column }: Place) => ({ row: firstRow + row, column });
  const at = new Map(body.map((placed) => [addressOf(down(placed)), placed]));
  const placed = new Map<PlacedCell, string>();
  for (const [cell, { addends, idle }] of formulas) {
    // A sum passes over texts.
    if (!addends.every(({ of }) => isNumber(toWan(of.cell.yuan ?? "0")))) continue;
    const places = addends.map(({ of, sign }) => ({ ...down(of), sign }));
    const text = formulaText(places, (place) => {
      const other = at.get(addressOf(place));
      return other !== undefined && other !== cell && idle.has(other);
    });
    if (text !== undefined) placed.set(cell, text);
  }
  return placed;
}
