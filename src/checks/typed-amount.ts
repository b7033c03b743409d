import type { Value } from "../amounts/answer.js";
import { Decimal } from "../amounts/decimal.js";

const WAN = new Decimal(10_000);
const ONE = new Decimal(1);

/** A figure with the unit and the decimals it was typed with, so that its digits can be compared. */
export interface TypedAmount {
  readonly about: "money" | "count";
  /** 元 for money, plain for a count. */
  readonly value: Decimal;
  /** What a typed 1 stands for: 10,000元 or 1元; 1 for a count. */
  readonly unit: Decimal;
  /** Decimal places typed, in that unit. */
  readonly decimals: number;
}

/** @returns undefined for what is not a figure */
export function readTypedAmount(value: Value): TypedAmount | undefined {
  switch (value.kind) {
    case "money":
      return readMoney(new Decimal(value.yuan), new Decimal(value.precision));
    case "count":
      return { about: "count", value: new Decimal(value.count), unit: ONE, decimals: 0 };
    case "text":
    case "list":
    case "choice":
    case "choices":
    case "year":
    case "date":
      return undefined;
    default:
      throw new Error(`unknown value: ${JSON.stringify(value satisfies never)}`);
  }
}

function readMoney(yuan: Decimal, precision: Decimal): TypedAmount {
  if (precision.isZero()) {
    return { about: "money", value: yuan, unit: ONE, decimals: yuan.decimalPlaces() };
  }
  // `precision` is half the last place typed: 50 元 for two decimals of 万元.
  const lastPlace = precision.times(2);
  const decimals = Math.max(0, WAN.e - lastPlace.e);
  return { about: "money", value: yuan, unit: WAN, decimals };
}

/** A figure that was never typed, as it would be: in 万元 with two decimals, or more where it has more. */
export function asTypedInWan(yuan: Decimal): TypedAmount {
  const decimals = Math.max(2, yuan.div(WAN).decimalPlaces());
  return { about: "money", value: yuan, unit: WAN, decimals };
}

/**
 * The digits of an amount as they would be typed beside `typed`, without sign.
 *
 * @returns undefined when the amount has more decimals than that
 */
export function digitsAs(
  typed: TypedAmount,
  amount: Decimal,
  decimals: number,
): string | undefined {
  if (decimals < 0) return undefined;
  const inUnit = amount.abs().div(typed.unit);
  return inUnit.decimalPlaces() > decimals ? undefined : inUnit.toFixed(decimals);
}
