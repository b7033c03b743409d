import type { Decimal } from "../amounts/decimal.js";
import { computePercent, formatPercent } from "./percent.js";

/**
 * 占83.16%, or with `of` 占本年支出合计的83.16%. Never forced: shares of one whole may add to 99.99 or 100.01.
 *
 * What would print as 0.00% or 100.00% and is not says so: 占比不足0.01%, 占比超过99.99%. No share exists
 * of a whole that is zero or negative, nor of a negative part: 不计算占比.
 */
export function describeShare(part: Decimal, whole: Decimal, of?: string): string {
  if (whole.lte(0) || part.lt(0)) return "不计算占比";
  const printed = formatPercent(computePercent(part, whole));
  if (printed === "0.00%" && !part.isZero()) return sayBeyond("不足", "0.01%", of);
  if (printed === "100.00%" && part.lt(whole)) return sayBeyond("超过", "99.99%", of);
  if (printed === "100.00%" && part.gt(whole)) return sayBeyond("略超", "100%", of);
  return of === undefined ? `占${printed}` : `占${of}的${printed}`;
}

function sayBeyond(word: string, percent: string, of: string | undefined): string {
  return of === undefined ? `占比${word}${percent}` : `${word}${of}的${percent}`;
}
