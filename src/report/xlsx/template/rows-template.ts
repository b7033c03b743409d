import type { DataValidation, WriteSheet } from "hucre";
import { ROWS_CODE_COLUMN, rowsMark } from "../../../interview/file/template-marks.js";
import { writtenReply } from "../../../interview/file/written-reply.js";
import { moneyUnitOf } from "../../../interview/answers/money-unit.js";
import { groupApplies } from "../../../interview/answers/tally.js";
import type { House } from "../../../pack/house.js";
import type { Group, Question, RowGroup } from "../../../pack/pack.js";
import type { Sheet } from "../../../pack/sheet/sheet.js";
import { addressOf } from "../address.js";
import { textCell } from "../cell-value.js";
import { pageOf } from "../page.js";
import { SheetBuilder } from "../sheet-builder.js";
import { sheetName } from "../sheet-name.js";
import { replyCell, validationOf } from "./reply-cell.js";
import {
  colourRules,
  PROTECTION,
  SIZE,
  templateLooks,
  type TemplateLooks,
} from "./template-looks.js";
import { rowHeight } from "../measure.js";

/** Lines for codes still to come. */
const BLANK_LINES = 40;
const WIDTH = { mark: 4, code: 13, text: 26, figure: 15 } as const;

interface Columns {
  readonly questions: readonly Question[];
  readonly widths: readonly number[];
  /** First of the hidden columns that hold what was there before. */
  readonly before: number;
}

/** The sheet of a repeat group: a code a row, a question a column. @returns undefined where it is not asked */
export function rowsTemplate(sheet: Sheet, house: House, group: Group): WriteSheet | undefined {
  const { rows } = group;
  if (rows === undefined || groupApplies(sheet, group) === false) return undefined;
  const looks = templateLooks(house);
  const columns = columnsOf(sheet, rows);
  const builder = new SheetBuilder(columns.widths);
  putHead(builder, sheet, { group, rows, columns, looks });
  const headRows = builder.row;
  const codes = [...sheet.stored.rows(rows.prefix)].sort();
  for (const code of codes) putLine(builder, sheet, { rows, columns, looks, code });
  for (let line = 0; line < BLANK_LINES; line += 1)
    putLine(builder, sheet, { rows, columns, looks, code: "" });
  const last = builder.row - 1;
  const built = builder.build(
    sheetName(rows.label),
    pageOf({ house, draft: false }, { landscape: true, headRows }),
    headRows,
  );
  const rangeOf = (column: number): string =>
    `${addressOf({ row: headRows, column })}:${addressOf({ row: last, column })}`;
  const validations = columns.questions.flatMap((question, at): DataValidation[] => {
    const validation = validationOf(question, rangeOf(ROWS_CODE_COLUMN + 1 + at));
    return validation === undefined ? [] : [validation];
  });
  const code = `$${addressOf({ row: headRows, column: ROWS_CODE_COLUMN })}`;
  return {
    ...built,
    columns: columns.widths.map((width, at) => ({
      width,
      ...(at === 0 || at >= columns.before ? { hidden: true } : {}),
    })),
    rowDefs: new Map([...(built.rowDefs ?? []), [1, { hidden: true }]]),
    freezePane: { rows: headRows, columns: ROWS_CODE_COLUMN + 1 },
    dataValidations: validations,
    conditionalRules: columns.questions.flatMap((_, at) => {
      const column = ROWS_CODE_COLUMN + 1 + at;
      const reply = addressOf({ row: headRows, column });
      const before = addressOf({ row: headRows, column: columns.before + at });
      const { open, changed } = colourRules(rangeOf(column), reply, before);
      // A line without a code waits for nothing.
      return [{ ...open, formula: `AND(LEN(${code})>0,LEN(${reply})=0)` }, changed];
    }),
    protection: PROTECTION,
  };
}

function columnsOf(sheet: Sheet, { prefix, columns, names }: RowGroup): Columns {
  const [code = ""] = names.keys();
  const questions = columns.filter(
    ({ value, when }) =>
      value === undefined &&
      (when === undefined || sheet.holds(when, `${prefix}.${code}`) !== false),
  );
  const widths = questions.map(({ kind }) => (kind === "text" ? WIDTH.text : WIDTH.figure));
  const shown = [WIDTH.mark, WIDTH.code, ...widths];
  return { questions, widths: [...shown, ...widths], before: shown.length };
}

function putHead(
  builder: SheetBuilder,
  sheet: Sheet,
  {
    group,
    rows,
    columns,
    looks,
  }: {
    readonly group: Group;
    readonly rows: RowGroup;
    readonly columns: Columns;
    readonly looks: TemplateLooks;
  },
): void {
  const across = { columns: columns.before - ROWS_CODE_COLUMN };
  builder.put({ row: 0, column: 0 }, textCell(rowsMark(group.id), looks.line("left")));
  const says =
    `${rows.label}（${group.place}）：一行一个科目编码（${rows.codeLengths.join("、")}位），只填最细的一级，` +
    `上级由下级汇总。金额按${moneyUnitOf(sheet)}。没有的空着，填完在工作表“填报”里选本组其余都是0。`;
  builder.put({ row: 0, column: ROWS_CODE_COLUMN }, textCell(says, looks.line("left")), across);
  const width = builder.widthOf(ROWS_CODE_COLUMN, columns.before - ROWS_CODE_COLUMN);
  builder.endRow(rowHeight([{ text: says, width }], { size: SIZE, least: 24 }));
  columns.questions.forEach(({ key }, at) => {
    builder.put({ row: 1, column: ROWS_CODE_COLUMN + 1 + at }, textCell(key, looks.label));
  });
  builder.endRow(12);
  const head = looks.cell({ align: "center", bold: true });
  builder.put({ row: 2, column: ROWS_CODE_COLUMN }, textCell("科目编码", head));
  columns.questions.forEach(({ label }, at) => {
    builder.put({ row: 2, column: ROWS_CODE_COLUMN + 1 + at }, textCell(label, head));
  });
  const cells = columns.questions.map(({ label }, at) => ({
    text: label,
    width: builder.widthOf(ROWS_CODE_COLUMN + 1 + at, 1),
  }));
  builder.endRow(rowHeight(cells, { size: SIZE, least: 20 }));
}

function putLine(
  builder: SheetBuilder,
  sheet: Sheet,
  {
    rows,
    columns,
    looks,
    code,
  }: {
    readonly rows: RowGroup;
    readonly columns: Columns;
    readonly looks: TemplateLooks;
    readonly code: string;
  },
): void {
  const { row } = builder;
  const look = looks.reply("text");
  builder.put(
    { row, column: ROWS_CODE_COLUMN },
    code === "" ? { style: { ...look, numFmt: "@" } } : textCell(code, { ...look, numFmt: "@" }),
  );
  columns.questions.forEach((question, at) => {
    const key = question.key.replace("@", code);
    const isName = question.cell?.column === rows.nameColumn;
    const stored = code === "" ? "" : writtenReply(sheet, sheet.stored.answer(key));
    const written =
      isName && stored === "" && code !== "" ? (sheet.codeName(rows.prefix, code) ?? "") : stored;
    builder.put({ row, column: ROWS_CODE_COLUMN + 1 + at }, replyCell(question, written, looks));
    if (written === "") return;
    builder.put({ row, column: columns.before + at }, textCell(written, looks.label));
  });
  builder.endRow(18);
}
