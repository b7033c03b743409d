import type { Answer } from "../amounts/answer.js";
import type { Decimal } from "../amounts/decimal.js";
import type { Key } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet/sheet.js";
import { figureNow } from "./given-figure.js";
import type { Compared } from "./judge-check.js";
import { withAnswers } from "./slips/with-answers.js";

/** Left minus right, as far as it is known. */
export function measureGap(sheet: Sheet, { clause, row }: Compared): Decimal {
  const left = sheet.evaluateParts(clause.left, row).value;
  return left.minus(sheet.evaluateParts(clause.right, row).value);
}

/**
 * By how much left minus right grows when a figure grows by one: through computed figures and whatever
 * takes it as its suggestion.
 */
export function measureWeight(sheet: Sheet, key: Key, compared: Compared): Decimal {
  const more = figureNow(sheet, key).plus(1).toFixed();
  const answer: Answer =
    sheet.pack.find(key)?.kind === "count"
      ? { state: "value", value: { kind: "count", count: more } }
      : { state: "value", value: { kind: "money", yuan: more, precision: "0" } };
  const moved = withAnswers(sheet, new Map([[key, answer]]));
  return measureGap(moved, compared).minus(measureGap(sheet, compared));
}
