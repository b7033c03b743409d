import { CHINESE_NUMERALS } from "./numeral-tokens.js";
import type { MoneyProblem } from "./reply-problem.js";

const NUMERAL = `\\d万亿元${CHINESE_NUMERALS}`;
const HEX = /^[-+]?0x/i;
const POWER = /\d\s*(?:e[-+]?\d|[×x*·]\s*10\s*\^?\s*[-\d]|\^)/i;
const YEAR = /\d{2,4}\s*年|[一二三四五六七八九零〇○]{2,4}年|[今本去上前]年/;
const ABOUT = new RegExp(
  `[约几~≈<>≤≥±]|近[${NUMERAL}]|[数上][十百千万亿]|[十百千万亿${NUMERAL}][多余來来]|` +
    "左右|上下|大概|大致|差不多|以[上下内]|超过|不[到足]|至少|最[多少]|[将接]近|之间",
);
const RANGE = new RegExp(`[${NUMERAL}%]\\s*(?:-|至|到|~)+\\s*[${NUMERAL}]`);

/** Notations that are numbers elsewhere, but not in a final account: 1e5, 0x10, 2019年12.5. */
export function findNotation(
  tidy: string,
): Extract<MoneyProblem, "NOT_A_NUMBER" | "EXPONENT" | "HAS_A_YEAR"> | undefined {
  if (HEX.test(tidy)) return "NOT_A_NUMBER";
  if (POWER.test(tidy)) return "EXPONENT";
  if (YEAR.test(tidy)) return "HAS_A_YEAR";
  return undefined;
}

/** 约460, 460-470, 十几, 上万元: not one exact number. Words without a number are not meant here. */
export function findInexact(tidy: string): "NOT_EXACT" | undefined {
  if (!new RegExp(`[${NUMERAL}]`).test(tidy)) return undefined;
  return ABOUT.test(tidy) || RANGE.test(tidy) ? "NOT_EXACT" : undefined;
}
