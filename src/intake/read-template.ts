import type { FileReading, FileReply } from "../interview/file/file-reading.js";
import {
  CLOSED,
  readCloseKey,
  readRowsMark,
  readTemplateMark,
  ROWS_CODE_COLUMN,
  ROWS_KEY_ROW,
  TEMPLATE_COLUMNS,
} from "../interview/file/template-marks.js";
import { isSameWritten } from "../interview/file/written-reply.js";
import type { Pack } from "../pack/pack.js";
import { cellAt, type SheetCell, type SheetData } from "./sheet-data.js";
import { ODD_CELLS } from "./tables/read-amount.js";

export interface TemplateFor {
  readonly pack: Pack;
  /** Id of the report. */
  readonly report: string;
  readonly year: string;
}

/** Reads a template that was sent back, by the keys hidden in it. @returns undefined for any other workbook */
export function readTemplate(
  sheets: readonly SheetData[],
  { pack, report, year }: TemplateFor,
): FileReading | undefined {
  const found = sheets.find((sheet) => readTemplateMark(cellAt(sheet, 0, 0).text) !== undefined);
  const mark = found === undefined ? undefined : readTemplateMark(cellAt(found, 0, 0).text);
  if (found === undefined || mark === undefined) return undefined;
  if (mark.pack !== pack.name || mark.year !== year || mark.report !== report) {
    const because = `这份模板是给另一份报告（${mark.year}年度）的，什么都没改。请打开那份报告再发，或发 /template 领这份的。`;
    return { is: "refused", because };
  }
  const reader = createReader(pack);
  for (const [row] of found.rows.entries()) reader.question(found, row);
  for (const sheet of sheets) {
    const group = readRowsMark(cellAt(sheet, 0, 0).text);
    if (group !== undefined) reader.rows(sheet, group);
  }
  return reader.finish();
}

function createReader(pack: Pack) {
  const replies: FileReply[] = [];
  const closes: string[] = [];
  const remarks: string[] = [];

  function add(
    key: string,
    cell: SheetCell,
    more: { before: string; unit: string; place: string },
  ): void {
    const { before, unit, place } = more;
    const typed = cell.number ?? cell.text;
    if (typed.trim() === "" || isSameWritten(typed, before)) return;
    const question = pack.find(key);
    const isFigure = question?.kind === "money" || question?.kind === "count";
    if (isFigure && cell.odd !== undefined) {
      remarks.push(`${place}“${question.label}”“${cell.text}”${ODD_CELLS[cell.odd]}，没有采用。`);
      return;
    }
    const isBare = question?.kind === "money" && /^-?[\d,]+(?:\.\d+)?$/.test(typed);
    replies.push({ key, typed: isBare ? `${typed}${unit}` : typed, place, before });
  }

  return {
    question(sheet: SheetData, row: number): void {
      const at = (column: keyof typeof TEMPLATE_COLUMNS): SheetCell =>
        cellAt(sheet, row, TEMPLATE_COLUMNS[column]);
      const key = at("key").text;
      if (row === 0 || key === "") return;
      const before = at("before").text;
      const closed = readCloseKey(key);
      if (closed === undefined) {
        add(key, at("reply"), { before, unit: at("unit").text, place: `第${row + 1}行` });
      } else if (at("reply").text === CLOSED && before !== CLOSED) closes.push(closed);
    },
    rows(sheet: SheetData, group: string): void {
      const keys = (sheet.rows[ROWS_KEY_ROW] ?? []).map(({ text }) => text);
      const columns = keys.flatMap((key, column) => (key.includes("@") ? [{ key, column }] : []));
      const rows = pack.groups.get(group)?.rows;
      for (let row = ROWS_KEY_ROW + 2; row < sheet.rows.length; row += 1) {
        const code = cellAt(sheet, row, ROWS_CODE_COLUMN).text.trim();
        const filled = columns.filter(({ column }) => cellAt(sheet, row, column).text !== "");
        const place = `“${sheet.name}”第${row + 1}行`;
        if (code === "" && filled.length > 0) remarks.push(`${place}没有科目编码，没有采用。`);
        if (code === "") continue;
        for (const { key, column } of filled) {
          const before = cellAt(sheet, row, column + columns.length).text;
          const own = key.replace("@", code);
          // A name the list knows is not asked for.
          if (key.endsWith(`.${rows?.nameColumn ?? ""}`) && rows?.names.has(code) === true)
            continue;
          add(own, cellAt(sheet, row, column), { before, unit: unitIn(sheet), place });
        }
      }
    },
    finish(): FileReading {
      return { is: "replies", from: "template", replies, compared: [], closes, remarks };
    },
  };
}

/** The line above the columns names the unit of its amounts. */
function unitIn(sheet: SheetData): string {
  return cellAt(sheet, 0, ROWS_CODE_COLUMN).text.includes("金额按元") ? "元" : "万元";
}
