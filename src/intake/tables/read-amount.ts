import { type BlockUnit, unitOf, withUnit } from "../../interview/paste/block-unit.js";
import { contentOf } from "../../interview/paste/sheet-cell.js";
import type { SheetCell, SheetOdd } from "../sheet-data.js";

/** A cell where an amount should stand. */
export type CellAmount =
  | { readonly is: "blank" }
  /** As a person would type it, with its unit: "462.96万元"; where none is known as 万元, and as 元. */
  | { readonly is: "amount"; readonly typed: string; readonly inYuan?: string }
  /** Why it is taken for none. */
  | { readonly is: "odd"; readonly because: string };

/** Why a cell is no amount, in the words people read. */
export const ODD_CELLS: Readonly<Record<SheetOdd, string>> = {
  error: "公式出错，没有数",
  date: "是日期，不是金额",
  shown: "显示的数和实际的数不同，请单独填",
  formula: "没有算出数，请用Excel或WPS打开、保存后再发",
};

/** @param unit undefined where the table names none */
export function readAmount(
  { text, number, odd }: SheetCell,
  unit: BlockUnit | undefined,
): CellAmount {
  if (odd !== undefined) return { is: "odd", because: `“${text}”${ODD_CELLS[odd]}` };
  const content = contentOf(text);
  if (number !== undefined && content !== "percent")
    return amountOf((one) => inUnit(toHundredths(number, one), one), unit);
  if (content === "blank") return { is: "blank" };
  if (content === "figure") return amountOf((one) => inUnit(text, one), unit);
  return { is: "odd", because: `“${text.slice(0, 20)}”不是金额` };
}

function amountOf(typedIn: (unit: BlockUnit) => string, unit: BlockUnit | undefined): CellAmount {
  if (unit !== undefined) return { is: "amount", typed: typedIn(unit) };
  const [typed, inYuan] = [typedIn(unitOf("万元")), typedIn(unitOf("元"))];
  // A cell that says its own unit is the same in both.
  return { is: "amount", typed, ...(typed === inYuan ? {} : { inYuan }) };
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
