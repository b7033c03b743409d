import { writeXlsx } from "hucre/xlsx";
import type { ReportSnapshot } from "../../../events/report/report-snapshot.js";
import { templateMark } from "../../../interview/file/template-marks.js";
import type { Pack } from "../../../pack/pack.js";
import { fileNameOf } from "../../file-name.js";
import { sheetOf } from "../../sheet-of.js";
import { questionSheet } from "./question-sheet.js";
import { rowsTemplate } from "./rows-template.js";

export interface Template {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

const MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * The questions of a report as a workbook to be filled and sent back: those still open, or all.
 *
 * @param report id of the report, so that it does not fill another one
 */
export async function writeTemplate(
  pack: Pack,
  snapshot: ReportSnapshot,
  { report, all }: { readonly report: string; readonly all: boolean },
): Promise<Template> {
  // A text of last year's is a start for an answer, not what stands in its cell.
  const sheet = sheetOf(pack, { ...snapshot, lastYear: [] });
  const { house } = pack;
  const { year } = snapshot;
  const mark = templateMark({ pack: pack.name, year, report });
  const rows = [...pack.groups.values()].flatMap(
    (group) => rowsTemplate(sheet, house, group) ?? [],
  );
  const day = new Date(`${snapshot.date.slice(0, 10)}T00:00:00Z`);
  const bytes = await writeXlsx({
    sheets: [questionSheet(sheet, house, { mark, year, all }), ...rows],
    defaultFont: { name: house.fonts.table.name, size: 11 },
    properties: { title: `${year}年度部门决算公开填报模板`, created: day, modified: day },
  });
  const answer = sheet.stored.answer("profile.name");
  const department =
    answer?.state === "value" && answer.value.kind === "text" ? answer.value.text : "";
  const name = fileNameOf(
    { department, year, draft: false },
    { extension: "xlsx", kind: "填报模板" },
  );
  return { name, mime: MIME, bytes };
}
