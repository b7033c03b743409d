import { type Decimal, ZERO } from "../amounts/decimal.js";
import type { Key } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet/sheet.js";
import { readTypedAmount, type TypedAmount } from "./typed-amount.js";

/** A figure somebody gave and that counts now; undefined for what is open, 无此项 or only suggested. */
export function readGiven(sheet: Sheet, key: Key): TypedAmount | undefined {
  if (sheet.stored.answer(key)?.state !== "value") return undefined;
  const answer = sheet.answer(key);
  return answer.state === "value" ? readTypedAmount(answer.value) : undefined;
}

/** What a figure counts for now: given, suggested, or 0. */
export function figureNow(sheet: Sheet, key: Key): Decimal {
  const figure = sheet.figure(key);
  return figure.state === "value" ? figure.value : ZERO;
}
