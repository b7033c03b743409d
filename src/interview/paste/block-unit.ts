import type { MoneyUnit } from "../../amounts/answer.js";

/** The unit of bare numbers in a block or a column. */
export interface BlockUnit {
  readonly bare: MoneyUnit;
  /** Set behind a bare number in a unit that no report is kept in: 千元. */
  readonly suffix: string;
}

const UNIT = "(?:人民币)?([亿万千百]?元)";
const NAMED_UNIT = new RegExp(`(?:单位|计量)(?:均|都|一律)?[为是]?[:：]?${UNIT}`);
/** 以下金额以元为单位 */
const SPOKEN_UNIT = new RegExp(`以${UNIT}为(?:计量|计算|计价|货币|金额)?单位`);
const UNIT_IN_BRACKETS = /[（(]([亿万千百]?元)[)）]/;
/** A cell or a line that is nothing else: 单位：元, （金额单位：万元）, 元. */
const UNIT_ALONE = new RegExp(
  `^[（(]?(?:(?:金额|货币|计量|计价)?(?:单位|计量)[:：]?)?${UNIT}[)）]?$`,
);

export function unitOf(bare: MoneyUnit): BlockUnit {
  return { bare, suffix: "" };
}

/** The unit a head or label names: 单位：元, 金额（万元）. */
export function findUnit(text: string): BlockUnit | undefined {
  const word = UNIT_IN_BRACKETS.exec(text.replace(/\s+/g, ""))?.[1];
  return word === undefined ? findNamedUnit(text) : toUnit(word);
}

/** The unit a line or row sets for those below it: 单位：元, 以元为单位. */
export function findNamedUnit(text: string): BlockUnit | undefined {
  const line = text.replace(/\s+/g, "");
  const word = (NAMED_UNIT.exec(line) ?? SPOKEN_UNIT.exec(line))?.[1];
  return word === undefined ? undefined : toUnit(word);
}

/** The unit a text is, and nothing else. */
export function findUnitAlone(text: string): BlockUnit | undefined {
  const word = UNIT_ALONE.exec(text.replace(/\s+/g, ""))?.[1];
  return word === undefined ? undefined : toUnit(word);
}

function toUnit(word: string): BlockUnit {
  return word === "元" || word === "万元" ? unitOf(word) : { bare: "元", suffix: word };
}

/** A bare number with its unit behind it where parsing cannot be told the unit. */
export function withUnit(typed: string, unit: BlockUnit): string {
  return unit.suffix === "" || /[元万亿千百]/.test(typed) ? typed : typed + unit.suffix;
}
