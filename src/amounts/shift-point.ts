/**
 * Moves the decimal point right, on digits alone: ("462", "96", 4) is "4629600".
 *
 * @returns as `Decimal.toFixed()` would write it
 */
export function shiftPoint(whole: string, fraction: string, places: number): string {
  const padded = fraction.padEnd(places, "0");
  const moved = (whole + padded.slice(0, places)).replace(/^0+(?=\d)/, "");
  const left = padded.slice(places).replace(/0+$/, "");
  return left === "" ? moved : `${moved}.${left}`;
}
