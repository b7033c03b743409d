import type { ChartAmount } from "./chart.js";

/** How long or large an amount is drawn: for geometry alone, never printed. 0 where nothing is drawn. */
export function lengthOf({ yuan }: ChartAmount): number {
  return yuan === undefined ? 0 : Number(yuan);
}
