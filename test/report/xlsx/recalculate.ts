import { Decimal } from "../../../src/amounts/decimal.js";
import type { OpenedSheet } from "./open-xlsx.js";

/** Works a formula of the shapes we write out again: SUM of ranges, plus, minus. Exact, by what cells spell. */
export function recalculate(sheet: OpenedSheet, formula: string): Decimal {
  const parts = [...formula.matchAll(/([+-]?)(?:SUM\(([^)]*)\)|([A-Z]+\d+))/g)];
  if (parts.map(([text]) => text).join("") !== formula) throw new Error(`not read: ${formula}`);
  return parts.reduce((sum, [, sign, ranges, address]) => {
    const addresses =
      address === undefined ? (ranges ?? "").split(",").flatMap(cellsOf) : [address];
    const part = addresses.reduce((all, one) => all.plus(amountOf(sheet, one)), new Decimal(0));
    return sign === "-" ? sum.minus(part) : sum.plus(part);
  }, new Decimal(0));
}

function amountOf(sheet: OpenedSheet, address: string): Decimal {
  const { value, spelled } = sheet.cell(address);
  if (value !== undefined && spelled === undefined) throw new Error(`${address} is no number`);
  return new Decimal(spelled ?? 0);
}

function cellsOf(range: string): readonly string[] {
  const [from = "", to = from] = range.split(":");
  const [fromColumn, fromRow] = placeOf(from);
  const [toColumn, toRow] = placeOf(to);
  const addresses: string[] = [];
  for (let column = fromColumn; column <= toColumn; column += 1) {
    for (let row = fromRow; row <= toRow; row += 1) {
      addresses.push(`${String.fromCharCode(column)}${row}`);
    }
  }
  return addresses;
}

function placeOf(address: string): readonly [column: number, row: number] {
  return [address.charCodeAt(0), Number(address.slice(1))];
}
