import type { MoneyUnit } from "../../amounts/answer.js";

/** The unit of bare numbers in a block or a column. */
export interface BlockUnit {
  readonly bare: MoneyUnit;
  /** Set behind a bare number in a unit that no report is kept in: 千元. */
  readonly suffix: string;
}

const NAMED_UNIT = /(?:单位|计量)\s*[:：]?\s*(?:人民币)?\s*([亿万千百]?元)/;
const UNIT_IN_BRACKETS = /[（(]\s*([亿万千百]?元)\s*[)）]/;

export function unitOf(bare: MoneyUnit): BlockUnit {
  return { bare, suffix: "" };
}

/** The unit a title, header or label names: 单位：元, 金额（万元）. */
export function findUnit(text: string): BlockUnit | undefined {
  const word = NAMED_UNIT.exec(text)?.[1] ?? UNIT_IN_BRACKETS.exec(text)?.[1];
  if (word === undefined) return undefined;
  return word === "元" || word === "万元" ? unitOf(word) : { bare: "元", suffix: word };
}

/** The unit a whole line sets for the lines below it: 单位：元, or a title with the unit in brackets. */
export function findBlockUnit(line: string): BlockUnit | undefined {
  return NAMED_UNIT.test(line) || !/\d[\d.,]*\s*$|：|:/.test(line) ? findUnit(line) : undefined;
}

/** A bare number with its unit behind it where parsing cannot be told the unit. */
export function withUnit(typed: string, unit: BlockUnit): string {
  return unit.suffix === "" || /[元万亿千百]/.test(typed) ? typed : typed + unit.suffix;
}
