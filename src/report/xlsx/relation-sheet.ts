import type { CellStyle, WriteSheet } from "hucre";
import type { Figure, Sheet } from "../../pack/sheet/sheet.js";
import type { AcceptedFinding } from "../../events/report/report-snapshot.js";
import { OPEN_MARK, WITHHELD_TEXT } from "../../wording/template-value.js";
import { cleanText } from "../clean-text.js";
import type { ReportDocument } from "../document.js";
import {
  formulaCell,
  isNumber,
  numberCell,
  type SheetCell,
  textCell,
  toWan,
} from "./cell-value.js";
import { listRelations, type Relation, type RelationVerdict, VERDICTS } from "./list-relations.js";
import { rowHeight } from "./measure.js";
import { pageOf, widthsOnPage } from "./page.js";
import { putHead } from "./put-head.js";
import { SheetBuilder } from "./sheet-builder.js";
import { COUNT, type Looks, looksOf, MONEY_EXACT } from "./styles.js";

const NAME = "勾稽关系";
const SIZE = 9;
const PAGE = { landscape: true };

const COLUMNS = [
  { title: "序号", width: 5 },
  { title: "勾稽关系", width: 36 },
  { title: "左方", width: 20 },
  { title: "左方数", width: 14 },
  { title: "应", width: 4 },
  { title: "右方", width: 20 },
  { title: "右方数", width: 14 },
  { title: "差额（左－右）", width: 13 },
  { title: "结论", width: 9 },
  { title: "说明", width: 26 },
] as const;
const LEFT = 3;
const RIGHT = 6;

/** Every relation of the pack with both sides, the difference and how it stands. */
export function relationSheet(
  document: ReportDocument,
  sheet: Sheet,
  accepted: readonly AcceptedFinding[],
): WriteSheet {
  const relations = listRelations(sheet, accepted);
  const looks = looksOf(document.house, SIZE);
  const builder = new SheetBuilder(
    widthsOnPage(
      COLUMNS.map(({ width }) => width),
      PAGE,
    ),
  );
  putHead(builder, { document, title: NAME, says: tellCounts(relations), looks, size: SIZE });
  const heads = COLUMNS.map(({ title }) =>
    textCell(title, looks.cell({ align: "center", bold: true })),
  );
  putRow(builder, heads);
  const headRows = builder.row;
  relations.forEach((relation, index) => {
    putRow(builder, cellsOf(relation, { number: index + 1, builder, looks }));
  });
  const built = builder.build(NAME, pageOf(document, { ...PAGE, headRows }), headRows);
  const last = builder.addressOf(COLUMNS.length - 1, builder.row - 1);
  return { ...built, autoFilter: { range: `${builder.addressOf(0, headRows - 1)}:${last}` } };
}

/** 共163项：通过150项，不符1项（已写说明1项），待填2项，不适用10项 */
function tellCounts(relations: readonly Relation[]): string {
  const count = (verdict: RelationVerdict) =>
    relations.filter((relation) => relation.verdict === verdict).length;
  const explained = relations.filter(({ reason }) => reason !== undefined).length;
  const counts = VERDICTS.map((verdict) => {
    const isExplained = verdict === "不符" && explained > 0;
    return `${verdict}${count(verdict)}项${isExplained ? `（已写说明${explained}项）` : ""}`;
  });
  return `共${relations.length}项：${counts.join("，")}。金额单位：万元`;
}

function putRow(builder: SheetBuilder, cells: readonly SheetCell[]): void {
  cells.forEach((cell, column) => builder.put({ row: builder.row, column }, cell));
  const texts = cells.map(({ value }, column) => ({
    text: typeof value === "string" ? value : "",
    width: builder.widthOf(column, 1),
  }));
  builder.endRow(rowHeight(texts, { size: SIZE, least: SIZE * 1.7 }));
}

interface RowContext {
  readonly number: number;
  readonly builder: SheetBuilder;
  readonly looks: Looks;
}

function cellsOf(relation: Relation, { number, builder, looks }: RowContext): readonly SheetCell[] {
  const { left, right, unit, verdict, reason } = relation;
  const isWrong = verdict === "不符";
  const text = (value: string, align: "left" | "center" = "left", bold = false) =>
    value === ""
      ? { style: looks.cell({ align }) }
      : textCell(cleanText(value), looks.cell({ align, bold }));
  const format = unit === "money" ? MONEY_EXACT : COUNT;
  const look = looks.cell({ align: "right", figures: true, format });
  const note = reason === undefined ? relation.note : `${relation.note}，已写说明：${reason}`;
  return [
    numberCell(String(number), looks.cell({ align: "center" })),
    ...[text(relation.says), text(left.name), figureCell(left.figure, unit, look)],
    text(relation.sign, "center"),
    ...[text(right.name), figureCell(right.figure, unit, look)],
    differenceCell(relation, { builder, look }),
    text(isWrong && reason !== undefined ? `${verdict}（已说明）` : verdict, "center", isWrong),
    text(note),
  ];
}

function figureCell(
  figure: Figure | undefined,
  unit: Relation["unit"],
  look: CellStyle,
): SheetCell {
  if (figure === undefined) return { style: look };
  if (figure.state === "open") return textCell(OPEN_MARK, look);
  if (figure.state === "withheld") return textCell(WITHHELD_TEXT, look);
  return numberCell(printed(figure, unit), look);
}

function differenceCell(
  { left, right, unit }: Relation,
  { builder, look }: { readonly builder: SheetBuilder; readonly look: CellStyle },
): SheetCell {
  if (left.figure?.state !== "value" || right.figure?.state !== "value") return { style: look };
  const value = left.figure.value.minus(right.figure.value);
  const areNumbers = [left.figure, right.figure].every((one) => isNumber(printed(one, unit)));
  if (!areNumbers) return numberCell(printed({ value }, unit), look);
  const formula = `${builder.addressOf(LEFT)}-${builder.addressOf(RIGHT)}`;
  return formulaCell(formula, printed({ value }, unit), look);
}

function printed(
  { value }: Pick<Extract<Figure, { state: "value" }>, "value">,
  unit: Relation["unit"],
): string {
  return unit === "money" ? toWan(value) : value.toFixed();
}
