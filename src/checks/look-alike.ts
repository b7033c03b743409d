import type { Decimal } from "../amounts/decimal.js";
import type { Expression } from "../pack/grammar.js";
import type { Sheet } from "../pack/sheet.js";
import { classifySlip, type SlipShape } from "./classify-slip.js";
import type { FiguresClause } from "./judge-check.js";
import { asTypedInWan, readTypedAmount, type TypedAmount } from "./typed-amount.js";

interface Sides {
  readonly clause: FiguresClause;
  readonly row: string | undefined;
  readonly gap: { readonly left: Decimal; readonly right: Decimal };
}

/** Whether the two sides differ by what looks like one slip of whoever typed either of them. */
export function looksLikeOneSlip(sheet: Sheet, { clause, row, gap }: Sides): boolean {
  return (
    nearMiss(typedSide(sheet, clause.left, { row, value: gap.left }), gap.right) !== undefined ||
    nearMiss(typedSide(sheet, clause.right, { row, value: gap.right }), gap.left) !== undefined
  );
}

/** The slip by which a figure differs from what it should equal; one that is only rounded has none. */
export function nearMiss(typed: TypedAmount, should: Decimal): SlipShape | undefined {
  const shown = should.div(typed.unit).toDecimalPlaces(typed.decimals).times(typed.unit);
  return shown.eq(typed.value) ? undefined : classifySlip(typed, should);
}

/** A side that is one typed figure has the digits it was typed with; a sum is taken as printed. */
function typedSide(
  sheet: Sheet,
  side: Expression,
  { row, value }: { row: string | undefined; value: Decimal },
): TypedAmount {
  const [key, ...more] = sheet.inputsIn(side, row);
  const answer = key === undefined || more.length > 0 ? undefined : sheet.answer(key);
  const typed = answer?.state === "value" ? readTypedAmount(answer.value) : undefined;
  return typed?.value.eq(value) === true ? typed : asTypedInWan(value);
}
