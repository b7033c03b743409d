import type { ReportSnapshot } from "../../../src/events/report/report-snapshot.js";
import { buildDocument } from "../../../src/report/build-document.js";
import { sheetOf } from "../../../src/report/sheet-of.js";
import { writeXlsx } from "../../../src/report/xlsx/write-xlsx.js";
import { pack } from "../final-accounts.js";
import { type Replies, snapshotOf } from "../snapshot-of.js";
import { openXlsx, type OpenedSheet } from "./open-xlsx.js";

/** The workbook of a snapshot, opened again. */
export async function written(snapshot: ReportSnapshot) {
  const document = buildDocument(pack, snapshot);
  const bytes = await writeXlsx({ document, sheet: sheetOf(pack, snapshot), snapshot });
  return { document, book: openXlsx(bytes), bytes };
}

export const writtenOf = (replies: Replies, options: Parameters<typeof snapshotOf>[2] = {}) =>
  written(snapshotOf(pack, replies, options));

export function rowsOf(sheet: OpenedSheet): readonly (readonly (string | number | undefined)[])[] {
  return Array.from({ length: sheet.rows }, (_, index) => sheet.row(index + 1));
}
