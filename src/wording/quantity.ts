import type { Decimal } from "../amounts/decimal.js";
import { formatWan } from "../amounts/format-money.js";

/**
 * How figures of one kind print. Money is in 元 and prints in 万元, two decimals; a count prints with
 * its measure word.
 */
export interface Quantity {
  format(amount: Decimal): string;
}

export const MONEY: Quantity = { format: (yuan) => `${formatWan(yuan)}万元` };

export function countOf(unit: string): Quantity {
  return { format: (count) => `${count.toFixed()}${unit}` };
}

/** Whether a difference that is not zero still prints as zero, so that 增加0.00万元 would be told. */
export function printsAsZero(amount: Decimal, quantity: Quantity): boolean {
  return quantity.format(amount.abs()) === quantity.format(amount.times(0));
}
