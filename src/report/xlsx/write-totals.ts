import { writeXlsx } from "hucre/xlsx";
import type { ListSheet } from "../../events/office/list-sheet.js";
import type { TotalsOrder } from "../../events/office/totals.js";
import type { House } from "../../pack/house.js";
import type { ReportFile } from "../compile-report.js";
import type { ReportTable } from "../document.js";
import { fileNameOf } from "../file-name.js";
import { tableSheet } from "./table-sheet.js";
import { listSheet, XLSX_MIME } from "./write-list.js";

/** Tables added up over departments, and the lists beside them, as one workbook. */
export async function writeTotals(totals: {
  readonly order: Pick<TotalsOrder, "year" | "title" | "date">;
  readonly tables: readonly ReportTable[];
  readonly lists: readonly Omit<ListSheet, "file">[];
  readonly house: House;
  /** Something in it was not let pass yet. */
  readonly draft: boolean;
}): Promise<ReportFile> {
  const { order, tables, lists, house, draft } = totals;
  const day = new Date(`${order.date}T00:00:00Z`);
  const bytes = await writeXlsx({
    sheets: [
      ...tables.map((table) => tableSheet({ house, draft }, table, null)),
      ...lists.map((list) => listSheet(list, { house, draft })),
    ],
    defaultFont: { name: house.fonts.table.name, size: 11 },
    properties: { title: `${order.year}年度部门决算汇总`, created: day, modified: day },
  });
  const about = { year: order.year, department: order.title, draft };
  const name = fileNameOf(about, { extension: "xlsx", kind: "汇总" });
  return { name, mime: XLSX_MIME, bytes };
}
