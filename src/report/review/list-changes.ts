import type { Decimal } from "../../amounts/decimal.js";
import { formatWan } from "../../amounts/format-money.js";
import { nameOf } from "../../checks/tell-finding.js";
import type { Key, Question } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet.js";
import { compareFigures, describeChangePercent } from "../../wording/describe-change.js";
import { countOf, MONEY, type Quantity } from "../../wording/quantity.js";
import { cleanText } from "../clean-text.js";
import { findLastYears, type YearPair } from "./find-last-years.js";
import type { ReviewChange } from "./review.js";

/** A change of more than this, in percent of last year's figure, is worth a reviewer's look. */
const NOTABLE_PERCENT = 30;

const NO_BASE = "上年为零，不计算百分比";

/** Figures that changed much since last year; those that came from nothing, too. What is not known is left out. */
export function listChanges(sheet: Sheet): readonly ReviewChange[] {
  return findLastYears(sheet).flatMap((pair) => changeOf(sheet, pair) ?? []);
}

function changeOf(
  sheet: Sheet,
  { now: nowKey, base: baseKey }: YearPair,
): ReviewChange | undefined {
  const question = sheet.pack.find(nowKey);
  // 无此项 is not a zero of last year's: it was not asked.
  if ([nowKey, baseKey].some((key) => sheet.answer(key).state === "not-applicable"))
    return undefined;
  const now = sheet.figure(nowKey);
  const base = sheet.figure(baseKey);
  if (question === undefined || now.state !== "value" || base.state !== "value") return undefined;
  const quantity = quantityOf(question);
  if (!isNotable(now.value, base.value, quantity)) return undefined;
  const difference = now.value.minus(base.value);
  const print = (value: Decimal) => printed(value, question);
  return {
    name: cleanText(nameOf(sheet, nowKey)),
    base: print(base.value),
    now: print(now.value),
    change: `${difference.isNegative() ? "减少" : "增加"}${print(difference.abs())}`,
    percent: describeChangePercent(now.value, base.value, { quantity, nothing: NO_BASE }),
    reason: reasonFor(sheet, { now: nowKey, base: baseKey }),
  };
}

function isNotable(now: Decimal, base: Decimal, quantity: Quantity): boolean {
  const change = compareFigures(now, base, quantity);
  switch (change.is) {
    case "equal":
    case "nearly-equal":
      return false;
    case "from-nothing":
    case "from-negative":
      return true;
    case "changed":
      return change.percent.abs().gt(NOTABLE_PERCENT);
  }
}

function quantityOf({ kind, unit = "" }: Question): Quantity {
  return kind === "count" ? countOf(unit) : MONEY;
}

function printed(value: Decimal, { kind, unit = "" }: Question): string {
  return kind === "count" ? `${value.toFixed()}${unit}` : formatWan(value);
}

/** The text that explains just this difference. */
function reasonFor(sheet: Sheet, { now, base }: YearPair): string {
  for (const { key, kind, explains } of sheet.pack.questions.values()) {
    if (
      kind !== "text" ||
      explains === undefined ||
      !isDifference(sheet, explains, { now, base })
    ) {
      continue;
    }
    const answer = sheet.answer(key);
    if (answer.state === "value" && answer.value.kind === "text")
      return cleanText(answer.value.text);
  }
  return "";
}

function isDifference(
  sheet: Sheet,
  explains: NonNullable<Question["explains"]>,
  { now, base }: YearPair,
): boolean {
  const keys: readonly Key[] = sheet.keysIn(explains);
  return keys.length === 2 && keys[0] === now && keys[1] === base;
}
