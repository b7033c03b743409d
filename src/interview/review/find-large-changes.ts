import type { Decimal } from "../../amounts/decimal.js";
import { findLastYears, type YearPair } from "../../pack/sheet/find-last-years.js";
import type { Key, Question } from "../../pack/pack.js";
import type { Figure, Sheet } from "../../pack/sheet/sheet.js";
import { type Change, compareFigures } from "../../wording/describe-change.js";
import { countOf, MONEY, type Quantity } from "../../wording/quantity.js";

/** A figure that is far from that of the year before. */
export interface LargeChange {
  readonly key: Key;
  /** The report's own figure of last year; null: it is known from last year's report only. */
  readonly base: Key | null;
  readonly question: Question;
  /** Money in 元. */
  readonly now: Decimal;
  readonly prior: Decimal;
  readonly change: Extract<Change, { readonly difference: Decimal }>;
}

/** A change of more than this, in percent of last year's figure, is worth a reviewer's look. */
const LARGE_PERCENT = 30;

/**
 * Figures that changed by more than 30% against the year before, in the order asked, those that came from nothing
 * too: as the report itself gives last year, else as last year's report does. What is not known is left out.
 */
export function findLargeChanges(
  sheet: Sheet,
  lastYear?: { figure(key: Key): Figure } | null,
): readonly LargeChange[] {
  const pairs = findLastYears(sheet);
  const told = new Set(pairs.flatMap(({ now, base }) => [now, base]));
  const own = pairs.flatMap((pair) => changeOf(sheet, pair) ?? []);
  if (lastYear === undefined || lastYear === null) return own;
  const others = [...sheet.pack.questions.values()].flatMap((question) => {
    const { key } = question;
    if (told.has(key) || !isFigure(question)) return [];
    if (sheet.answer(key).state === "not-applicable") return [];
    const figures = { now: sheet.figure(key), prior: lastYear.figure(key) };
    return compare(question, { key, base: null }, figures) ?? [];
  });
  return [...own, ...others];
}

function changeOf(sheet: Sheet, { now, base }: YearPair): LargeChange | undefined {
  const question = sheet.pack.find(now);
  // 无此项 is not a zero of last year's: it was not asked.
  const isAsked = [now, base].every((key) => sheet.answer(key).state !== "not-applicable");
  if (question === undefined || !isAsked) return undefined;
  const figures = { now: sheet.figure(now), prior: sheet.figure(base) };
  return compare(question, { key: now, base }, figures);
}

function compare(
  question: Question,
  keys: Pick<LargeChange, "key" | "base">,
  { now, prior }: { readonly now: Figure; readonly prior: Figure },
): LargeChange | undefined {
  if (now.state !== "value" || prior.state !== "value") return undefined;
  const change = compareFigures(now.value, prior.value, quantityOf(question));
  if (change.is === "equal" || change.is === "nearly-equal") return undefined;
  if (change.is === "changed" && change.percent.abs().lte(LARGE_PERCENT)) return undefined;
  return { ...keys, question, now: now.value, prior: prior.value, change };
}

/** How a figure of that question is printed. */
export function quantityOf({ kind, unit = "" }: Question): Quantity {
  return kind === "count" ? countOf(unit) : MONEY;
}

function isFigure({ kind }: Question): boolean {
  return kind === "money" || kind === "count";
}
