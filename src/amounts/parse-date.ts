import { isExists } from "date-fns/isExists";
import type { Value } from "./answer.js";
import { readTokens } from "./numeral-tokens.js";
import { isYearInRange, westernDigits } from "./parse-year.js";
import { readNumeral } from "./read-numeral.js";
import { tidyTyped } from "./tidy-typed.js";

export type DateReading =
  | { readonly ok: true; readonly value: Extract<Value, { kind: "date" }> }
  | { readonly ok: false; readonly problem: DateProblem };

type DateProblem = "EMPTY" | "NOT_A_DATE" | "NO_SUCH_DAY" | "YEAR_OUT_OF_RANGE";

const SHAPES = [
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/,
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/**
 * Reads a day as `2020年8月12日`, `2020-8-12`, `2020/08/12`, `2020.8.12`, `20200812`, `二〇二〇年八月十二日`.
 * The value is ISO 8601: "2020-08-12".
 *
 * @returns NO_SUCH_DAY for 2019年2月30日, YEAR_OUT_OF_RANGE outside 1949 to 2099
 */
export function parseDate(text: string): DateReading {
  const tidy = spelledOut(tidyTyped(text).replaceAll(" ", ""));
  if (tidy === "") return { ok: false, problem: "EMPTY" };
  const found = SHAPES.map((shape) => shape.exec(tidy)).find((match) => match !== null);
  const [year = "", month = "", day = ""] = (found ?? [])
    .slice(1)
    .filter((part) => /^\d+$/.test(part));
  if (day === "") return { ok: false, problem: "NOT_A_DATE" };
  if (!isYearInRange(year)) return { ok: false, problem: "YEAR_OUT_OF_RANGE" };
  if (!isExists(Number(year), Number(month) - 1, Number(day)))
    return { ok: false, problem: "NO_SUCH_DAY" };
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return { ok: true, value: { kind: "date", date } };
}

/** 二〇二〇年八月十二日 -> 2020年8月12日; anything else stays. */
function spelledOut(text: string): string {
  const [, year, month, day, end] =
    /^([^年]{4})年([^月]{1,3})月([^日号]{1,3})([日号]?)$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return text;
  return `${westernDigits(year)}年${smallNumber(month)}月${smallNumber(day)}${end ?? ""}`;
}

function smallNumber(text: string): string {
  const signs = readTokens(text);
  if (/^\d+$/.test(text) || !signs.ok || signs.rest !== "") return text;
  const numeral = readNumeral(signs.tokens, true);
  return numeral.ok && numeral.readings.length === 1
    ? (numeral.readings[0]?.toFixed() ?? text)
    : text;
}
