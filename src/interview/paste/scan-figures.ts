import { CHINESE_NUMERALS } from "../../amounts/numeral-tokens.js";

/** A number in running text, by its place in the line. */
export interface ScannedFigure {
  readonly start: number;
  /** Behind the digits; a measure word may follow. */
  readonly digitsEnd: number;
  /** Behind 元, 万元 … when there is one, else `digitsEnd`. */
  readonly end: number;
  readonly is: "number" | "percent";
  /** Digits alone: may be a code or a list number when nothing stands before it. */
  readonly plain: boolean;
  /** A dash before it may be a minus or only part it from its label; a space may part or group digits; another figure may follow. */
  readonly doubtful: boolean;
}

// 4。86 is one figure, and not one that can be read: the 。 may end a sentence.
// A comma before a code with a name (5，30202 印刷费) parts two pieces; any other belongs to the number.
const DIGITS = String.raw`(?:\d{1,3}(?:,\s?\d{3})+(?!\d|,\d)|\d+(?:,(?!\d{3,7}\s?\p{Script=Han})\d+)*)(?:\.\d+)*(?:。\d+(?=\s*(?:$|[元万亿,。;；])))?`;
const RANGE = String.raw`(?:\s*(?:[-~—–]|至|到)\s*\d[\d.]*)?`;
const SMALL = String.raw`(?:\s*\d+\s*[角毛])?(?:\s*\d+\s*分(?![别之]))?`;
const MONEY = String.raw`(?:\s*[亿万千百](?:\d+(?:\.\d+)?|\s+\d+(?=\s*[千百]))?)*\s*(?:元(?:整|${SMALL}))?`;
const NUMBER = new RegExp(
  `(?<sign>(?<![-−–—])[-−–—]\\s*|负\\s*|\\()?(?<digits>${DIGITS}${RANGE})(?<close>\\))?(?<money>${MONEY})`,
  "gu",
);
const PERCENT = /^\s*(?:[%‰]|个?百分点)/;
/** A year, a day, a threshold (50万元以上) or an ordinal is part of the words around it. */
const NO_FIGURE = /^\s*(?:年|月|日|号|周年|届|岁|表|以上|以下|以内|\((?:含|不含)\)|[/:]\d)/;
const INSIDE_A_WORD = /[A-Za-z第\d.]$/;
const MORE_DIGITS = /^\s+\.?\d/;
const LONGEST_LOOK = 24;
const NEXT_PIECE =
  /^\s+(?:\d{3,7}[.、)]?\s*|\d{1,2}(?:[.、)]\s*)?)(?![角毛分元亿万千百十])\p{Script=Han}/u;
/** 2万元、3万元: a second figure of no name of its own, not the list number or the code of the next one. */
const SECOND_FIGURE =
  /^\s*[、,]\s*\d[\d,]*(?:\.\d+)?\s*(?:(?:[亿万千百]?元|万)(?=\s*(?:$|[、,。;]))|(?=\s*(?:$|[。;]|[、,](?!\s*\p{Script=Han}))))/u;

const NUMERALS = `${CHINESE_NUMERALS}万亿点`;
/** 三万九千一百元, 四点八六万; 元旦 and 元素 are no unit, and 万元 alone is one. */
const SPOKEN = new RegExp(
  `(?<![${NUMERALS}\\d.第])(?:(?<=[几数上])|(?=[${NUMERALS}]*[零〇一二三四五六七八九两十壹贰叁肆伍陆柒捌玖拾]))(?:[${NUMERALS}]+元(?![旦素月宵件器])(?:整|[${NUMERALS}角分整]*[角分整])?|[${NUMERALS}]+[万亿](?=\\s*(?:$|[,。;、])))`,
  "gu",
);

/** Numbers of a line that may be answers, and percentages, left to right. `line` is folded. */
export function scanFigures(line: string): readonly ScannedFigure[] {
  const found: ScannedFigure[] = [];
  for (const match of line.matchAll(NUMBER)) {
    const { sign = "", digits = "", close = "", money = "" } = match.groups ?? {};
    const bracketed = sign === "(" && close === ")";
    const start = sign === "(" && !bracketed ? match.index + 1 : match.index;
    const digitsEnd = match.index + sign.length + digits.length + (bracketed ? 1 : 0);
    const stray = close !== "" && !bracketed;
    const end = stray ? digitsEnd : digitsEnd + money.trimEnd().length;
    // No pattern looks further: a long line would take a square of the time.
    const before = line.slice(Math.max(0, start - 2), start);
    const after = line.slice(end, end + LONGEST_LOOK);
    if (INSIDE_A_WORD.test(before) || NO_FIGURE.test(after)) continue;
    const dashed = /^[-−–—]/.test(sign);
    found.push({
      start,
      digitsEnd,
      end,
      is: PERCENT.test(after) ? "percent" : "number",
      plain: /^\(?\d+\)?$/.test(line.slice(start, end)),
      doubtful:
        (dashed && (/\p{Script=Han}$/u.test(before) || /\s$/.test(sign))) ||
        (MORE_DIGITS.test(after) && !NEXT_PIECE.test(after)) ||
        SECOND_FIGURE.test(after),
    });
  }
  const spoken = scanSpoken(line);
  const all = spoken.length === 0 ? found : [...found, ...spoken].sort((a, b) => a.start - b.start);
  // 4.8元6: neither of two figures with nothing between.
  return all.map((figure, at) =>
    all[at + 1]?.start === figure.end || all[at - 1]?.end === figure.start
      ? { ...figure, doubtful: true }
      : figure,
  );
}

/** 三千九 at the end of a clause: 三千九百元, or 3.9万元 by another reading. */
const BARE_SPOKEN = new RegExp(
  `(?<=[\\p{Script=Han}\\s])(?<![${NUMERALS}\\d.第])(?=[${NUMERALS}]*[十百千万亿])[${NUMERALS}]{2,}(?=\\s*(?:$|[,。;；]))`,
  "gu",
);

/** Amounts in Chinese numerals; 几万元 and 上千元 are told roughly, and one without its unit has two readings. */
function scanSpoken(line: string): readonly ScannedFigure[] {
  const bare = [...line.matchAll(BARE_SPOKEN)].filter(({ 0: typed }) => !/[万亿]$/.test(typed));
  return [...line.matchAll(SPOKEN), ...bare].map((match) => {
    const { 0: typed, index: start } = match;
    const end = start + typed.length;
    const doubtful = bare.includes(match) || /[几数上约近]/.test(line.charAt(start - 1));
    return { start, digitsEnd: end, end, is: "number", plain: false, doubtful };
  });
}

/** Where a percentage ends, its sign included. */
export function percentEnd(line: string, figure: ScannedFigure): number {
  return figure.end + (PERCENT.exec(line.slice(figure.end))?.[0].length ?? 0);
}
