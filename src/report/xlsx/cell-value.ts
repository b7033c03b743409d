import type { Cell, CellStyle } from "hucre";
import type { Yuan } from "../../amounts/answer.js";
import { Decimal } from "../../amounts/decimal.js";

const YUAN_PER_WAN = 10_000;

/** A cell as the writer takes it: what is in it, and how it looks. */
export type SheetCell = Partial<Cell>;

/** 元 as exact 万元: "4629600" is "462.96", never rounded. */
export function toWan(yuan: Yuan | Decimal): string {
  return new Decimal(yuan).div(YUAN_PER_WAN).toFixed();
}

/**
 * A number in a cell. The file holds decimal text, the writer takes a float: one that would not be written as
 * exactly this text (more than 15 digits, which Excel cannot hold either) stays a text.
 *
 * @param exact a plain decimal
 */
export function numberCell(exact: string, style: CellStyle): SheetCell {
  const value = floatOf(exact);
  return value === undefined ? textCell(exact, style) : { value, style };
}

const DAY_MS = 86_400_000;
/** Excel counts days from here. */
const FIRST_DAY = Date.UTC(1899, 11, 30);

/** @param day "2020-08-20", or "2020-08-20 09:02"; anything else stays a text */
export function dayCell(day: string, style: CellStyle): SheetCell {
  const at = Date.parse(`${day.replace(" ", "T")}${day.length > 10 ? "Z" : ""}`);
  return Number.isNaN(at) ? textCell(day, style) : { value: (at - FIRST_DAY) / DAY_MS, style };
}

/** A formula with the value it has now. */
export function formulaCell(formula: string, exact: string, style: CellStyle): SheetCell {
  const value = floatOf(exact);
  if (value === undefined) return textCell(exact, style);
  return { formula, formulaResult: value, style };
}

/** Whether an amount, a plain decimal, can stand in a cell as a number. */
export function isNumber(exact: string): boolean {
  return floatOf(exact) !== undefined;
}

function floatOf(exact: string): number | undefined {
  const value = Number(exact);
  return String(value) === exact ? value : undefined;
}

/** Excel takes what is edited in a cell of this format as text: =1+1 stays what was typed. */
const AS_TEXT = "@";
const LOOKS_LIKE_FORMULA = /^[=+\-@\t\r]/;
/** The writer makes errors of these; as rich text they stay words. */
const LOOKS_LIKE_ERROR =
  /^#(?:VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/;
/** How a workbook writes a character by its number: typed by a person it means itself. */
const ESCAPE = /_(?=x[0-9a-f]{4}_)/gi;

/** Excel refuses a file with a longer text in a cell. */
const LONGEST = 32_767;

/**
 * A text exactly as it was typed: never a formula, a number, an error or an escape. One that no cell holds is
 * cut: what people write at such length is split into rows before.
 */
export function textCell(text: string, style: CellStyle): SheetCell {
  const value = held(text).replace(ESCAPE, "_x005F_");
  const look = LOOKS_LIKE_FORMULA.test(text) ? { ...style, numFmt: AS_TEXT } : style;
  return LOOKS_LIKE_ERROR.test(text)
    ? { richText: [{ text: value }], style: look }
    : { value, style: look };
}

/** No half of a character is left at the end. */
function held(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
