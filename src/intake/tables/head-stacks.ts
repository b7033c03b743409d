import { isAmountHead, isTotalWord } from "../../interview/paste/block-words.js";
import { labelKey } from "../../interview/paste/labels/label-text.js";
import { isCounting } from "../../interview/paste/sheet-cell.js";
import type { HeaderCell, TableSpec } from "../../pack/tables.js";

/** Keys of the words over a column from top to bottom. */
export type Stack = readonly string[];

export const CODE_KEY = "科目编码";
const AMOUNT_KEY = "金额";
const CODE_HEAD =
  /^(?:支出|收入)?(?:功能|经济)?(?:分类)?(?:科目)?(?:编码|代码|编号)$|^功能分类科目$/;

/** The key of a word of a head: the column of codes has many a name, that of the year's own figure too. */
export function headKey(text: string): string {
  const key = labelKey(text);
  if (CODE_HEAD.test(key)) return CODE_KEY;
  return isAmountHead(key) ? AMOUNT_KEY : key;
}

/** The words over each column of a sheet's head. Rows that only count the columns say nothing. */
export function stacksOf(rows: readonly (readonly string[])[]): readonly Stack[] {
  const named = fillRight(rows.filter((cells) => !isCounting(cells)));
  const width = Math.max(0, ...named.map((cells) => cells.length));
  return Array.from({ length: width }, (_, column) => {
    const keys = named.map((cells) => headKey(cells[column] ?? "")).filter((key) => key !== "");
    return keys.filter((key, at) => key !== keys[at - 1] && !/^\d+$/.test(key));
  });
}

/** The words over each column of a table as the pack describes it. */
export function stacksOfSpec({ header }: TableSpec): readonly Stack[] {
  return stacksOf(layOut(header));
}

/** Where nothing is merged, what spans several columns stands in the first of them. The lowest row has no such. */
function fillRight(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const filled: string[][] = [];
  for (const [at, cells] of rows.entries()) {
    const row: string[] = [];
    for (let column = 0; column < width; column += 1) {
      const own = (cells[column] ?? "").trim();
      const above = filled[at - 1];
      const isBelowSame =
        above === undefined || (above[column] !== "" && above[column] === above[column - 1]);
      const goesOn = own === "" && column > 0 && at < rows.length - 1 && isBelowSame;
      row.push(goesOn ? (row[column - 1] ?? "") : own);
    }
    filled.push(row);
  }
  return filled;
}

/**
 * What each column is called: the lowest word over it; where that is a mere 小计, or other columns have it too,
 * with the word above that tells it apart: 决算数·公务接待费.
 */
export function columnNames({ header }: TableSpec): readonly string[] {
  const rows = layOut(header).filter((cells) => !isCounting(cells));
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const stacks = Array.from({ length: width }, (_, column) =>
    rows.map((cells) => cells[column] ?? "").filter((word) => word !== "" && !/^\d+$/.test(word)),
  );
  return stacks.map((stack) => nameColumn(stack, stacks));
}

function nameColumn(stack: Stack, all: readonly Stack[]): string {
  const words = [...new Set(stack)].reverse();
  const [leaf = "", ...above] = words;
  let name = leaf;
  let alike = all.filter((other) => other.at(-1) === leaf);
  for (const word of above) {
    const nearer = alike.filter((other) => other.includes(word));
    if (nearer.length === alike.length && !isTotalWord(name)) continue;
    name = `${word}·${name}`;
    alike = nearer;
  }
  return name;
}

/** Every column of a head as a full grid: what spans several stands in each. */
function layOut(header: readonly (readonly HeaderCell[])[]): readonly (readonly string[])[] {
  const grid: string[][] = header.map(() => []);
  for (const [row, cells] of header.entries()) {
    let column = 0;
    for (const { text, columns, rows } of cells) {
      while (grid[row]?.[column] !== undefined) column += 1;
      for (let down = 0; down < rows; down += 1) {
        for (let right = 0; right < columns; right += 1) {
          const line = grid[row + down];
          if (line !== undefined) line[column + right] = text;
        }
      }
      column += columns;
    }
  }
  return grid;
}
