import type { Yuan } from "../../amounts/answer.js";
import { Decimal } from "../../amounts/decimal.js";
import type { MoneyValue } from "../../amounts/parse-money.js";
import type { ReportState } from "../../events/report/report-state.js";
import { yuanOf } from "../draft.js";

const OUTSIZED = 1000;
const DIGITS_OF_A_LARGE_FIRST = 10;
const YUAN_IN_WAN = 10_000;
const DECIMALS_OF_YUAN = 2;

/** Whether an amount is 1,000 times larger than the largest stored: most often 元 typed where 万元 is meant. */
export function isOutsized(report: ReportState, yuan: Yuan, key: string): boolean {
  const digits = integerDigits(yuan);
  // Three digits more are needed at least; most answers are settled here, without a decimal.
  const largestDigits = largestMagnitude(report);
  if (largestDigits === undefined || digits < largestDigits + 3) return false;
  const largest = largestAmount(report, largestDigits, key);
  return largest?.times(OUTSIZED).lessThanOrEqualTo(new Decimal(yuan).abs()) === true;
}

/**
 * Whether an amount is the first of its report and 10亿元 or more: with nothing to compare it to, 4629600 is as
 * likely 元.
 */
export function isLargeFirst(report: ReportState, yuan: Yuan, key: string): boolean {
  if (integerDigits(yuan) < DIGITS_OF_A_LARGE_FIRST) return false;
  for (const keys of report.keysByMagnitude.values()) {
    for (const other of keys)
      if (other !== key && yuanOf(report.answers.get(other)?.answer) !== "0") return false;
  }
  return true;
}

/** Whether an amount is larger than everything stored; true where nothing is. */
export function exceedsStored(report: ReportState, yuan: Yuan, key: string): boolean {
  const digits = largestMagnitude(report);
  const largest = digits === undefined ? undefined : largestAmount(report, digits, key);
  return largest?.lessThan(new Decimal(yuan).abs()) !== false;
}

/** What the amount may have meant: as typed, and as 元. */
export function readingsOf(report: ReportState, value: MoneyValue, key: string): MoneyValue[] {
  const asYuan = new Decimal(value.yuan).div(YUAN_IN_WAN);
  if (asYuan.decimalPlaces() > DECIMALS_OF_YUAN || isOutsized(report, asYuan.toFixed(), key)) {
    return [value];
  }
  return [value, { kind: "money", yuan: asYuan.toFixed(), precision: "0" }];
}

function largestMagnitude(report: ReportState): number | undefined {
  let largest: number | undefined;
  for (const [digits, keys] of report.keysByMagnitude) {
    if (keys.size > 0 && (largest === undefined || digits > largest)) largest = digits;
  }
  return largest;
}

/** The largest amount of that many digits, the key being answered again left out. */
function largestAmount(report: ReportState, digits: number, except: string): Decimal | undefined {
  let largest: Decimal | undefined;
  for (const key of report.keysByMagnitude.get(digits) ?? []) {
    const yuan = key === except ? undefined : yuanOf(report.answers.get(key)?.answer);
    if (yuan === undefined) continue;
    const amount = new Decimal(yuan).abs();
    if (largest === undefined || amount.greaterThan(largest)) largest = amount;
  }
  return largest;
}

function integerDigits(yuan: Yuan): number {
  const point = yuan.indexOf(".");
  const whole = point === -1 ? yuan : yuan.slice(0, point);
  return whole.startsWith("-") ? whole.length - 1 : whole.length;
}
