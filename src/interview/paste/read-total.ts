import type { MoneyValue } from "../../amounts/parse-money.js";
import { looseRow, type PairReading, pickMain, spotOf } from "./pair-place.js";
import type { PasteTarget } from "./paste-target.js";
import { readMoney } from "./read-value.js";
import type { PairValue, SheetPair } from "./split-pairs.js";

/**
 * Compares the totals of a row with what they are of.
 *
 * @param has which answers it adds up; left out for a total without a name
 */
export function readTotal(
  reading: PairReading,
  pair: SheetPair,
  has?: (target: PasteTarget) => boolean,
): void {
  const { collector, place } = reading;
  const label = pair.label.trim();
  const given = pair.values.filter((value) => value.content !== "blank");
  const columns = given.filter(({ head }) => head?.column !== undefined);
  for (const value of columns) compareColumn(reading, value, label);
  const main = pickMain(pair.values, place);
  if (columns.length > 0) return;
  if (main === undefined) {
    if (place.headWidth === 0 && given.length > 1) addLooseTotal(reading, pair, label, has);
    return;
  }
  const money = moneyOf(reading, main);
  if (money) collector.addTotal({ label, ...spotOf(place, [main]) }, money, has);
}

/** The total of the column a figure stands in. */
export function compareColumn(reading: PairReading, value: PairValue, label: string): void {
  const { index, collector, place } = reading;
  const money = moneyOf(reading, value);
  const { column = "", text = "" } = value.head ?? {};
  const cells = new Set(index.cellsOf(column));
  const total = { label: label.trim(), column: text.trim(), ...spotOf(place, [value]) };
  if (money) collector.addTotal(total, money, (target) => cells.has(target));
}

/** Totals of several columns that no head stands over: they stand in the order the rows do. */
function addLooseTotal(
  reading: PairReading,
  pair: SheetPair,
  label: string,
  has: ((target: PasteTarget) => boolean) | undefined,
): void {
  const { index, loose, place } = reading;
  loose.push({
    ...looseRow(place, pair),
    columns: index.onlyGrid(),
    put: (collector, value, column) => {
      const money = moneyOf(reading, value);
      const cells = new Set(index.cellsOf(column));
      const inColumn = (target: PasteTarget): boolean => cells.has(target);
      if (money) {
        const total = { label, ...spotOf(place, [value]) };
        collector.addTotal(total, money, column === "" ? has : inColumn);
      }
      return true;
    },
  });
}

function moneyOf(reading: PairReading, value: PairValue): MoneyValue | undefined {
  return readMoney(value.typed, value.head?.unit ?? reading.place.unit);
}
