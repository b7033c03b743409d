import type { Addend } from "./derive-formulas.js";
import { addressOf } from "./address.js";

/** Where a cell stands in its sheet, counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Excel's limits, with room to spare. */
const MOST_PARTS = 200;

/**
 * A sum as a formula without its `=`: SUM(C6:C18), C30+C31+C32, F32-H32.
 *
 * @param isNothing cells of which it is known beforehand that they add nothing: a range runs on over them, so
 *   that it holds the whole column of items and not only those that were given
 * @returns undefined when it is too long for a cell
 */
export function formulaText(
  addends: readonly (Place & Pick<Addend, "sign">)[],
  isNothing: (place: Place) => boolean,
): string | undefined {
  const added = addends.filter(({ sign }) => sign === 1);
  const taken = addends.filter(({ sign }) => sign === -1).sort(inOrder);
  const ranges = rangesOf(added, isNothing);
  if (ranges.length + taken.length > MOST_PARTS) return undefined;
  const texts = ranges.map(rangeText);
  const sum = ranges.some((range) => sizeOf(range) > 1)
    ? `SUM(${texts.join(",")})`
    : texts.join("+");
  return [sum, ...taken.map((place) => `-${addressOf(place)}`)].join("");
}

interface Range {
  readonly from: Place;
  readonly to: Place;
}

/** Down columns where the addends stand in columns, else along rows. */
function rangesOf(
  places: readonly Place[],
  isNothing: (place: Place) => boolean,
): readonly Range[] {
  const down = runsOf(places, isNothing, { row: 1, column: 0 });
  const along = runsOf(places, isNothing, { row: 0, column: 1 });
  return along.length < down.length ? along : down;
}

function runsOf(
  places: readonly Place[],
  isNothing: (place: Place) => boolean,
  step: Place,
): readonly Range[] {
  const left = new Map([...places].sort(inOrder).map((place) => [addressOf(place), place]));
  const ranges: Range[] = [];
  for (const place of left.values()) {
    let from = place;
    for (let ahead = moved(from, step, -1); isNothing(ahead); ahead = moved(from, step, -1)) {
      from = ahead;
    }
    let to = place;
    for (let ahead = moved(to, step, 1); ; ahead = moved(to, step, 1)) {
      if (!left.delete(addressOf(ahead)) && !isNothing(ahead)) break;
      to = ahead;
    }
    ranges.push({ from, to });
  }
  return ranges;
}

function moved(place: Place, step: Place, times: number): Place {
  return { row: place.row + step.row * times, column: place.column + step.column * times };
}

function sizeOf({ from, to }: Range): number {
  return to.row - from.row + to.column - from.column + 1;
}

function rangeText(range: Range): string {
  const from = addressOf(range.from);
  return sizeOf(range) === 1 ? from : `${from}:${addressOf(range.to)}`;
}

function inOrder(a: Place, b: Place): number {
  return a.column - b.column || a.row - b.row;
}
