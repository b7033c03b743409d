import type { MoneyUnit } from "../../../amounts/answer.js";
import { Decimal } from "../../../amounts/decimal.js";
import type { MoneyValue } from "../../../amounts/parse-money.js";

/** An amount whose table names no unit, as it is in either. */
export interface BareAmount {
  readonly inWan: MoneyValue;
  /** Undefined where it cannot be 元: it has more than two decimals. */
  readonly inYuan: MoneyValue | undefined;
  /** What is known of the same figure from elsewhere, in 元. */
  readonly known?: { readonly value: Decimal; readonly precision: Decimal };
}

/** 1万亿元: more than any department has. */
const ABSURD_YUAN = new Decimal("1e12");
/** A file whose largest amount is less is in no 元: of a few amounts, and of many. */
const FEW = 8;
const LEAST_OF_FEW = 100;
const LEAST_OF_MANY = 1000;
/** A figure is known for sure only where it is this many times what may have been rounded away. */
const TELLING = 20;

/**
 * The one unit in which amounts make sense: in the other they contradict what is known, have decimals no 元 has, or
 * are of a size no department's are. Undefined where both may be.
 */
export function proveUnit(all: readonly BareAmount[]): MoneyUnit | undefined {
  const amounts = all.filter(({ inWan }) => inWan.yuan !== "0");
  const isWan = amounts.some(({ inWan, known }) => agrees(inWan, known));
  const isYuan = amounts.some(({ inYuan, known }) => agrees(inYuan, known));
  if (isWan !== isYuan) return isWan ? "万元" : "元";
  if (amounts.filter(({ inYuan }) => inYuan === undefined).length * 2 > amounts.length)
    return "万元";
  const sizes = amounts.map(({ inWan }) => new Decimal(inWan.yuan).abs());
  const largest = Decimal.max(0, ...sizes);
  if (largest.gte(ABSURD_YUAN)) return "元";
  const least = amounts.length < FEW ? LEAST_OF_FEW : LEAST_OF_MANY;
  return largest.div(YUAN_IN_WAN).lt(least) ? "万元" : undefined;
}

const YUAN_IN_WAN = 10_000;

function agrees(amount: MoneyValue | undefined, known: BareAmount["known"]): boolean {
  if (amount === undefined || known === undefined) return false;
  const slack = known.precision.plus(amount.precision);
  const isTelling = known.value.abs().gt(slack.times(TELLING)) && !known.value.isZero();
  return isTelling && known.value.minus(amount.yuan).abs().lte(slack);
}
