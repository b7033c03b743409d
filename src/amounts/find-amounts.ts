import type { Yuan } from "./answer.js";
import { CHINESE_NUMERALS } from "./numeral-tokens.js";
import { parseMoney } from "./parse-money.js";

export interface FoundAmount {
  readonly yuan: Yuan;
  readonly start: number;
  /** Behind the unit. */
  readonly end: number;
}

const WESTERN = String.raw`[\d０-９]+(?:,\d+)*(?:[.．][\d０-９]+)*`;
const CHINESE = `[${CHINESE_NUMERALS}]`;
// A number is tried from its beginning only: a page of digits would take a second otherwise.
const MIXED = `(?<![\\d０-９.．,百千万亿])${WESTERN}(?:[百千万亿](?:零?${WESTERN})?)*`;
const SPOKEN = `(?<![${CHINESE_NUMERALS}万亿])${CHINESE}(?:${CHINESE}|[万亿点])*`;
/** What may stand behind 元 or 万 where no money is meant: 元旦, 30万公里, 2万人. */
const NO_MONEY = "[旦素月宵件器]";
const COUNTED =
  "[人公里平方米册次件户吨辆台亩字个股名条项家份只张头株棵座栋间套批场步所师村岁年天时小余多]";
const UNIT = `(?:[百千]?[万亿]?元(?!${NO_MONEY})|[万亿](?!${COUNTED}|[\\d${CHINESE_NUMERALS}万亿元]))`;
const AMOUNT = new RegExp(
  `(?<sign>[-－−])?(?<number>${MIXED}|${SPOKEN})[^\\S\\n]{0,2}(?<unit>${UNIT})`,
  "g",
);
/** 2019498.83万元: the 年 was lost between a year and its amount. */
const LOST_YEAR = /^(?:19|20)\d\d(?=[1-9]\d{0,3}\.\d)/;
/** 3.12.5万元: item 3 of a list, then the amount. */
const LIST_NUMBER = /^\d{1,2}\.(?=\d+\.\d)/;

/**
 * Finds the amounts a running text names with their unit (元, 万元, 亿元, 万, 亿): 项目支出77.97万元.
 * Years, list numbers, counts and amounts told roughly (上万元, 几万元) are none.
 */
export function findAmounts(text: string): readonly FoundAmount[] {
  const found: FoundAmount[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const amount = readAmount(text, match);
    if (amount) found.push(amount);
  }
  return found;
}

function readAmount(text: string, match: RegExpExecArray): FoundAmount | undefined {
  const { sign = "", number = "", unit = "" } = match.groups ?? {};
  const before = text.charAt(match.index - 1);
  if (/[几数上约近]/.test(before) && !/^[\d０-９]/.test(number)) return undefined;
  const listed = atLineStart(text, match.index) ? (LIST_NUMBER.exec(number)?.[0] ?? "") : "";
  const year = /万元?$/.test(match[0]) ? (LOST_YEAR.exec(number)?.[0] ?? "") : "";
  const cut = Math.max(listed.length, year.length);
  const negative = sign !== "" && cut === 0 && !/[\d０-９元万亿%]/.test(before);
  const reading = parseMoney(`${negative ? "-" : ""}${number.slice(cut)}${unit}`, "元");
  if (!reading.ok) return undefined;
  const end = match.index + match[0].length;
  const start = match.index + (negative ? 0 : sign.length) + cut;
  return { yuan: reading.value.yuan, start, end };
}

function atLineStart(text: string, index: number): boolean {
  return /(?:^|\n)\s*$/.test(text.slice(Math.max(0, index - 8), index));
}
