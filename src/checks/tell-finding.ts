import { formatWan, formatWanExact } from "../amounts/format-money.js";
import type { Decimal } from "../amounts/decimal.js";
import type { Expression } from "../pack/expressions/grammar.js";
import type { CheckOnRow, Key } from "../pack/pack.js";
import type { FiguresClause, Sheet } from "../pack/sheet/sheet.js";
import { comparedBy } from "./judge-check.js";
import type { Gap } from "./judge-gap.js";

export interface Told extends CheckOnRow {
  readonly gap: Gap;
  /** Figures equal to the gap, the one to name first. */
  readonly gapEquals: readonly Key[];
}

/** One sentence: both sides with their names and the gap, e.g. 公开05表基本支出384.99万元，公开06表合计387.69万元，多2.70万元。 */
export function tellFinding(sheet: Sheet, told: Told): string {
  const hidden = told.gap.hidden === undefined ? "" : "，按规定不公开的未计";
  return `${tellSides(sheet, told)}${tellGapEquals(sheet, told)}${hidden}。`;
}

function tellSides(sheet: Sheet, told: Told): string {
  const { check, gap } = told;
  const { clause } = comparedBy(told);
  const rule = check.says.replaceAll("{row}", rowName(sheet, told)).replace(/。$/u, "");
  const show = amountsOf(sheet, told);
  const leftName = sideName(sheet, told, { side: clause.left, label: check.leftLabel });
  const rightName = sideName(sheet, told, { side: clause.right, label: check.rightLabel });
  if (isConstant(clause.right)) return `${rule}，现在${leftName ?? "是"}${show(gap.left)}`;
  if (isConstant(clause.left)) return `${rule}，现在${rightName ?? "是"}${show(gap.right)}`;
  if (leftName !== undefined && rightName !== undefined) {
    return tellGap(clause, gap, { left: leftName, right: rightName, show });
  }
  return `${rule}：${tellGap(clause, gap, { left: "前者", right: "后者", show })}`;
}

interface Words {
  readonly left: string;
  readonly right: string;
  readonly show: (amount: Decimal) => string;
}

/** 多/少 is said of what is named last in an equation, of what is named first in an inequality. */
function tellGap(clause: FiguresClause, gap: Gap, { left, right, show }: Words): string {
  const first = `${left}${show(gap.left)}`;
  const second = `${right}${show(gap.right)}`;
  const difference = show(gap.right.minus(gap.left).abs());
  switch (clause.comparison) {
    case "=":
      return `${first}，${second}，${gap.right.gt(gap.left) ? "多" : "少"}${difference}`;
    case "!=":
      return `${first}，${second}，不应相同`;
    case "<=":
    case "<":
      return gap.left.eq(gap.right)
        ? `${first}，应小于${second}`
        : `${first}，大于${second}，多${difference}`;
    case ">=":
    case ">":
      return gap.left.eq(gap.right)
        ? `${first}，应大于${second}`
        : `${first}，小于${second}，少${difference}`;
    default:
      throw new Error(`unknown comparison: ${JSON.stringify(clause.comparison satisfies never)}`);
  }
}

function sideName(
  sheet: Sheet,
  told: Told,
  { side, label }: { readonly side: Expression; readonly label: string | undefined },
): string | undefined {
  if (label !== undefined) return label.replaceAll("{row}", rowName(sheet, told));
  const [term, ...more] = side.terms;
  if (term?.of.kind !== "key" || term.factor !== "1" || more.length > 0) return undefined;
  const [key] = sheet.keysIn(side, comparedBy(told).row);
  return key === undefined ? undefined : nameOf(sheet, key);
}

function isConstant(side: Expression): boolean {
  return side.terms.every((term) => term.of.kind === "constant");
}

function rowName(sheet: Sheet, { check, row }: CheckOnRow): string {
  if (check.each === undefined || row === undefined) return "";
  return sheet.codeName(check.each, row) ?? row;
}

/** What a figure is called; a cell of a repeat group with the name of its code. */
export function nameOf(sheet: Sheet, key: Key): string {
  const question = sheet.pack.find(key);
  if (question === undefined) return "";
  const { cell, label } = question;
  if (cell === undefined || sheet.pack.groups.get(cell.of)?.rows === undefined) return label;
  const code = sheet.codeName(cell.of, cell.row) ?? cell.row;
  return label.includes(code) ? label : `${code}${label}`;
}

/** 正好等于因公出国（境）费2.02万元 */
function tellGapEquals(sheet: Sheet, { gapEquals, gap }: Told): string {
  const [first] = gapEquals;
  if (first === undefined) return "";
  return `，正好等于${nameOf(sheet, first)}${formatWanExact(gap.left.minus(gap.right).abs())}万元`;
}

/** How amounts of a finding are written: two decimals, all of them where two would hide the gap. */
function amountsOf(sheet: Sheet, told: Told): (amount: Decimal) => string {
  const unit = countUnit(sheet, told);
  if (unit !== undefined) return (amount) => `${amount.toFixed()}${unit}`;
  return wanFor(told.gap.left, told.gap.right);
}

/** The measure word when counts are compared; undefined for money. */
function countUnit(sheet: Sheet, { check, row }: Told): string | undefined {
  const questions = sheet.keysIn(check.equation, row).map((key) => sheet.pack.find(key));
  if (questions.some((question) => question?.kind !== "count")) return undefined;
  const units = new Set(questions.map((question) => question?.unit ?? ""));
  const [unit] = units;
  return units.size === 1 ? unit : "";
}

/** Writes amounts in 万元 so that the gap between two of them can be seen. */
export function wanFor(left: Decimal, right: Decimal): (amount: Decimal) => string {
  const gap = left.minus(right);
  const shown = toCents(left).minus(toCents(right));
  const format =
    shown.eq(toCents(gap)) && !(shown.isZero() && !gap.isZero()) ? formatWan : formatWanExact;
  return (amount) => `${format(amount)}万元`;
}

/** 元 rounded to what two decimals of 万元 show. */
function toCents(yuan: Decimal): Decimal {
  return yuan.div(100).toDecimalPlaces(0);
}
