import type { Value } from "./answer.js";
import { tidyTyped } from "./tidy-typed.js";

export type YearReading =
  | { readonly ok: true; readonly value: Extract<Value, { kind: "year" }> }
  | { readonly ok: false; readonly problem: "EMPTY" | "NOT_A_YEAR" | "YEAR_OUT_OF_RANGE" };

const CHINESE_DIGITS = "零一二三四五六七八九";

/** Reads `2019`, `2019年`, `2019年度`, `二〇一九年`: four digits, 1949 to 2099. */
export function parseYear(text: string): YearReading {
  const tidy = tidyTyped(text).replaceAll(" ", "");
  if (tidy === "") return { ok: false, problem: "EMPTY" };
  const year = /^(.{4})(?:年度?)?$/.exec(westernDigits(tidy))?.[1] ?? "";
  if (!/^\d{4}$/.test(year)) return { ok: false, problem: "NOT_A_YEAR" };
  if (!isYearInRange(year)) return { ok: false, problem: "YEAR_OUT_OF_RANGE" };
  return { ok: true, value: { kind: "year", year } };
}

/** 1949 to 2099. */
export function isYearInRange(year: string): boolean {
  return year >= "1949" && year <= "2099";
}

/** 二〇一九 -> 2019, digit by digit. */
export function westernDigits(text: string): string {
  return text
    .replace(/[〇○]/g, "零")
    .replace(/[零一二三四五六七八九]/g, (digit) => String(CHINESE_DIGITS.indexOf(digit)));
}
