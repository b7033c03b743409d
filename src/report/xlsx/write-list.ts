import { writeXlsx } from "hucre/xlsx";
import type { WriteSheet } from "hucre";
import type { ListCell, ListSheet } from "../../events/list-sheet.js";
import type { House } from "../../pack/house.js";
import { cleanText } from "../clean-text.js";
import type { ReportFile } from "../compile-report.js";
import { fileNameOf } from "../file-name.js";
import { addressOf } from "./address.js";
import { numberCell, textCell } from "./cell-value.js";
import { rowHeight } from "./measure.js";
import { pageOf, widthsOnPage } from "./page.js";
import { SheetBuilder } from "./sheet-builder.js";
import { COUNT, type Looks, looksOf } from "./styles.js";

const MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const SIZE = 10.5;
const PAGE = { landscape: true };

/** A list as a workbook: one sheet, its head on every page, sorted and filtered by its columns. */
export async function writeList(list: ListSheet, house: House): Promise<ReportFile> {
  const { year, kind, department } = list.file;
  const name = fileNameOf({ year, department, draft: false }, { extension: "xlsx", kind });
  const bytes = await writeXlsx({
    sheets: [sheetOf(list, house)],
    defaultFont: { name: house.fonts.table.name, size: 11 },
    properties: { title: list.title },
  });
  return { name, mime: MIME, bytes };
}

function sheetOf(list: ListSheet, house: House): WriteSheet {
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
  const styles = list.columns.map(({ align }) => looks.cell({ align }));
  const counts = list.columns.map(({ align }) =>
    looks.cell({ align, figures: true, format: COUNT }),
  );
  for (const row of list.rows) {
    putRow(
      builder,
      row,
      row.map((cell, column) => (typeof cell === "string" ? styles : counts)[column] ?? {}),
    );
  }
  const from = addressOf({ row: head, column: 0 });
  const to = addressOf({ row: builder.row - 1, column: list.columns.length - 1 });
  const page = pageOf({ house, draft: false }, { ...PAGE, headRows });
  return { ...builder.build(list.sheet, page, headRows), autoFilter: { range: `${from}:${to}` } };
}

function putTitle(
  builder: SheetBuilder,
  { title, says }: ListSheet,
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
  const texts = cells.map((cell) =>
    typeof cell === "string" ? cleanText(cell) : String(cell.count),
  );
  texts.forEach((text, column) => {
    const style = styles[column] ?? {};
    const isCount = typeof cells[column] !== "string";
    const cell = isCount
      ? numberCell(text, style)
      : text === ""
        ? { style }
        : textCell(text, style);
    builder.put({ row: builder.row, column }, cell);
  });
  const measured = texts.map((text, column) => ({ text, width: builder.widthOf(column, 1) }));
  builder.endRow(rowHeight(measured, { size: SIZE, least: SIZE * 1.9 }));
}
