import type { Decimal } from "../../amounts/decimal.js";
import type { Expression } from "../../pack/expressions/grammar.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { classifySlip, type SlipShape } from "./classify-slip.js";
import type { Compared } from "../judge-check.js";
import type { Gap } from "../judge-gap.js";
import { asTypedInWan, readTypedAmount, type TypedAmount } from "../typed-amount.js";

/** Whether two sides differ by what looks like one slip of whoever typed either of them. */
export function looksLikeOneSlip(sheet: Sheet, { clause, row }: Compared, gap: Gap): boolean {
  const left = typedSide(sheet, clause.left, { row, value: gap.left });
  const right = typedSide(sheet, clause.right, { row, value: gap.right });
  return (nearMiss(left, gap.right) ?? nearMiss(right, gap.left)) !== undefined;
}

/** The slip by which a figure differs from what it should equal; one that is only rounded has none. */
export function nearMiss(typed: TypedAmount, should: Decimal): SlipShape | undefined {
  const is = typed.value.div(typed.unit);
  const ought = should.div(typed.unit);
  if (ought.toDecimalPlaces(typed.decimals).eq(is)) return undefined;
  if (is.toDecimalPlaces(ought.decimalPlaces()).eq(ought)) return undefined;
  return classifySlip(typed, should);
}

interface SideOnRow {
  readonly row: string | undefined;
  readonly value: Decimal;
}

/** A side that is one typed figure has the digits it was typed with; a sum is taken as printed. */
function typedSide(sheet: Sheet, side: Expression, { row, value }: SideOnRow): TypedAmount {
  const [key, ...more] = sheet.inputsIn(side, row);
  const answer = key === undefined || more.length > 0 ? undefined : sheet.answer(key);
  const typed = answer?.state === "value" ? readTypedAmount(answer.value) : undefined;
  return typed?.value.eq(value) === true ? typed : asTypedInWan(value);
}
