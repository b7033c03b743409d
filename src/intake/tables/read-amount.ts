import { type BlockUnit, withUnit } from "../../interview/paste/block-unit.js";
import { contentOf } from "../../interview/paste/sheet-cell.js";
import type { SheetCell, SheetOdd } from "../sheet-data.js";

/** A cell where an amount should stand. */
export type CellAmount =
  | { readonly is: "blank" }
  /** As a person would type it, with its unit: "462.96万元". */
  | { readonly is: "amount"; readonly typed: string }
  /** Why it is taken for none. */
  | { readonly is: "odd"; readonly because: string };

/** Why a cell is no amount, in the words people read. */
export const ODD_CELLS: Readonly<Record<SheetOdd, string>> = {
  error: "公式出错，没有数",
  date: "是日期，不是金额",
  shown: "显示的数和实际的数不同，请单独填",
};

export function readAmount({ text, number, odd }: SheetCell, unit: BlockUnit): CellAmount {
  if (odd !== undefined) return { is: "odd", because: `“${text}”${ODD_CELLS[odd]}` };
  const content = contentOf(text);
  if (number !== undefined && content !== "percent")
    return { is: "amount", typed: inUnit(toHundredths(number, unit), unit) };
  if (content === "blank") return { is: "blank" };
  if (content === "figure") return { is: "amount", typed: inUnit(text, unit) };
  return { is: "odd", because: `“${text.slice(0, 20)}”不是金额` };
}

/** Decimals of 0.01万元 in 万元: a sheet that holds 203 as a number means 203.00. */
const WAN_DECIMALS = 2;

/** A number of a sheet with all its digits: no rounding to whole 万元 is to be thought of. */
function toHundredths(number: string, { bare }: BlockUnit): string {
  const [whole = "", decimals = ""] = number.split(".");
  return bare === "万元" ? `${whole}.${decimals.padEnd(WAN_DECIMALS, "0")}` : number;
}

function inUnit(typed: string, unit: BlockUnit): string {
  const whole = withUnit(typed, unit);
  return /[元万亿千百]/.test(whole) ? whole : `${whole}${unit.bare}`;
}
