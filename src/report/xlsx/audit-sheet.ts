import type { WriteSheet } from "hucre";
import { writeXlsx } from "hucre/xlsx";
import type { AuditLine } from "../../events/audit-line.js";
import type { House } from "../../pack/house.js";
import { addressOf } from "./address.js";
import { textCell } from "./cell-value.js";
import { rowHeight } from "./measure.js";
import { pageOf, widthsOnPage } from "./page.js";
import { SheetBuilder } from "./sheet-builder.js";
import { type CellLook, type Looks, looksOf } from "./styles.js";

const NAME = "操作记录";
const SIZE = 10.5;
const PAGE = { landscape: true };

interface Column {
  readonly title: string;
  readonly width: number;
  readonly align: CellLook["align"];
  value(line: AuditLine): string;
}

const COLUMNS: readonly Column[] = [
  { title: "时间", width: 16, align: "center", value: ({ at }) => at },
  { title: "谁", width: 10, align: "center", value: ({ who }) => who },
  { title: "单位", width: 18, align: "left", value: ({ department }) => department },
  { title: "做了什么", width: 10, align: "center", value: ({ what }) => what },
  { title: "对象", width: 30, align: "left", value: ({ item }) => item },
  { title: "原来", width: 16, align: "left", value: ({ was }) => was },
  { title: "改为", width: 16, align: "left", value: ({ is }) => is },
  { title: "原话", width: 30, align: "left", value: ({ words }) => words },
];

/** What is exported: lines whose `at` was put into the bureau's time already. */
export interface AuditSheet {
  readonly title: string;
  readonly lines: readonly AuditLine[];
  /** ISO date. */
  readonly today: string;
}

/** Writes the audit trail as an Excel workbook, oldest first; whatever was typed stays text. */
export function writeAudit(audit: AuditSheet, house: House): Promise<Uint8Array> {
  const day = new Date(`${audit.today}T00:00:00Z`);
  return writeXlsx({
    sheets: [auditSheet(audit, house)],
    defaultFont: { name: house.fonts.table.name, size: 11 },
    properties: { title: audit.title, created: day, modified: day },
  });
}

function auditSheet({ title, lines }: AuditSheet, house: House): WriteSheet {
  const looks = looksOf(house, SIZE);
  const builder = new SheetBuilder(
    widthsOnPage(
      COLUMNS.map(({ width }) => width),
      PAGE,
    ),
  );
  const width = builder.widthOf(0, builder.widths.length);
  const titleSize = house.sizes.table_title;
  builder.putLine(
    textCell(title, looks.title),
    rowHeight([{ text: title, width }], { size: titleSize, least: 0 }),
  );
  const head = looks.cell({ align: "center", bold: true });
  putRow(
    builder,
    COLUMNS.map((column) => ({ text: column.title, look: head })),
  );
  const headRows = builder.row;
  const cellLooks = COLUMNS.map(({ align }) => looks.cell({ align }));
  for (const line of lines) {
    putRow(
      builder,
      COLUMNS.map((column, index) => ({
        text: column.value(line),
        look: cellLooks[index] ?? head,
      })),
    );
  }
  const sheet = builder.build(
    NAME,
    pageOf({ house, draft: false }, { ...PAGE, headRows }),
    headRows,
  );
  const last = { row: Math.max(headRows, builder.row) - 1, column: COLUMNS.length - 1 };
  const range = `${addressOf({ row: headRows - 1, column: 0 })}:${addressOf(last)}`;
  return { ...sheet, autoFilter: { range } };
}

function putRow(
  builder: SheetBuilder,
  cells: readonly { readonly text: string; readonly look: ReturnType<Looks["cell"]> }[],
): void {
  cells.forEach(({ text, look }, column) => {
    builder.put({ row: builder.row, column }, text === "" ? { style: look } : textCell(text, look));
  });
  const measured = cells.map(({ text }, column) => ({ text, width: builder.widthOf(column, 1) }));
  builder.endRow(rowHeight(measured, { size: SIZE, least: SIZE * 1.9 }));
}
