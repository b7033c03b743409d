import { writeXlsx } from "hucre/xlsx";
import type { CellStyle, WriteSheet } from "hucre";
import { formatDate, shortDate } from "../../amounts/format-date.js";
import { formatWanGrouped } from "../../amounts/format-money.js";
import type { ListCell, ListSheet } from "../../events/office/list-sheet.js";
import type { House } from "../../pack/house.js";
import { cleanText } from "../clean-text.js";
import type { ReportFile } from "../compile-report.js";
import { fileNameOf } from "../file-name.js";
import { addressOf } from "./address.js";
import { dayCell, numberCell, type SheetCell, textCell, toWan } from "./cell-value.js";
import { rowHeight } from "./measure.js";
import { pageOf, widthsOnPage } from "./page.js";
import { SheetBuilder } from "./sheet-builder.js";
import {
  type CellLook,
  COUNT,
  DAY,
  type Looks,
  looksOf,
  MOMENT,
  MONEY,
  PERCENT,
  SHORT_DAY,
} from "./styles.js";

export const XLSX_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const SIZE = 10.5;
const PAGE = { landscape: true };

/** A list as a workbook: one sheet, its head on every page, sorted and filtered by its columns. */
export async function writeList(list: ListSheet, house: House): Promise<ReportFile> {
  const { year, kind, department } = list.file;
  const name = fileNameOf({ year, department, draft: false }, { extension: "xlsx", kind });
  const bytes = await writeXlsx({
    sheets: [listSheet(list, { house })],
    defaultFont: { name: house.fonts.table.name, size: 11 },
    properties: { title: list.title },
  });
  return { name, mime: XLSX_MIME, bytes };
}

/** A list as one sheet of a workbook. */
export function listSheet(
  list: Omit<ListSheet, "file">,
  { house, draft = false }: { readonly house: House; readonly draft?: boolean },
): WriteSheet {
  const looks = looksOf(house, SIZE);
  const widths = widthsOnPage(
    list.columns.map(({ width }) => width),
    PAGE,
  );
  const builder = new SheetBuilder(widths);
  putTitle(builder, list, { looks, size: house.sizes.table_title });
  const head = builder.row;
  putRow(
    builder,
    list.columns.map(({ title }) => title),
    list.columns.map(() => looks.cell({ align: "center", bold: true })),
  );
  const headRows = builder.row;
  const summed = list.summed === true ? list.rows.length - 1 : -1;
  list.rows.forEach((row, index) =>
    putRow(
      builder,
      row,
      row.map((cell, column) => {
        const align = list.columns[column]?.align ?? "left";
        return lookOf(cell, { looks, align, bold: index === summed });
      }),
    ),
  );
  const last = builder.row - (summed < 0 ? 1 : 2);
  const from = addressOf({ row: head, column: 0 });
  const to = addressOf({ row: last, column: list.columns.length - 1 });
  const page = pageOf({ house, draft }, { ...PAGE, headRows });
  return { ...builder.build(list.sheet, page, headRows), autoFilter: { range: `${from}:${to}` } };
}

function putTitle(
  builder: SheetBuilder,
  { title, says }: Omit<ListSheet, "file">,
  { looks, size }: { readonly looks: Looks; readonly size: number },
): void {
  const width = builder.widthOf(0, builder.widths.length);
  builder.putLine(
    textCell(title, looks.title),
    rowHeight([{ text: title, width }], { size, least: 0 }),
  );
  for (const line of says) {
    const height = rowHeight([{ text: line, width }], { size: SIZE, least: SIZE * 1.6 });
    builder.putLine(textCell(line, looks.line("left")), height);
  }
}

function putRow(
  builder: SheetBuilder,
  cells: readonly ListCell[],
  styles: readonly Parameters<typeof textCell>[1][],
): void {
  const texts = cells.map(shownOf);
  cells.forEach((cell, column) => {
    const style = styles[column] ?? {};
    builder.put({ row: builder.row, column }, writtenCell(cell, style));
  });
  const measured = texts.map((text, column) => ({ text, width: builder.widthOf(column, 1) }));
  builder.endRow(rowHeight(measured, { size: SIZE, least: SIZE * 1.9 }));
}

function writtenCell(cell: ListCell, style: CellStyle): SheetCell {
  if (typeof cell === "string") {
    const text = cleanText(cell);
    return text === "" ? { style } : textCell(text, style);
  }
  if ("count" in cell) return numberCell(String(cell.count), style);
  if ("day" in cell) return dayCell(cell.day, style);
  return numberCell("yuan" in cell ? toWan(cell.yuan) : cell.ratio, style);
}

/** About as it is printed: how wide it is. */
function shownOf(cell: ListCell): string {
  if (typeof cell === "string") return cleanText(cell);
  if ("count" in cell) return String(cell.count);
  if ("day" in cell)
    return cell.day.replace(/^.{10}/, formatOf(cell) === SHORT_DAY ? shortDate : formatDate);
  return "yuan" in cell ? formatWanGrouped(cell.yuan) : `${cell.ratio}%`;
}

function lookOf(
  cell: ListCell,
  { looks, ...look }: Pick<CellLook, "align" | "bold"> & { readonly looks: Looks },
): CellStyle {
  if (typeof cell === "string") return looks.cell(look);
  if ("day" in cell) return looks.cell({ ...look, format: formatOf(cell) });
  const format = "count" in cell ? COUNT : "yuan" in cell ? MONEY : PERCENT;
  return looks.cell({ ...look, figures: true, format });
}

function formatOf({ day, withYear }: Extract<ListCell, { readonly day: string }>): string {
  if (day.length > 10) return MOMENT;
  return withYear === true ? DAY : SHORT_DAY;
}
