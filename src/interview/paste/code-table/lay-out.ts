import type { BlockUnit } from "../block-unit.js";
import { isTotalWord } from "../block-words.js";
import { compareTotal } from "../compare-total.js";
import type { PasteTarget } from "../paste-target.js";
import { readMoney } from "../read-value.js";
import type { PairValue } from "../split-pairs.js";

/** A figure of a row with the column it stands in: one of the group's, or the total of the row. */
export interface PlacedValue {
  readonly value: PairValue;
  readonly column: PasteTarget | "total" | undefined;
}

interface ValueRow {
  readonly values: readonly PairValue[];
  readonly unit: BlockUnit;
  readonly isBelowHead: boolean;
}

/**
 * Tells which column each figure stands in: by the head; without one by the order asked, with a total
 * in front or behind only where every row of the table adds up so.
 *
 * @returns for a row, its figures placed, or undefined where the columns cannot be told
 */
export function layOut(
  rows: readonly ValueRow[],
  usual: readonly PasteTarget[],
): (row: ValueRow) => readonly PlacedValue[] | undefined {
  const headless = rows.filter((row) => !row.isBelowHead);
  return (row) => {
    if (row.isBelowHead) return placeByHead(row, usual);
    const given = row.values.filter((value) => value.content !== "blank");
    for (const values of [row.values, given]) {
      const columns = usualOrder(headless, values.length, usual);
      if (columns !== undefined) return values.map((value, at) => ({ value, column: columns[at] }));
    }
    return undefined;
  };
}

function placeByHead(
  { values }: ValueRow,
  usual: readonly PasteTarget[],
): readonly PlacedValue[] | undefined {
  if (values.some(({ head }) => head === undefined)) return undefined;
  const [only] = usual.length === 1 ? usual : [];
  return values.map((value) => {
    const { head } = value;
    const total = /合计$/.test(head?.text.trim() ?? "") || isTotalWord(head?.text ?? "");
    const main = head?.isMain === true ? only : undefined;
    return { value, column: head?.target ?? (total ? "total" : main) };
  });
}

type Columns = readonly (PasteTarget | "total")[];

function usualOrder(
  rows: readonly ValueRow[],
  count: number,
  usual: readonly PasteTarget[],
): Columns | undefined {
  if (count === usual.length || (count === 2 && usual.length > 2)) return usual.slice(0, count);
  const parts = usual.slice(0, count - 1);
  if (parts.length < 2 || (count !== 3 && count !== usual.length + 1)) return undefined;
  const alike = rows.filter(({ values }) => values.length === count);
  const isFirst = alike.length > 0 && alike.every((row) => addsUp(row, 0));
  const isLast = alike.length > 0 && alike.every((row) => addsUp(row, count - 1));
  if (isFirst === isLast) return undefined;
  return isFirst ? ["total", ...parts] : [...parts, "total"];
}

/** Whether the figure at one place of a row is the sum of the others. */
function addsUp({ values, unit }: ValueRow, at: number): boolean {
  const amounts = values.map(({ typed, content }) =>
    readMoney(content === "blank" ? "0" : typed, unit),
  );
  const total = amounts[at];
  const parts = amounts.filter((_, place) => place !== at).filter((part) => part !== undefined);
  if (total === undefined || parts.length !== values.length - 1) return false;
  return compareTotal({ label: "", line: 0 }, total, parts).agrees;
}
