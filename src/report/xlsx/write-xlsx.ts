import { writeXlsx as writeWorkbook } from "hucre/xlsx";
import type { ReportSnapshot } from "../../events/report/report-snapshot.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import type { ReportDocument, ReportTable } from "../document.js";
import { shortHash } from "../hash-answers.js";
import { relationSheet } from "./relation-sheet.js";
import { tableSheet } from "./table-sheet.js";
import { textSheet } from "./text-sheet.js";

/** A report with the answers behind it. */
export interface FilledReport {
  readonly document: ReportDocument;
  readonly sheet: Sheet;
  readonly snapshot: ReportSnapshot;
}

const SUBJECT = "部门决算公开";

/** Writes a report as an Excel workbook: a sheet for each of its tables, 勾稽关系 and 说明. */
export function writeXlsx({ document, sheet, snapshot }: FilledReport): Promise<Uint8Array> {
  const tables = document.blocks.filter((block): block is ReportTable => block.kind === "table");
  // Not the clock: the same answers on the same day give the same file.
  const day = new Date(`${snapshot.date.slice(0, 10)}T00:00:00Z`);
  const hash = shortHash(document.hash);
  return writeWorkbook({
    sheets: [
      ...tables.map((table) => tableSheet(document, table, sheet)),
      relationSheet(document, sheet, snapshot.accepted),
      textSheet(document, sheet),
    ],
    defaultFont: { name: document.house.fonts.table.name, size: 11 },
    properties: {
      title: document.title,
      subject: SUBJECT,
      creator: document.department,
      description: `内容标识：${hash}`,
      created: day,
      modified: day,
      custom: { 内容标识: hash },
    },
  });
}
