import type { WriteSheet } from "hucre";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { OPEN_MARK } from "../../wording/template-value.js";
import type { ReportDocument } from "../document.js";
import { type SheetCell, textCell } from "./cell-value.js";
import { listTexts, type WrittenText } from "./list-texts.js";
import { rowHeight, splitText } from "./measure.js";
import { pageOf, widthsOnPage } from "./page.js";
import { putHead } from "./put-head.js";
import { SheetBuilder } from "./sheet-builder.js";
import { type Looks, looksOf } from "./styles.js";

const NAME = "说明";
const SIZE = 10.5;
const PAGE = { landscape: false };
const COLUMNS = [
  { title: "部分", width: 16 },
  { title: "项目", width: 22 },
  { title: "说明", width: 58 },
] as const;
/** Of one row: a page is as high as its rows allow. */
const MOST_LINES = 24;

/** The explanations and other texts, as they were written, and what is still missing. */
export function textSheet(document: ReportDocument, sheet: Sheet): WriteSheet {
  const written = listTexts(sheet);
  const missing = document.missing.map((label) => ({ place: "未填", label, text: OPEN_MARK }));
  const looks = looksOf(document.house, SIZE);
  const widths = widthsOnPage(
    COLUMNS.map(({ width }) => width),
    PAGE,
  );
  const builder = new SheetBuilder(widths);
  const open = missing.length === 0 ? "" : `，还有${missing.length}项未填，列在最后`;
  const says = `按填报顺序，共${written.length}段${open}。`;
  putHead(builder, { document, title: NAME, says, looks, size: SIZE });
  const head = looks.cell({ align: "center", bold: true });
  const titles = COLUMNS.map(({ title }) => title);
  putRow(
    builder,
    titles,
    titles.map((title) => textCell(title, head)),
  );
  const headRows = builder.row;
  for (const text of [...written, ...missing]) putText(builder, text, looks);
  return builder.build(NAME, pageOf(document, { ...PAGE, headRows }), headRows);
}

/** A long text goes on in the rows below. */
function putText(builder: SheetBuilder, { place, label, text }: WrittenText, looks: Looks): void {
  const look = looks.cell({ align: "left", top: true });
  const room = { width: builder.widthOf(2, 1), size: SIZE, lines: MOST_LINES };
  splitText(text, room).forEach((piece, index) => {
    const row = index === 0 ? [place, label, piece] : ["", "（续）", piece];
    putRow(
      builder,
      row,
      row.map((cell) => (cell === "" ? { style: look } : textCell(cell, look))),
    );
  });
}

function putRow(
  builder: SheetBuilder,
  texts: readonly string[],
  cells: readonly SheetCell[],
): void {
  cells.forEach((cell, column) => builder.put({ row: builder.row, column }, cell));
  const measured = texts.map((text, column) => ({ text, width: builder.widthOf(column, 1) }));
  builder.endRow(rowHeight(measured, { size: SIZE, least: SIZE * 1.9 }));
}
