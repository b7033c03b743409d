import { formatWan, formatWanExact } from "../amounts/format-money.js";
import type { Decimal } from "../amounts/decimal.js";
import type { Expression } from "../pack/grammar.js";
import type { CheckOnRow, Key } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet.js";
import type { FiguresClause, Miss } from "./judge-check.js";

export interface Told extends CheckOnRow {
  readonly miss: Miss;
  /** Figures equal to the gap, the one to name first. */
  readonly gapEquals: readonly Key[];
}

/** One sentence: both sides with their names and the gap, e.g. 公开05表基本支出384.99万元，公开06表合计387.69万元，多2.70万元。 */
export function tellFinding(sheet: Sheet, told: Told): string {
  const { check, miss } = told;
  const rule = check.says.replace("{row}", rowName(sheet, told)).replace(/。$/u, "");
  if (miss.clause.kind === "choice") return `${rule}。`;
  const hidden = miss.gap.hidden === undefined ? "" : "，按规定不公开的未计";
  return `${tellSides(sheet, told, { clause: miss.clause, rule })}${tellGapEquals(sheet, told)}${hidden}。`;
}

function tellSides(
  sheet: Sheet,
  told: Told,
  { clause, rule }: { readonly clause: FiguresClause; readonly rule: string },
): string {
  const { left, right } = told.miss.gap;
  const show = amountsOf(sheet, told, clause);
  const leftName = sideName(sheet, told, { side: clause.left, label: told.check.leftLabel });
  const rightName = sideName(sheet, told, { side: clause.right, label: told.check.rightLabel });
  if (isConstant(clause.right)) return `${rule}，现在${leftName ?? "是"}${show(left)}`;
  if (isConstant(clause.left)) return `${rule}，现在${rightName ?? "是"}${show(right)}`;
  const sides =
    leftName === undefined || rightName === undefined
      ? { first: `${rule}：前者${show(left)}`, second: `后者${show(right)}` }
      : { first: `${leftName}${show(left)}`, second: `${rightName}${show(right)}` };
  const gap = show(right.minus(left).abs());
  switch (clause.comparison) {
    case "=":
      return `${sides.first}，${sides.second}，${right.gt(left) ? "多" : "少"}${gap}`;
    case "!=":
      return `${sides.first}，${sides.second}，不应相同`;
    case "<=":
    case "<":
      return left.eq(right)
        ? `${sides.first}，应小于${sides.second}`
        : `${sides.first}，大于${sides.second}，多${gap}`;
    case ">=":
    case ">":
      return left.eq(right)
        ? `${sides.first}，应大于${sides.second}`
        : `${sides.first}，小于${sides.second}，少${gap}`;
    default:
      throw new Error(`unknown comparison: ${JSON.stringify(clause.comparison satisfies never)}`);
  }
}

function sideName(
  sheet: Sheet,
  told: Told,
  { side, label }: { readonly side: Expression; readonly label: string | undefined },
): string | undefined {
  if (label !== undefined) return label.replace("{row}", rowName(sheet, told));
  const [only, ...more] = sheet.keysIn(side, told.row);
  const [term] = side.terms;
  if (only === undefined || more.length > 0 || side.terms.length > 1) return undefined;
  return term?.of.kind === "key" && term.factor === "1" ? nameOf(sheet, only) : undefined;
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
function tellGapEquals(sheet: Sheet, { gapEquals, miss }: Told): string {
  const [first] = gapEquals;
  if (first === undefined) return "";
  const gap = miss.gap.left.minus(miss.gap.right).abs();
  return `，正好等于${nameOf(sheet, first)}${formatWanExact(gap)}万元`;
}

/** How amounts of a finding are written: two decimals, all of them where two would hide the gap. */
function amountsOf(sheet: Sheet, told: Told, clause: FiguresClause): (amount: Decimal) => string {
  const unit = countUnit(sheet, told, clause);
  if (unit !== undefined) return (amount) => `${amount.toFixed()}${unit}`;
  const { left, right } = told.miss.gap;
  return wanFor(left, right);
}

/** The measure word when counts are compared; undefined for money. */
function countUnit(sheet: Sheet, told: Told, clause: FiguresClause): string | undefined {
  const questions = [clause.left, clause.right]
    .flatMap((side) => sheet.keysIn(side, told.row))
    .map((key) => sheet.pack.find(key));
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
