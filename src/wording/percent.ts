import type { Decimal } from "../amounts/decimal.js";

/** Below this a share prints as 0.00%. */
export const LEAST_PERCENT = "0.01%";

/** What part of `whole` something is, in percent, unrounded. `whole` must not be zero. */
export function computePercent(part: Decimal, whole: Decimal): Decimal {
  return part.div(whole).times(100);
}

/** Two decimals, half-up: "22.16%". */
export function formatPercent(percent: Decimal): string {
  const text = percent.toFixed(2);
  return `${text === "-0.00" ? "0.00" : text}%`;
}
