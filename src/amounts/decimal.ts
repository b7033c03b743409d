import { Decimal as Base } from "decimal.js";

/**
 * The one place that makes decimals. 40 significant digits: the library's default of 20 would round
 * sums of large budgets. Half-up is the rounding finance uses; it is applied once, at output.
 */
export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP });
export type Decimal = Base;

export const ZERO = new Decimal(0);
