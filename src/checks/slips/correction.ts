import type { Answer } from "../../amounts/answer.js";
import { Decimal } from "../../amounts/decimal.js";
import type { Key } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { readTypedAmount } from "../typed-amount.js";
import { withAnswers } from "./with-answers.js";

/** Half of the last place of two decimals of 万元, as most amounts are typed. */
const USUAL_PRECISION = "50";

/** One figure and what it might have to be. */
export interface Correction {
  readonly key: Key;
  readonly value: Decimal;
  /** Set when the figure stands in a code that was not given. */
  readonly newRow?: { readonly prefix: string; readonly code: string };
}

/** The report with one figure corrected; figures that equal their suggestion follow it, as they do in the conversation. */
export function tryCorrection(sheet: Sheet, { key, value, newRow }: Correction): Sheet {
  const answers = new Map<Key, Answer>([[key, answerWith(sheet, key, value)]]);
  let trial = withAnswers(sheet, answers, newRow);
  for (const follower of followersOf(sheet, key)) {
    const suggested = trial.suggestion(follower);
    if (suggested?.state !== "value") continue;
    answers.set(follower, answerWith(sheet, follower, suggested.value));
    trial = withAnswers(sheet, answers, newRow);
  }
  return trial;
}

/** Keys whose checks a correction may touch. */
export function touchedBy(sheet: Sheet, key: Key): Key[] {
  return [key, ...dependentFigures(sheet, key)];
}

function followersOf(sheet: Sheet, key: Key): Key[] {
  return dependentFigures(sheet, key).filter((other) => {
    const stored = sheet.stored.answer(other);
    const typed = stored?.state === "value" ? readTypedAmount(stored.value) : undefined;
    const suggested = typed === undefined ? undefined : sheet.suggestion(other);
    return suggested?.state === "value" && typed?.value.eq(suggested.value) === true;
  });
}

/** Figures with a suggestion that depends on the key. */
function dependentFigures(sheet: Sheet, key: Key): Key[] {
  const rows = (prefix: string): readonly string[] => sheet.stored.rows(prefix);
  return sheet.pack
    .dependentsOf(key, rows)
    .filter((other) => other !== key && sheet.pack.find(other)?.suggest !== undefined)
    .filter((other) => ["money", "count"].includes(sheet.pack.find(other)?.kind ?? ""));
}

function answerWith(sheet: Sheet, key: Key, value: Decimal): Answer {
  if (sheet.pack.find(key)?.kind === "count") {
    return { state: "value", value: { kind: "count", count: value.toFixed() } };
  }
  const stored = sheet.stored.answer(key);
  const before =
    stored?.state === "value" && stored.value.kind === "money" ? stored.value : undefined;
  const precision = value.isZero()
    ? "0"
    : before === undefined || new Decimal(before.yuan).isZero()
      ? USUAL_PRECISION
      : before.precision;
  return { state: "value", value: { kind: "money", yuan: value.toFixed(), precision } };
}
