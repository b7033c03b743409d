import { Decimal, ZERO } from "./decimal.js";
import type { NumeralToken } from "./numeral-tokens.js";
import type { NumeralProblem } from "./reply-problem.js";

/** A number as it was written. */
export interface Numeral {
  readonly ok: true;
  /** Readings, likeliest first; more than one for 三万五. */
  readonly readings: readonly Decimal[];
  /** Decimal places typed of the last part. */
  readonly decimals: number;
  /** 万 or 亿 stands in it: then it is an amount of 元 however the report counts. */
  readonly myriad: boolean;
  /** Power of ten of the 万 (4) or 亿 (8) it ends with, else 0. */
  readonly endPower: number;
  /** It ends with 百 or 千 and has no 万: spoken of 元 as often as of 万元. */
  readonly endsInScale: boolean;
}

export type NumeralReading = Numeral | { readonly ok: false; readonly problem: NumeralProblem };

const UNREADABLE = { ok: false, problem: "NOT_A_NUMBER" } as const;
const VAGUE = { ok: false, problem: "NOT_EXACT" } as const;

/**
 * Reads a number of Western or Chinese digits, everyday or 大写, with 十百千万亿: "462.96", "3万5千",
 * "肆佰陆拾贰万玖仟陆佰", "一亿零三", "四百六十二点九六".
 *
 * @param closed what follows names the unit (元): then 3万50 is 30050, else it may be 3.50万
 */
export function readNumeral(tokens: readonly NumeralToken[], closed: boolean): NumeralReading {
  const power = tokens.some((token) => token.is === "myriad" && token.power === 8) ? 8 : 4;
  const cut = tokens.findLastIndex((token) => token.is === "myriad" && token.power === power);
  if (cut === -1) return readSection(tokens);
  const above = tokens.slice(0, cut);
  const high = power === 8 ? readNumeral(above, true) : readSection(above);
  if (!high.ok) return high;
  const scaled = high.readings.map((reading) => reading.times(Decimal.pow(10, power)));
  const below = tokens.slice(cut + 1);
  if (below.length === 0)
    return { ...high, readings: scaled, myriad: true, endPower: power, endsInScale: false };
  if (high.decimals > 0) return UNREADABLE;
  return readBelow(scaled, below, { power, closed });
}

/** What stands behind 万 or 亿: smaller than it, or ambiguous when nothing tells its place. */
function readBelow(
  high: readonly Decimal[],
  below: readonly NumeralToken[],
  { power, closed }: { readonly power: 4 | 8; readonly closed: boolean },
): NumeralReading {
  const low = readNumeral(below, closed);
  if (!low.ok) return low;
  const limit = Decimal.pow(10, power);
  const places = looseReadings(below, power, closed);
  const lows = (places ?? low.readings).filter((reading) => reading.lt(limit));
  if (lows.length === 0) return UNREADABLE;
  return {
    ...low,
    readings: high.flatMap((above) => lows.map((reading) => above.plus(reading))),
    myriad: true,
    endsInScale: false,
  };
}

/**
 * The readings of a number behind 万 or 亿 whose place nothing tells (3万5: 35000 or 30005), or
 * undefined when its place is plain.
 */
function looseReadings(
  below: readonly NumeralToken[],
  power: 4 | 8,
  closed: boolean,
): readonly Decimal[] | undefined {
  const only = below[0];
  if (below.length !== 1 || only === undefined) return undefined;
  if (only.is === "digit" && only.digit !== "0")
    return [Decimal.pow(10, power - 1).times(only.digit), new Decimal(only.digit)];
  if (only.is !== "number" || only.decimals > 0) return undefined;
  const { digits } = only;
  if (digits.length >= power || digits === "0" || (closed && digits.length > 1)) return undefined;
  const literal = new Decimal(digits);
  const next = digits.length === 1 || power === 4 ? power - digits.length : 4;
  return [literal.times(Decimal.pow(10, next)), literal];
}

/** A number below 万: 462.96, 四百六十二, 3千5百, 3.5千. */
function readSection(tokens: readonly NumeralToken[]): NumeralReading {
  const [first, second] = tokens;
  if (first === undefined) return UNREADABLE;
  const scaled =
    tokens.length === 2 && second?.is === "scale" && second.scale > 10 ? second.scale : 1;
  if (first.is === "number" && (tokens.length === 1 || scaled > 1)) {
    const value = new Decimal(first.digits).times(scaled);
    return numeral([value], { decimals: first.decimals, endsInScale: scaled > 1 });
  }
  const point = tokens.findIndex((token) => token.is === "point");
  if (point !== -1) return readSpokenFraction(tokens.slice(0, point), tokens.slice(point + 1));
  return readSpelledDigits(tokens) ?? readSpoken(tokens);
}

function readSpokenFraction(
  whole: readonly NumeralToken[],
  fraction: readonly NumeralToken[],
): NumeralReading {
  const front = readSpelledDigits(whole) ?? readSpoken(whole);
  if (!front.ok) return front;
  const digits = fraction.map((token) => (token.is === "digit" ? token.digit : "?")).join("");
  if (!/^\d+$/.test(digits) || front.readings.length > 1) return UNREADABLE;
  const readings = front.readings.map((reading) => reading.plus(`0.${digits}`));
  return numeral(readings, { decimals: digits.length, endsInScale: false });
}

/** 四六二: digits told one by one. Two of them (三四百, 五六) are how people say "about". */
function readSpelledDigits(tokens: readonly NumeralToken[]): NumeralReading | undefined {
  const digits = tokens.map((token) => (token.is === "digit" ? token.digit : "?")).join("");
  if (/[1-9]{2}/.test(digits) && !/^\d{3,}$/.test(digits)) return VAGUE;
  if (!/^\d{3,}$/.test(digits)) return undefined;
  return numeral([new Decimal(digits)], { decimals: 0, endsInScale: false });
}

/** 三千零五十, 十三, 3千5百; the ones may be missing their scale (一千二: 1200 or 1002). */
function readSpoken(tokens: readonly NumeralToken[]): NumeralReading {
  let value = ZERO;
  let lastScale = 10_000;
  let gap = false;
  for (let i = 0; i < tokens.length; i += 1) {
    const digit = digitOf(tokens[i], lastScale);
    if (digit === undefined) return UNREADABLE;
    if (digit === "0") {
      if (gap) return UNREADABLE;
      gap = true;
      continue;
    }
    const bare = tokens[i]?.is === "scale";
    const scale = tokens[bare ? i : i + 1];
    if (scale?.is !== "scale") {
      if (i !== tokens.length - 1) return UNREADABLE;
      return readOnes(value, digit, { lastScale, gap });
    }
    if (scale.scale >= lastScale) return UNREADABLE;
    value = value.plus(new Decimal(digit).times(scale.scale));
    lastScale = scale.scale;
    gap = false;
    if (!bare) i += 1;
  }
  if (gap && tokens.length > 1) return UNREADABLE;
  return numeral([value], { decimals: 0, endsInScale: lastScale === 100 || lastScale === 1000 });
}

/** The digit a token stands for; 十 without one before it is 一十. */
function digitOf(token: NumeralToken | undefined, lastScale: number): string | undefined {
  if (token?.is === "digit") return token.digit;
  if (token?.is === "number" && /^[1-9]$/.test(token.digits) && token.decimals === 0)
    return token.digits;
  if (token?.is === "scale" && token.scale === 10 && lastScale > 10) return "1";
  return undefined;
}

function readOnes(
  above: Decimal,
  digit: string,
  { lastScale, gap }: { readonly lastScale: number; readonly gap: boolean },
): NumeralReading {
  const plain = above.plus(digit);
  if (above.isZero() || gap || lastScale === 10)
    return numeral([plain], { decimals: 0, endsInScale: false });
  return numeral([above.plus(new Decimal(digit).times(lastScale).div(10)), plain], {
    decimals: 0,
    endsInScale: false,
  });
}

function numeral(
  readings: readonly Decimal[],
  { decimals, endsInScale }: { readonly decimals: number; readonly endsInScale: boolean },
): Numeral {
  return { ok: true, readings, decimals, myriad: false, endPower: 0, endsInScale };
}
