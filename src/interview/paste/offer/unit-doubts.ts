import type { MoneyUnit, Value } from "../../../amounts/answer.js";
import { Decimal, ZERO } from "../../../amounts/decimal.js";
import { type MoneyValue, parseMoney } from "../../../amounts/parse-money.js";
import type { Draft } from "../../draft.js";
import { exceedsStored, isOutsized, readingsOf } from "../../replies/outsized.js";
import type { PasteMatch } from "../paste-reading.js";
import { proveUnit } from "./prove-unit.js";

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
    const isBare = readInYuan(typed, value) !== undefined;
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

/** 10亿元 */
const HUGE_YUAN = 1_000_000_000;
/** 1亿元 */
const HUGE_WHOLE_YUAN = 100_000_000;

/**
 * The largest amount of a block that names no unit, in 元 and in 万元, where most of its amounts are so large that
 * all of them may be 元.
 */
export function findBlockDoubt(
  { report }: Draft,
  matched: readonly PasteMatch[],
): readonly PasteMatch[] | undefined {
  const amounts = matched.filter(({ value }) => value.kind === "money" && value.yuan !== "0");
  // No 元 has three decimals.
  if (amounts.some(({ typed }) => !parseMoney(typed, "元").ok)) return undefined;
  const bare = amounts.flatMap((match) => {
    const inYuan = readInYuan(match.typed, match.value);
    if (inYuan === undefined || match.value.kind !== "money") return [];
    return [{ match, inYuan, yuan: match.value.yuan, size: new Decimal(match.value.yuan).abs() }];
  });
  const large = bare.filter(({ size }) => size.gte(LARGE_YUAN));
  const [largest] = large.toSorted((one, other) => other.size.comparedTo(one.size));
  if (largest === undefined || large.length * 2 <= amounts.length) return undefined;
  const { match, inYuan, size, yuan } = largest;
  const isWhole = bare.length > 1 && bare.every(({ match: { typed } }) => !/[.．]/.test(typed));
  const isHuge = size.gte(isWhole ? HUGE_WHOLE_YUAN : HUGE_YUAN);
  const isDoubtful = isHuge && exceedsStored(report, yuan, match.key);
  if (!isDoubtful && !isOutsized(report, yuan, match.key)) return undefined;
  return [{ ...match, value: inYuan }, match];
}

/** The unit of the amounts of a file that names none, where what is known or their size tells it. */
export function proveBlockUnit(
  draft: Draft,
  matched: readonly PasteMatch[],
): MoneyUnit | undefined {
  const sheet = draft.sheet();
  return proveUnit(
    matched.flatMap(({ key, typed, value }) => {
      if (value.kind !== "money" || !isBareAmount(typed, value)) return [];
      const figure = sheet.figure(key);
      const known = figure.state === "value" ? { known: figure } : {};
      return [{ inWan: value, inYuan: readInYuan(typed, value), ...known }];
    }),
  );
}

/** The largest amount without a unit, in 元 and in 万元. */
export function findLargest(
  _draft: Draft,
  matched: readonly PasteMatch[],
): readonly PasteMatch[] | undefined {
  const bare = matched.flatMap((match) => {
    const value = readInYuan(match.typed, match.value);
    if (value === undefined || match.value.kind !== "money") return [];
    return [{ match, value, size: new Decimal(match.value.yuan).abs() }];
  });
  const [largest] = bare.toSorted((one, other) => other.size.comparedTo(one.size));
  return largest && [{ ...largest.match, value: largest.value }, largest.match];
}

/** The same where it is no amount without a unit. */
export function readMatchInYuan(match: PasteMatch): PasteMatch {
  const value = readInYuan(match.typed, match.value);
  return value === undefined ? match : { ...match, value };
}

/** No 元 has three decimals: what cannot be read in it may have been typed without a unit as well. */
export function isBareAmount(typed: string, value: MoneyValue): boolean {
  const inWan = parseMoney(typed, "万元");
  return inWan.ok && inWan.value.yuan === value.yuan && !/[元万亿千百]/.test(typed);
}

/** An amount as it would be in 元, where it was typed without a unit and read in 万元. */
export function readInYuan(typed: string, value: Value): MoneyValue | undefined {
  const [inWan, inYuan] = [parseMoney(typed, "万元"), parseMoney(typed, "元")];
  if (value.kind !== "money" || !inWan.ok || !inYuan.ok) return undefined;
  const isBare = inWan.value.yuan === value.yuan && inYuan.value.yuan !== value.yuan;
  return isBare ? inYuan.value : undefined;
}
