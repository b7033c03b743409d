import { Decimal, ZERO } from "../../../amounts/decimal.js";
import { type MoneyValue, parseMoney } from "../../../amounts/parse-money.js";
import type { Draft } from "../../draft.js";
import { exceedsStored, isOutsized, readingsOf } from "../../replies/outsized.js";
import type { PasteMatch } from "../paste-reading.js";

/** An amount of a block that may be 元 typed where 万元 is meant. */
export interface UnitDoubt {
  readonly match: PasteMatch;
  /** At least the one it was read as. */
  readonly readings: readonly MoneyValue[];
}

/** 1,000万元 */
const LARGE_YUAN = 10_000_000;
const TIMES_THE_OTHERS = 50;

/**
 * Amounts 1,000 times larger than what is stored; and a few whole numbers of 万元 far above the others of the
 * block and above all that is stored.
 */
export function findUnitDoubts(
  { report }: Draft,
  matched: readonly PasteMatch[],
): readonly UnitDoubt[] {
  const amounts = matched.flatMap((match) => {
    const { value, typed } = match;
    if (value.kind !== "money" || value.yuan === "0") return [];
    const size = new Decimal(value.yuan).abs();
    const isBare = isBareWan(typed, value);
    const isLarge = isBare && !/[.．]/.test(typed) && size.gte(LARGE_YUAN);
    return [{ match, value, size, isLarge, isInWan: isBare || /[万亿]/.test(typed) }];
  });
  const others = amounts.filter(({ isLarge }) => !isLarge).map(({ size }) => size);
  const isFew = amounts.length <= others.length * 2;
  const limit = Decimal.max(ZERO, ...others).times(TIMES_THE_OTHERS);
  return amounts
    .filter(
      ({ match: { key }, value: { yuan }, size, isLarge }) =>
        isOutsized(report, yuan, key) ||
        (isLarge && isFew && size.gte(limit) && exceedsStored(report, yuan, key)),
    )
    .map(({ match, value, isInWan }) => ({
      match,
      readings: isInWan ? readingsOf(report, value, match.key) : [value],
    }));
}

/** Typed without a unit and read in 万元. */
function isBareWan(typed: string, { yuan }: MoneyValue): boolean {
  const [inWan, inYuan] = [parseMoney(typed, "万元"), parseMoney(typed, "元")];
  return inWan.ok && inYuan.ok && inWan.value.yuan === yuan && inYuan.value.yuan !== yuan;
}
