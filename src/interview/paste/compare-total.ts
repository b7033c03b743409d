import { Decimal, ZERO } from "../../amounts/decimal.js";
import type { MoneyValue } from "../../amounts/parse-money.js";
import type { PasteTotal, Spot } from "./paste-reading.js";

/** 尾差: more than this is told, whatever rounding could explain. */
const LARGEST_ROUNDING_YUAN = new Decimal(200);

/**
 * Compares a total of the block with its parts. They agree when the difference is 尾差: not more than the
 * rounding of every figure in it together, and not more than 0.02万元.
 */
export function compareTotal(
  place: Pick<PasteTotal, "label" | "column"> & Spot,
  total: MoneyValue,
  parts: readonly MoneyValue[],
): PasteTotal {
  const sum = parts.reduce((before, part) => before.plus(part.yuan), ZERO);
  const slack = parts.reduce(
    (before, part) => before.plus(part.precision),
    new Decimal(total.precision),
  );
  const difference = new Decimal(total.yuan).minus(sum);
  return {
    ...place,
    yuan: total.yuan,
    sum: sum.toFixed(),
    difference: difference.toFixed(),
    agrees: difference.abs().lte(Decimal.min(slack, LARGEST_ROUNDING_YUAN)),
  };
}
