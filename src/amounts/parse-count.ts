import type { Value } from "./answer.js";
import { Decimal } from "./decimal.js";
import { isUnit, nameProblem } from "./name-problem.js";
import { readTokens } from "./numeral-tokens.js";
import { findInexact, findNotation } from "./odd-notation.js";
import { readNumeral } from "./read-numeral.js";
import type { CountProblem } from "./reply-problem.js";
import { holdsTwoCells, joinSpaces, LONGEST_NUMBER, tidyTyped } from "./tidy-typed.js";

export type CountValue = Extract<Value, { kind: "count" }>;

export type CountReading =
  | { readonly ok: true; readonly value: CountValue }
  | { readonly ok: false; readonly problem: CountProblem };

const LIMIT = new Decimal("1e9");
const PLAIN = /^(\d{1,9})$/;
const NOTHING = /^(?:无|無|没|没有)$/;

/**
 * Reads a count as a person types it: `13人`, `20批次`, `1,344人次`, `1台`, `十三人`, `无`.
 *
 * @param units measure words accepted; a word like 台（套） also stands for 台 and for 套. None is fine
 * @returns WRONG_UNIT for any other word; the caller's example names the right one
 */
export function parseCount(text: string, units: readonly string[]): CountReading {
  const plain = PLAIN.exec(text)?.[1];
  if (plain !== undefined) return counted(new Decimal(plain));
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_NUMBER) return refuse("NOT_A_NUMBER");
  if (holdsTwoCells(trimmed)) return refuse("TWO_NUMBERS");
  const tidy = tidyTyped(trimmed);
  const reading = parseTyped(tidy, units);
  return reading.ok ? reading : refuse(nameProblem(reading.problem, tidy));
}

function parseTyped(tidy: string, units: readonly string[]): CountReading {
  if (tidy === "") return refuse("EMPTY");
  if (NOTHING.test(tidy)) return counted(new Decimal(0));
  const odd = findNotation(tidy) ?? findInexact(tidy);
  if (odd) return refuse(odd);
  const { joined, sure } = joinSpaces(tidy);
  if (!sure) return refuse("NOT_A_NUMBER");
  const negative = /^[-负負]/.test(joined);
  // Without a measure word 20 135 is as likely two counts.
  const parted = /\d \d/.test(tidy);
  return parseWhole(joined.replace(/^[-+负負]/, ""), { units, negative, parted });
}

interface Setting {
  readonly units: readonly string[];
  readonly negative: boolean;
  /** A space stands between digits. */
  readonly parted: boolean;
}

function parseWhole(text: string, { units, negative, parted }: Setting): CountReading {
  const { number, unit } = splitUnit(text, units);
  if (parted && unit === "") return refuse("NOT_A_NUMBER");
  const signs = readTokens(number);
  if (!signs.ok) return refuse(signs.problem);
  if (signs.tokens.length === 0) return refuse("NOT_A_NUMBER");
  const foreign =
    signs.rest !== "" || signs.tokens.some((token) => /yuan|jiao|fen|whole/.test(token.is));
  if (foreign)
    return refuse(
      unit === "" && (signs.rest === "" || isUnit(signs.rest)) ? "WRONG_UNIT" : "NOT_A_NUMBER",
    );
  const numeral = readNumeral(signs.tokens, true);
  if (!numeral.ok) return refuse(numeral.problem);
  const [value, other] = numeral.readings;
  if (value === undefined || other !== undefined) return refuse("NOT_A_NUMBER");
  if (negative && !value.isZero()) return refuse("NEGATIVE_COUNT");
  return counted(value);
}

/** Takes the longest accepted measure word off the end. */
function splitUnit(
  text: string,
  units: readonly string[],
): { readonly number: string; readonly unit: string } {
  const accepted = units.flatMap(spellings).sort((a, b) => b.length - a.length);
  const unit = accepted.find((word) => text.endsWith(word) && text.length > word.length) ?? "";
  const number = text.slice(0, text.length - unit.length);
  // 3个批次
  return { number: unit === "" ? number : number.replace(/(?<=.)个$/, ""), unit };
}

/** 台（套） -> 台(套), 台套, 台/套, 台, 套 */
function spellings(unit: string): readonly string[] {
  const tidy = tidyTyped(unit);
  const [, first, second] = /^(.+)[(/](.+?)\)?$/.exec(tidy) ?? [];
  if (first === undefined || second === undefined) return [tidy];
  return [tidy, first + second, `${first}/${second}`, `${first}(${second})`, first, second];
}

function counted(value: Decimal): CountReading {
  if (!value.isInteger()) return refuse("NOT_WHOLE");
  if (value.gt(LIMIT)) return refuse("TOO_LARGE");
  return { ok: true, value: { kind: "count", count: value.toFixed() } };
}

function refuse(problem: CountProblem): CountReading {
  return { ok: false, problem };
}
