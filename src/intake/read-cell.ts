import { type CellObject, SSF } from "@e965/xlsx";
import { Decimal, ZERO } from "../amounts/decimal.js";
import { BLANK_CELL, type SheetCell } from "./sheet-data.js";

/** What a workbook holds of a number: the rest of a float is no digit anybody typed. */
const DIGITS_OF_EXCEL = 15;
const MOST = new Decimal(10).pow(DIGITS_OF_EXCEL);
/** Less is what is left of a sum that should be zero: 0.00001元, if it is in 万元. */
const DUST = new Decimal("1e-9");
const UNIT_BEHIND = /^(.*\d)\s*(万?元|万|亿元?)$/;
/** A percentage, or a number in powers of ten. */
const PLAINLY = /[%‰]$|^-?\d(?:\.\d+)?E[+-]?\d+$/i;
/** The library has no types for it. */
const { is_date: isDateFormat } = SSF as { readonly is_date: (format: string) => boolean };
const ERROR = /^#(?:REF!|VALUE!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!)$/;

/** A cell of the library as plain data. */
export function readCell(cell: CellObject | undefined): SheetCell {
  if (cell === undefined) return BLANK_CELL;
  // The library has such a cell where it is told to keep blank ones.
  if (cell.f !== undefined && cell.t === "z") return { text: "公式", odd: "formula" };
  const shown = cell.w?.trim();
  switch (cell.t) {
    case "e":
      return { text: shown ?? "#VALUE!", odd: "error" };
    case "b":
      return { text: cell.v === true ? "是" : "否" };
    case "d":
      return { text: shown ?? "", odd: "date" };
    case "n":
      return typeof cell.v === "number" ? readNumber(cell.v, shown, cell.z) : BLANK_CELL;
    case "s":
      return readText(typeof cell.v === "string" ? cell.v : (shown ?? ""));
    case "z":
      return BLANK_CELL;
    default:
      throw new Error(`unknown cell: ${JSON.stringify(cell.t satisfies never)}`);
  }
}

/** Text that the library did not look into: of a web page everything is text. */
export function readText(typed: string): SheetCell {
  const text = typed.replace(/\r\n?/g, "\n").trim();
  return ERROR.test(text) ? { text, odd: "error" } : { text };
}

function readNumber(value: number, shown: string | undefined, format: CellObject["z"]): SheetCell {
  if (!Number.isFinite(value)) return { text: shown ?? "", odd: "error" };
  const held = new Decimal(value).toSignificantDigits(DIGITS_OF_EXCEL);
  const exact = held.abs().lessThan(DUST) ? ZERO : held;
  const plain = exact.toFixed();
  const text = shown === undefined || shown === "" ? plain : shown;
  if (typeof format === "string" && isDateFormat(format)) return { text, odd: "date" };
  if (exact.abs().greaterThanOrEqualTo(MOST)) return { text, odd: "shown" };
  const [, bare = text, unit = ""] = UNIT_BEHIND.exec(text) ?? [];
  const seen = readShown(bare);
  // 22.16% is read as it is displayed, 0 as "-"; so is what a format hides wholly.
  if (seen === undefined)
    return /\d/.test(text) && !PLAINLY.test(text)
      ? { text, odd: "shown" }
      : { text, number: plain };
  const places = seen.decimalPlaces;
  const isSame = exact
    .minus(seen.value)
    .abs()
    .lessThanOrEqualTo(new Decimal(10).pow(-places).div(2));
  if (!isSame) return { text, odd: "shown" };
  const digits = exact.toFixed(Math.max(places, exact.decimalPlaces()));
  // 300.50万元 by its format names its unit itself.
  return unit === "" ? { text, number: digits } : { text: `${digits}${unit}` };
}

/** A displayed number without its commas, signs of money and brackets; undefined for anything else. */
function readShown(
  text: string,
): { readonly value: Decimal; readonly decimalPlaces: number } | undefined {
  const tidy = text.replace(/[,\s¥￥$]/g, "");
  const [, open, sign, digits, decimals = ""] =
    /^(\()?([-+])?(\d+)(?:\.(\d+))?\)?$/.exec(tidy) ?? [];
  if (digits === undefined) return undefined;
  const value = new Decimal(decimals === "" ? digits : `${digits}.${decimals}`);
  const isNegative = open !== undefined || sign === "-";
  return { value: isNegative ? value.negated() : value, decimalPlaces: decimals.length };
}
