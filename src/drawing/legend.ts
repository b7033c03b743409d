import { fillOf, OUTLINE } from "./fills.js";
import { type Point, round, TEXT_SIZE, textAt } from "./svg.js";
import { widthOf } from "./text-width.js";

const SWATCH = 10;

/** A square of the series' fill, its middle left at the point. */
export function swatch(index: number, { x, y }: Point): string {
  return `<rect x="${round(x)}" y="${round(y - SWATCH / 2)}" width="${SWATCH}" height="${SWATCH}" fill="${fillOf(index)}" ${OUTLINE}/>`;
}

/** Where a text beside a swatch begins. */
export const AFTER_SWATCH = SWATCH + 5;

/** Names of the series on one line. */
export function legend(series: readonly string[], { x, y }: Point): string {
  let at = x;
  return series
    .map((name, index) => {
      const part = swatch(index, { x: at, y }) + textAt(name, { x: at + AFTER_SWATCH, y });
      at += AFTER_SWATCH + widthOf(name) * TEXT_SIZE + 18;
      return part;
    })
    .join("");
}
