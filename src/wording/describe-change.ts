import type { Decimal } from "../amounts/decimal.js";
import { computePercent, formatPercent } from "./percent.js";
import { MONEY, printsAsZero, type Quantity } from "./quantity.js";

/** The words of a comparison, for what is not last year's spending. */
export interface ChangeWords {
  /** What is compared with, in 与…持平. Default 上年. */
  readonly base?: string;
  /** Said where the base is zero, in place of a percentage. Default 上年无此项支出. */
  readonly nothing?: string;
  readonly quantity?: Quantity;
}

/** A comparison of a figure with its base: what may be told of it. */
export type Change =
  | { readonly is: "equal" }
  /** Not equal, but the difference prints as 0.00万元. */
  | { readonly is: "nearly-equal" }
  /** The base is zero: no percentage exists. */
  | { readonly is: "from-nothing"; readonly difference: Decimal }
  /** The base is negative: a percentage would mislead. */
  | { readonly is: "from-negative"; readonly difference: Decimal }
  | { readonly is: "changed"; readonly difference: Decimal; readonly percent: Decimal };

/**
 * Compares a figure with its base, exactly. The percentage is always of the base, never of the
 * figure itself.
 */
export function compareFigures(
  current: Decimal,
  base: Decimal,
  quantity: Quantity = MONEY,
): Change {
  const difference = current.minus(base);
  if (difference.isZero()) return { is: "equal" };
  if (printsAsZero(difference, quantity)) return { is: "nearly-equal" };
  if (base.isZero()) return { is: "from-nothing", difference };
  if (base.lt(0)) return { is: "from-negative", difference };
  return { is: "changed", difference, percent: computePercent(difference, base) };
}

/**
 * 增加83.97万元，增长22.16% / 减少0.04万元，下降0.03% / 与上年持平 / 与上年基本持平 /
 * 增加2.02万元（上年无此项支出）. Both figures in 元 unless `words.quantity` says otherwise.
 */
export function describeChange(current: Decimal, prior: Decimal, words: ChangeWords = {}): string {
  const change = compareFigures(current, prior, words.quantity);
  switch (change.is) {
    case "equal":
    case "nearly-equal":
      return sayLevel(change.is, words);
    case "from-nothing":
      return `${sayAmount(change.difference, words)}（${sayNothing(words)}）`;
    case "from-negative":
      return sayAmount(change.difference, words);
    case "changed":
      return `${sayAmount(change.difference, words)}，${sayPercent(change.percent, current, words)}`;
    default:
      throw new Error(`unknown change: ${JSON.stringify(change satisfies never)}`);
  }
}

/**
 * The same with what it is compared with, to stand alone between commas: 比上年增加83.97万元，增长22.16% /
 * 与上年持平 / 比上年增加2.02万元（上年无此项支出）.
 */
export function describeComparison(
  current: Decimal,
  prior: Decimal,
  words: ChangeWords = {},
): string {
  const change = compareFigures(current, prior, words.quantity);
  const level = change.is === "equal" || change.is === "nearly-equal";
  return `${level ? "" : `比${words.base ?? "上年"}`}${describeChange(current, prior, words)}`;
}

/** 增加83.97万元 / 与上年持平, without a percentage. */
export function describeChangeAmount(
  current: Decimal,
  prior: Decimal,
  words: ChangeWords = {},
): string {
  const change = compareFigures(current, prior, words.quantity);
  if (change.is === "equal" || change.is === "nearly-equal") return sayLevel(change.is, words);
  return sayAmount(change.difference, words);
}

/** 增长22.16% / 与上年持平; where no percentage exists, why: 上年无此项支出 / 上年为负数，不计算增减百分比. */
export function describeChangePercent(
  current: Decimal,
  prior: Decimal,
  words: ChangeWords = {},
): string {
  const change = compareFigures(current, prior, words.quantity);
  switch (change.is) {
    case "equal":
    case "nearly-equal":
      return sayLevel(change.is, words);
    case "from-nothing":
      return sayNothing(words);
    case "from-negative":
      return `${words.base ?? "上年"}为负数，不计算增减百分比`;
    case "changed":
      return sayPercent(change.percent, current, words);
    default:
      throw new Error(`unknown change: ${JSON.stringify(change satisfies never)}`);
  }
}

/** 增加 / 减少 / 持平 / 基本持平: the word that goes with the amount. */
export function describeDirection(
  current: Decimal,
  prior: Decimal,
  words: Pick<ChangeWords, "quantity"> = {},
): string {
  const change = compareFigures(current, prior, words.quantity);
  if (change.is === "equal") return "持平";
  if (change.is === "nearly-equal") return "基本持平";
  return change.difference.lt(0) ? "减少" : "增加";
}

function sayLevel(is: "equal" | "nearly-equal", { base = "上年" }: ChangeWords): string {
  return is === "equal" ? `与${base}持平` : `与${base}基本持平`;
}

function sayNothing({ nothing = "上年无此项支出" }: ChangeWords): string {
  return nothing;
}

/** The direction is in the word; the number is never negative. */
function sayAmount(difference: Decimal, { quantity = MONEY }: ChangeWords): string {
  return `${difference.lt(0) ? "减少" : "增加"}${quantity.format(difference.abs())}`;
}

function sayPercent(percent: Decimal, current: Decimal, words: ChangeWords): string {
  const printed = formatPercent(percent.abs());
  if (printed === "0.00%") return sayLevel("nearly-equal", words);
  // 下降100.00% would say that nothing is left.
  if (percent.lt(0) && printed === "100.00%" && !current.isZero()) return "下降接近100%";
  return `${percent.lt(0) ? "下降" : "增长"}${printed}`;
}
