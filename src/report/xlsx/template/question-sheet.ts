import type { DataValidation, WriteSheet } from "hucre";
import { closeKey, CLOSED, TEMPLATE_COLUMNS } from "../../../interview/file/template-marks.js";
import { writtenReply } from "../../../interview/file/written-reply.js";
import { moneyUnitOf } from "../../../interview/answers/money-unit.js";
import { groupApplies, isAsked, mayClose } from "../../../interview/answers/tally.js";
import type { House } from "../../../pack/house.js";
import type { Group, Question } from "../../../pack/pack.js";
import type { Sheet } from "../../../pack/sheet/sheet.js";
import { addressOf } from "../address.js";
import { textCell } from "../cell-value.js";
import { rowHeight } from "../measure.js";
import { pageOf } from "../page.js";
import { SheetBuilder } from "../sheet-builder.js";
import { replyCell, validationOf } from "./reply-cell.js";
import {
  colourRules,
  PROTECTION,
  SIZE,
  templateLooks,
  type TemplateLooks,
} from "./template-looks.js";

export const QUESTIONS = "填报";
const WIDTHS = [10, 10, 16, 40, 26, 8, 46] as const;
const {
  key: KEY,
  before: BEFORE,
  place: PLACE,
  label: LABEL,
  reply: REPLY,
  unit: UNIT,
  find: FIND,
} = TEMPLATE_COLUMNS;
const HEADINGS = {
  [PLACE]: "位置",
  [LABEL]: "项目",
  [REPLY]: "填写",
  [UNIT]: "单位",
  [FIND]: "在哪找",
};

export interface TemplateOptions {
  /** The first cell: what the file is. */
  readonly mark: string;
  readonly year: string;
  /** Answered questions too. */
  readonly all: boolean;
}

/** The sheet of questions: one a row, its key hidden in front. */
export function questionSheet(sheet: Sheet, house: House, options: TemplateOptions): WriteSheet {
  const looks = templateLooks(house);
  const builder = new SheetBuilder(WIDTHS);
  const validations: DataValidation[] = [];
  putHead(builder, sheet, { looks, options });
  const headRows = builder.row;
  for (const group of sheet.pack.groups.values()) {
    if (groupApplies(sheet, group) === false) continue;
    const questions = group.questions.filter((question) =>
      isListed(sheet, group, question, options),
    );
    const closes = mayClose(group);
    if (questions.length === 0 && !closes) continue;
    putGroup(builder, group, looks);
    for (const question of questions)
      putQuestion(builder, sheet, { question, group, looks, validations });
    if (closes) putClosing(builder, sheet, { group, looks, validations });
  }
  const built = builder.build(
    QUESTIONS,
    pageOf({ house, draft: false }, { landscape: true, headRows }),
    headRows,
  );
  const absolute = (column: number): string => `$${addressOf({ row: headRows, column })}`;
  const { open, changed } = colourRules(
    rangeOfReplies(builder, headRows),
    absolute(REPLY),
    absolute(BEFORE),
  );
  return {
    ...built,
    columns: WIDTHS.map((width, at) => ({
      width,
      ...(at === KEY || at === BEFORE ? { hidden: true } : {}),
    })),
    dataValidations: validations,
    conditionalRules: [open, changed],
    protection: PROTECTION,
  };
}

function rangeOfReplies(builder: SheetBuilder, headRows: number): string {
  const last = Math.max(headRows, builder.row - 1);
  return `${addressOf({ row: headRows, column: REPLY })}:${addressOf({ row: last, column: REPLY })}`;
}

function isListed(
  sheet: Sheet,
  group: Group,
  question: Question,
  { all }: TemplateOptions,
): boolean {
  if (question.value !== undefined || question.key === YEAR_KEY) return false;
  if (isAsked(sheet, question) === false) return false;
  if (all) return true;
  if (group.sparse && sheet.stored.closure(group.id) === "zero") return false;
  // A choice that has a default counts as answered, and may yet be made.
  const stored = sheet.stored.answer(question.key)?.state ?? "open";
  return question.default === undefined
    ? sheet.answer(question.key).state === "open"
    : stored === "open";
}

/** The year is that of the report. */
const YEAR_KEY = "fiscal_year";

function putHead(
  builder: SheetBuilder,
  sheet: Sheet,
  { looks, options }: { readonly looks: TemplateLooks; readonly options: TemplateOptions },
): void {
  const across = { columns: WIDTHS.length - PLACE };
  builder.put({ row: 0, column: KEY }, textCell(options.mark, looks.line("left")));
  builder.put(
    { row: 0, column: PLACE },
    textCell(`${options.year}年度部门决算公开填报模板`, looks.title),
    across,
  );
  builder.endRow(30);
  const says =
    `只填“填写”一列：黄色还没填，绿色是您改过的。金额按${moneyUnitOf(sheet)}，写上单位也行；没有的填0，或写“无此项”。` +
    "空着的不改，清空不会删除。填好后把整个文件发回来，先给您看改了什么，再一次采用。涉密内容请不要填。";
  builder.put({ row: 1, column: PLACE }, textCell(says, looks.line("left")), across);
  const width = builder.widthOf(PLACE, WIDTHS.length - PLACE);
  builder.endRow(rowHeight([{ text: says, width }], { size: SIZE, least: 18 }));
  for (const [column, text] of Object.entries(HEADINGS)) {
    builder.put(
      { row: 2, column: Number(column) },
      textCell(text, looks.cell({ align: "center", bold: true })),
    );
  }
  builder.endRow(20);
}

function putGroup(builder: SheetBuilder, { title, place }: Group, looks: TemplateLooks): void {
  const text = place === "" || title.includes(place) ? title : `${title}（${place}）`;
  const across = { columns: WIDTHS.length - PLACE };
  builder.put({ row: builder.row, column: PLACE }, textCell(text, looks.head), across);
  builder.endRow(20);
}

interface Line {
  readonly group: Group;
  readonly looks: TemplateLooks;
  readonly validations: DataValidation[];
}

function putQuestion(
  builder: SheetBuilder,
  sheet: Sheet,
  { question, group, looks, validations }: Line & { readonly question: Question },
): void {
  const { row } = builder;
  const written = writtenReply(sheet, sheet.stored.answer(question.key));
  const unit = unitOf(sheet, question);
  const label = `${question.label}${question.optional ? "（选填）" : ""}`;
  const find = [question.find ?? "", hintOf(question)].filter((text) => text !== "").join("");
  const put = (column: number, text: string): void =>
    builder.put(
      { row, column },
      text === "" ? { style: looks.label } : textCell(text, looks.label),
    );
  put(KEY, question.key);
  put(BEFORE, written);
  put(PLACE, group.place);
  put(LABEL, label);
  builder.put({ row, column: REPLY }, replyCell(question, written, looks));
  put(UNIT, unit);
  put(FIND, find);
  const validation = validationOf(question, addressOf({ row, column: REPLY }));
  if (validation !== undefined) validations.push(validation);
  const cells = [
    { text: label, width: WIDTHS[LABEL] },
    { text: written, width: WIDTHS[REPLY] },
    { text: find, width: WIDTHS[FIND] },
  ];
  builder.endRow(rowHeight(cells, { size: SIZE, least: 19 }));
}

function unitOf(sheet: Sheet, { kind, unit }: Question): string {
  return kind === "money" ? moneyUnitOf(sheet) : (unit ?? "");
}

function hintOf({ kind, options, default: usual }: Question): string {
  if (usual !== undefined) return `不填按“${usual}”。`;
  if (kind === "choices") return `可填几项，用顿号隔开：${options.join("、")}。`;
  if (kind === "list") return "一行写一条（换行按Alt+Enter）。";
  return kind === "date" ? "例：2020年8月12日。" : "";
}

function putClosing(
  builder: SheetBuilder,
  sheet: Sheet,
  { group, looks, validations }: Line,
): void {
  const { row } = builder;
  const written = sheet.stored.closure(group.id) === "zero" ? CLOSED : "";
  const texts: readonly (readonly [number, string])[] = [
    [KEY, closeKey(group.id)],
    [BEFORE, written],
    [PLACE, group.place],
    [LABEL, "本组其余没填的都是0"],
    [UNIT, ""],
    [FIND, group.rows === undefined ? "" : `各科目填在工作表“${group.rows.label}”里。`],
  ];
  for (const [column, text] of texts) {
    builder.put(
      { row, column },
      text === "" ? { style: looks.label } : textCell(text, looks.label),
    );
  }
  const look = looks.reply("text");
  builder.put({ row, column: REPLY }, written === "" ? { style: look } : textCell(written, look));
  validations.push({
    ...{ type: "list", values: [CLOSED], allowBlank: true, showErrorMessage: true },
    ...{ errorTitle: "请看一下", errorMessage: `填“${CLOSED}”，或空着。` },
    range: addressOf({ row, column: REPLY }),
  });
  builder.endRow(19);
}
