import type { BlockUnit } from "../block-unit.js";
import { isTotalWord } from "../block-words.js";
import { compareTotal } from "../compare-total.js";
import type { PasteTarget } from "../paste-target.js";
import { readMoney } from "../read-value.js";
import type { PairValue } from "../split-pairs.js";
import { arrangements } from "../unordered/arrange.js";

/** A figure of a row with the column it stands in: one of the group's, or the total of the row. */
export interface PlacedValue {
  readonly value: PairValue;
  readonly column: PasteTarget | "total" | undefined;
}

/** The columns figures stand in, left to right. */
export type Columns = readonly (PasteTarget | "total")[];

interface ValueRow {
  readonly values: readonly PairValue[];
  readonly unit: BlockUnit;
}

/** @returns the figures of a row placed by the head over them; undefined where it does not stand over all of them */
export function placeByHead(
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

/** What the figures of rows without a head may be. */
export interface Layouts {
  /** The sums of all rows prove the first one, and it is a whole row of the official table. */
  readonly isProven: boolean;
  readonly layouts: readonly Columns[];
}

/**
 * Which columns rows without a head may have: those asked, in any order; or those in the order asked with a total in
 * front or behind, where every row adds up so.
 *
 * @param width cells of each row
 * @param usual columns asked of everybody
 * @param asked all columns that may be asked for, in order
 */
export function layoutsOf(
  rows: readonly ValueRow[],
  width: number,
  {
    usual,
    asked,
  }: { readonly usual: readonly PasteTarget[]; readonly asked: readonly PasteTarget[] },
): Layouts {
  const parts = [usual, asked].find(({ length }) => length === width - 1) ?? [];
  const isFirst = parts.length > 1 && rows.every((row) => addsUp(row, 0));
  const isLast = parts.length > 1 && rows.every((row) => addsUp(row, width - 1));
  if (parts.length > 1) {
    const layouts = [
      ...(isFirst ? [["total", ...parts] satisfies Columns] : []),
      ...(isLast ? [[...parts, "total"] satisfies Columns] : []),
    ];
    return { isProven: isFirst !== isLast, layouts };
  }
  const orders =
    usual.length === width
      ? (arrangements(usual, width) ?? [])
      : asked.length === width
        ? [asked]
        : [];
  const isTotal = width === 2 && rows.every((row) => addsUp(row, 0));
  const totals = isTotal ? usual.map((column): Columns => ["total", column]) : [];
  return { isProven: width === 1 && usual.length === 1, layouts: [...orders, ...totals] };
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
