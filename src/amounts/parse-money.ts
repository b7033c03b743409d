import type { MoneyUnit, Value, Yuan } from "./answer.js";
import { Decimal, ZERO } from "./decimal.js";
import { isUnit, nameProblem } from "./name-problem.js";
import { findInexact, findNotation } from "./odd-notation.js";
import { type NumeralToken, readTokens } from "./numeral-tokens.js";
import { type Numeral, readNumeral } from "./read-numeral.js";
import type { MoneyProblem } from "./reply-problem.js";
import { shiftPoint } from "./shift-point.js";
import { holdsTwoCells, joinSpaces, LONGEST_NUMBER, tidyTyped } from "./tidy-typed.js";

export type MoneyValue = Extract<Value, { kind: "money" }>;

export type MoneyReading =
  | { readonly ok: true; readonly value: MoneyValue }
  | {
      readonly ok: false;
      readonly problem: MoneyProblem;
      /** AMBIGUOUS: what it may mean, likeliest first; one alone waits for a yes. */
      readonly choices?: readonly MoneyValue[];
    };

/** 1万亿元: more than any department spends. */
const LIMIT_YUAN = new Decimal("1e12");
const YUAN_DECIMALS = 2;
const PLAIN = /^(-?)(\d{1,8}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,6}))?(万元?|元)?$/;
const NOTHING = /^(?:无|無|没|没有|零|〇)(?:元|万元|万)?$/;
const BRACKETED = /^\(([^()]*)\)(万元?|亿元?|千?元)?$/;
const UNIT_IN_BRACKETS = /\((元|千元|万元?|亿元?)\)$/;
const CURRENCY = /¥|人民币|RMB|CNY/i;
const FRONT = /^(?:[-+负負]*(?:¥|人民币|RMB|CNY)?[-+负負]*)/i;
const HALF_LAST_PLACE = ["5000", "500", "50", "5", "0.5", "0.05", "0.005"] as const;
const ZERO_MONEY: MoneyValue = Object.freeze({ kind: "money", yuan: "0", precision: "0" });

/**
 * Reads one amount of money as a person types it: `462.96`, `462.96万`, `4,629,600元`, `(3.50)`, `负3.5`,
 * `3万5千元`, `肆佰陆拾贰万玖仟陆佰元整`, `无`.
 *
 * @param bareUnit unit of a number typed without one
 * @returns the exact amount in 元, or why it was not taken; nothing is rounded or guessed
 */
export function parseMoney(text: string, bareUnit: MoneyUnit): MoneyReading {
  const plain = parsePlain(text, bareUnit);
  if (plain) return plain;
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_NUMBER) return refuse("NOT_A_NUMBER");
  if (holdsTwoCells(trimmed)) return refuse("TWO_NUMBERS");
  const tidy = tidyTyped(trimmed);
  const reading = parseTyped(tidy, bareUnit);
  return reading.ok || reading.choices !== undefined
    ? reading
    : refuse(nameProblem(reading.problem, tidy));
}

/** The form almost every reply has, read without decimals: tens of thousands of sheet cells pass here. */
function parsePlain(text: string, bareUnit: MoneyUnit): MoneyReading | undefined {
  const [all, minus, whole, fraction = "", typedUnit] = PLAIN.exec(text) ?? [];
  if (all === undefined || whole === undefined) return undefined;
  const inYuan = (typedUnit ?? bareUnit) === "元";
  if (inYuan && fraction.length > YUAN_DECIMALS) return undefined;
  const yuan = shiftPoint(whole.replaceAll(",", ""), fraction, inYuan ? 0 : 4);
  if (yuan === "0") return { ok: true, value: ZERO_MONEY };
  const precision = inYuan ? "0" : HALF_LAST_PLACE[fraction.length];
  if (precision === undefined) return undefined;
  return { ok: true, value: { kind: "money", yuan: minus === "-" ? `-${yuan}` : yuan, precision } };
}

function parseTyped(tidy: string, bareUnit: MoneyUnit): MoneyReading {
  if (tidy === "") return refuse("EMPTY");
  if (NOTHING.test(tidy)) return { ok: true, value: ZERO_MONEY };
  const odd = findNotation(tidy) ?? findInexact(tidy);
  if (odd) return refuse(odd);
  const { joined, sure } = joinSpaces(tidy);
  const pointed = joined.replace(/(?<=\d)。(?=\d)/, ".");
  const reading = parseSigned(pointed, bareUnit);
  if ((sure && pointed === joined) || !reading.ok) return reading;
  return { ok: false, problem: "AMBIGUOUS", choices: [reading.value] };
}

/** Sign, brackets and currency: (3.50), （3.50）万元, 负3.5, ¥-3.5, 462.96（万元）. */
function parseSigned(text: string, bareUnit: MoneyUnit): MoneyReading {
  const unbracketed = text.replace(UNIT_IN_BRACKETS, "$1");
  const [, inside, behind = ""] = BRACKETED.exec(unbracketed) ?? [];
  const bracketed = inside !== undefined;
  const [front, rest] = splitFront(bracketed ? inside + behind : unbracketed);
  const signs = front.replace(CURRENCY, "");
  if (signs.length + (bracketed ? 1 : 0) > 1) return refuse("NOT_A_NUMBER");
  const negative = bracketed || (signs !== "" && signs !== "+");
  return parseAmount(rest, { bareUnit, negative, currency: CURRENCY.test(front) });
}

/** "¥-3.5" -> ["¥-", "3.5"] */
function splitFront(text: string): readonly [string, string] {
  const front = FRONT.exec(text)?.[0] ?? "";
  return [front, text.slice(front.length)];
}

interface Setting {
  readonly bareUnit: MoneyUnit;
  readonly negative: boolean;
  /** ¥ was typed: its unit is 元, whatever the report's. */
  readonly currency: boolean;
}

function parseAmount(text: string, setting: Setting): MoneyReading {
  const signs = readTokens(text);
  if (!signs.ok) return refuse(signs.problem);
  const rest = signs.rest.replace(/^人民币$/, "");
  if (signs.tokens.length === 0) return refuse("NOT_A_NUMBER");
  if (rest !== "") return refuse(isUnit(rest) ? "WRONG_UNIT" : "NOT_A_NUMBER");
  const yuanAt = signs.tokens.findIndex((token) => token.is === "yuan");
  const smallAt = signs.tokens.findIndex((token) => token.is === "jiao" || token.is === "fen");
  if (yuanAt === -1 && smallAt !== -1) return finish(readSmall(signs.tokens), setting);
  if (yuanAt === -1) return parseWithoutYuan(signs.tokens, setting);
  const numeral = readNumeral(signs.tokens.slice(0, yuanAt), true);
  if (!numeral.ok) return refuse(numeral.problem);
  const behind = signs.tokens.slice(yuanAt + 1);
  const small = readSmall(behind);
  if (!small || (small.some(({ yuan }) => !yuan.isZero()) && numeral.decimals > 0))
    return refuse("NOT_A_NUMBER");
  const precision = behind.length > 0 ? ZERO : precisionOf(numeral, 0);
  return finish(
    numeral.readings.flatMap((above) =>
      small.map((below) => ({ yuan: above.plus(below.yuan), precision })),
    ),
    setting,
  );
}

/** One reading of what was typed, in 元; `precision` is half the last place typed. */
interface Amount {
  readonly yuan: Decimal;
  readonly precision: Decimal;
}

/** A number alone, or with 万 or 亿 as its only unit. */
function parseWithoutYuan(tokens: readonly NumeralToken[], setting: Setting): MoneyReading {
  const exact = tokens.at(-1)?.is === "whole";
  const numeral = readNumeral(exact ? tokens.slice(0, -1) : tokens, false);
  if (!numeral.ok) return refuse(numeral.problem);
  const asYuan = numeral.readings.map((yuan) => ({
    yuan,
    precision: exact ? ZERO : precisionOf(numeral, 0),
  }));
  if (numeral.myriad || setting.bareUnit === "元") return finish(asYuan, setting);
  const asWan = numeral.readings.map((reading) => ({
    yuan: reading.times(10_000),
    precision: precisionOf(numeral, 4),
  }));
  const either = setting.currency || numeral.endsInScale;
  return finish(either ? [...asYuan, ...asWan] : asWan, setting);
}

/** What stands behind 元, or stands alone: 3角5分, 零伍分, 整. A digit with no unit is 角 or 分. */
function readSmall(tokens: readonly NumeralToken[]): readonly Amount[] | undefined {
  const ended = tokens.at(-1)?.is === "whole" ? tokens.slice(0, -1) : tokens;
  let yuan = ZERO;
  let place = 1;
  for (let i = 0; i < ended.length; i += 1) {
    const token = ended[i];
    const digit = token && smallDigit(token);
    if (digit === undefined) return undefined;
    const unit = ended[i + 1];
    if (unit === undefined && place === 1 && digit !== "0")
      return [10, 100].map((part) => exactly(yuan.plus(new Decimal(digit).div(part))));
    if (digit === "0" && unit?.is !== "jiao" && unit?.is !== "fen") continue;
    const unitPlace = unit?.is === "jiao" ? 1 : unit?.is === "fen" ? 2 : 0;
    if (unitPlace < place) return undefined;
    yuan = yuan.plus(new Decimal(digit).div(Decimal.pow(10, unitPlace)));
    place = unitPlace + 1;
    i += 1;
  }
  return [exactly(yuan)];
}

function exactly(yuan: Decimal): Amount {
  return { yuan, precision: ZERO };
}

function smallDigit(token: NumeralToken): string | undefined {
  if (token.is === "digit") return token.digit;
  if (token.is === "number" && /^\d$/.test(token.digits) && token.decimals === 0)
    return token.digits;
  return undefined;
}

/** @param power power of ten of the unit when the numeral names none: 4 for 万元, 0 for 元 */
function precisionOf(numeral: Numeral, power: 0 | 4): Decimal {
  const unit = numeral.myriad ? numeral.endPower : power;
  return unit === 0 ? ZERO : Decimal.pow(10, unit - numeral.decimals).div(2);
}

function finish(amounts: readonly Amount[] | undefined, setting: Setting): MoneyReading {
  if (!amounts) return refuse("NOT_A_NUMBER");
  const small = amounts.filter(({ yuan }) => yuan.lte(LIMIT_YUAN));
  if (small.length === 0) return refuse("TOO_LARGE");
  const exact = small.filter(({ yuan }) => yuan.decimalPlaces() <= YUAN_DECIMALS);
  const values = new Map<Yuan, MoneyValue>();
  for (const { yuan, precision } of exact) {
    const value = moneyValue(setting.negative ? yuan.neg() : yuan, precision);
    values.set(value.yuan, value);
  }
  const [first, ...others] = values.values();
  if (first === undefined) return refuse("TOO_PRECISE");
  if (others.length === 0) return { ok: true, value: first };
  return { ok: false, problem: "AMBIGUOUS", choices: [first, ...others] };
}

function moneyValue(yuan: Decimal, precision: Decimal): MoneyValue {
  if (yuan.isZero()) return ZERO_MONEY;
  return { kind: "money", yuan: yuan.toFixed(), precision: precision.toFixed() };
}

function refuse(problem: MoneyProblem): MoneyReading {
  return { ok: false, problem };
}
