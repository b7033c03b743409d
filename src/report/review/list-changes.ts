import type { Decimal } from "../../amounts/decimal.js";
import { formatWan } from "../../amounts/format-money.js";
import { nameOf } from "../../checks/tell-finding.js";
import { findLargeChanges, quantityOf } from "../../interview/review/find-large-changes.js";
import type { YearPair } from "../../pack/sheet/find-last-years.js";
import type { Key, Question } from "../../pack/pack.js";
import type { LastYear } from "../../pack/sheet/sheet-reader.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { describeChangePercent } from "../../wording/describe-change.js";
import { cleanText } from "../clean-text.js";
import type { ReviewChange } from "./review.js";

const NO_BASE = "上年为零，不计算百分比";

/** Figures that changed much since last year; those that came from nothing, too. */
export function listChanges(sheet: Sheet, lastYear?: LastYear): readonly ReviewChange[] {
  return findLargeChanges(sheet, lastYear).map((one) => {
    const { key, base, question, now, prior, change } = one;
    const print = (value: Decimal) => printed(value, question);
    const { difference } = change;
    const quantity = quantityOf(question);
    return {
      name: cleanText(nameOf(sheet, key)),
      base: print(prior),
      now: print(now),
      change: `${difference.isNegative() ? "减少" : "增加"}${print(difference.abs())}`,
      percent: describeChangePercent(now, prior, { quantity, nothing: NO_BASE }),
      reason: base === null ? "" : reasonFor(sheet, { now: key, base }),
    };
  });
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
