import type { House } from "../../pack/house.js";
import type { ReportTable } from "../document.js";
import type { Bookmarks } from "./bookmarks.js";
import { textWidthOf } from "./page.js";
import { paragraphXml, runXml, TAB, textParagraph } from "./paragraph.js";
import { STYLE } from "./styles.js";
import { writeGrid } from "./write-grid.js";

export interface TableContext {
  readonly house: House;
  readonly bookmarks: Bookmarks;
}

/** Title, its number on the right, department and unit, the table, its notes. */
export function writeTable(
  table: ReportTable,
  { house, bookmarks }: TableContext,
): readonly string[] {
  const width = textWidthOf(table.landscape ? "wide-table" : "table");
  const toTheRight = `<w:tabs><w:tab w:val="right" w:pos="${width}"/></w:tabs>`;
  const department = runXml({ text: `部门：${table.department}` });
  return [
    paragraphXml(STYLE.tableTitle, bookmarks.around(runXml({ text: table.title }))),
    textParagraph(STYLE.tableMark, table.id),
    paragraphXml(STYLE.tableUnit, department + TAB + runXml({ text: table.unit }), toTheRight),
    writeGrid(table, { house, width, keepNext: table.notes.length > 0 }),
    ...table.notes.map((note) => textParagraph(STYLE.tableNote, note)),
  ];
}
