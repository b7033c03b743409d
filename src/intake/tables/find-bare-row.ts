import { Decimal, ZERO } from "../../amounts/decimal.js";
import { parseMoney } from "../../amounts/parse-money.js";
import { contentOf, isCounting } from "../../interview/paste/sheet-cell.js";
import { cellAt } from "../sheet-data.js";
import type { PlacedTable } from "./read-fixed-rows.js";
import { readAmount } from "./read-amount.js";

/** The row of a table without labels. */
export interface BareRow {
  /** Rows with figures below the head, from 0. */
  readonly rows: readonly number[];
  /** From 0; undefined where there is none, or none of several is their sum. */
  readonly row?: number;
}

/** With fewer, three small amounts and their sum might look the same. */
const LEAST_COLUMNS = 6;

/** Such a table has one row; of several (本级, 下属 and 合计) it is the one that the others add up to. */
export function findBareRow(table: PlacedTable): BareRow {
  const rows = rowsWithFigures(table);
  const [first, ...more] = rows;
  if (first === undefined) return { rows };
  if (more.length === 0) return { rows, row: first };
  const amounts = rows.map((row) => amountsIn(table, row));
  const total = rows.find((_, at) => {
    const others = amounts.filter((_row, other) => other !== at);
    return (amounts[at] ?? []).every((amount, column) =>
      amount.eq(others.reduce((sum, one) => sum.plus(one[column] ?? ZERO), ZERO)),
    );
  });
  return { rows, ...(total === undefined ? {} : { row: total }) };
}

function rowsWithFigures({ region, bodyRow, columns }: PlacedTable): readonly number[] {
  const there = [...columns.values()];
  const rows: number[] = [];
  for (let row = bodyRow; row < region.endRow; row += 1) {
    const texts = there.map((column) => cellAt(region.sheet, row, column).text);
    const figures = texts.filter((text) => contentOf(text) === "figure").length;
    // A number alone below the row belongs to a note.
    if (figures === 0 || (figures === 1 && rows.length > 0)) continue;
    // 栏次 may be displayed as 1.00, 2.00 …
    const whole = texts.map((text) => text.replace(/\.0+$/, ""));
    if (isCounting(texts) || (whole[0] === "1" && isCounting(whole)) || numbersColumns(whole))
      continue;
    rows.push(row);
  }
  return rows;
}

/** A number of its own for every column, 1 among them: they go with the columns, in whatever order those are. */
function numbersColumns(texts: readonly string[]): boolean {
  if (texts.length < LEAST_COLUMNS || !texts.every((text) => /^[1-9]\d?$/.test(text))) return false;
  const isLow = texts.every((text) => BigInt(text) <= BigInt(texts.length) * 2n);
  return texts.includes("1") && new Set(texts).size === texts.length && isLow;
}

/** In 元, zero for what is no amount. */
function amountsIn({ region, unit, columns }: PlacedTable, row: number): readonly Decimal[] {
  return [...columns.values()].map((column) => {
    const amount = readAmount(cellAt(region.sheet, row, column), unit);
    const read = amount.is === "amount" ? parseMoney(amount.typed, "万元") : undefined;
    return read?.ok === true ? new Decimal(read.value.yuan) : ZERO;
  });
}
