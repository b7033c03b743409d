import { Decimal } from "./decimal.js";
import type { NumeralProblem } from "./reply-problem.js";

/** One sign of a written number. `at` is where it begins in the text. */
export type NumeralToken =
  /** 462.96: `digits` without grouping, `decimals` places behind the point. */
  | {
      readonly is: "number";
      readonly digits: string;
      readonly decimals: number;
      readonly at: number;
    }
  /** 零 is the digit 0. */
  | { readonly is: "digit"; readonly digit: string; readonly at: number }
  | { readonly is: "scale"; readonly scale: 10 | 100 | 1000; readonly at: number }
  | { readonly is: "myriad"; readonly power: 4 | 8; readonly at: number }
  | { readonly is: "point" | "yuan" | "jiao" | "fen" | "whole"; readonly at: number };

export type TokenReading =
  | { readonly ok: true; readonly tokens: readonly NumeralToken[]; readonly rest: string }
  | { readonly ok: false; readonly problem: NumeralProblem };

const DIGITS = [
  "零〇○",
  "一壹弌",
  "二贰貳两兩",
  "三叁參叄",
  "四肆",
  "五伍",
  "六陆陸",
  "七柒",
  "八捌",
  "九玖",
] as const;
const SCALES = { 10: "十拾", 100: "百佰", 1000: "千仟" } as const;
const MYRIADS = { 4: "万萬", 8: "亿億" } as const;
const MARKS = { point: "点點", yuan: "元圆圓块", jiao: "角毛", fen: "分", whole: "整正" } as const;

type Sign<T> = T extends unknown ? Omit<T, "at"> : never;
const SIGNS: ReadonlyMap<string, Sign<NumeralToken>> = new Map(
  [
    ...DIGITS.map((chars, digit) => ({
      chars,
      sign: { is: "digit", digit: String(digit) } as const,
    })),
    ...([10, 100, 1000] as const).map((scale) => ({
      chars: SCALES[scale],
      sign: { is: "scale", scale } as const,
    })),
    ...([4, 8] as const).map((power) => ({
      chars: MYRIADS[power],
      sign: { is: "myriad", power } as const,
    })),
    ...(["point", "yuan", "jiao", "fen", "whole"] as const).map((is) => ({
      chars: MARKS[is],
      sign: { is } as const,
    })),
  ].flatMap(({ chars, sign }) => Array.from(chars).map((char) => [char, sign] as const)),
);

/** Every character a written number in Chinese may begin with. */
export const CHINESE_NUMERALS = DIGITS.join("") + Object.values(SCALES).join("");

const RUN = /[\d.,]+/y;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const PLAIN = /^(?:\d+(?:\.\d+)?|\.\d+)$/;

/**
 * Cuts a tidied text (see `tidyTyped`) into the signs of a number, as far as it is one.
 *
 * @returns the signs, and in `rest` what follows from the first character that is none
 */
export function readTokens(text: string): TokenReading {
  const tokens: NumeralToken[] = [];
  let at = 0;
  while (at < text.length) {
    RUN.lastIndex = at;
    const run = RUN.exec(text)?.[0];
    if (run !== undefined && run !== "," && run !== ".") {
      const number = readRun(run);
      if (typeof number === "string") return { ok: false, problem: number };
      tokens.push({ ...number, at });
      at += run.length;
      continue;
    }
    const sign = SIGNS.get(text.charAt(at));
    if (!sign) break;
    tokens.push({ ...sign, at });
    at += 1;
  }
  return { ok: true, tokens, rest: text.slice(at) };
}

function readRun(run: string): Sign<Extract<NumeralToken, { is: "number" }>> | NumeralProblem {
  if (run.indexOf(".") !== run.lastIndexOf(".")) return "TWO_POINTS";
  if (run.includes(",") && !GROUPED.test(run)) return "BAD_GROUPING";
  const digits = run.replaceAll(",", "");
  if (/\d\.$/.test(digits)) return "POINT_AT_END";
  if (!PLAIN.test(digits)) return "NOT_A_NUMBER";
  const point = digits.indexOf(".");
  return {
    is: "number",
    digits: new Decimal(digits).toFixed(),
    decimals: point === -1 ? 0 : digits.length - point - 1,
  };
}
