import { type BlockUnit, findBlockUnit } from "./block-unit.js";
import { contentOf } from "./sheet-cell.js";
import type { BlockRow } from "./split-rows.js";

const UNIT = /单位\s*[:：]?\s*(?:人民币)?[亿万千百]?元/;

/** The unit a row sets for the rows below it: a line 单位：元, or the row above a table that ends so. */
export function findRowUnit({ cells, raw }: BlockRow): BlockUnit | undefined {
  if (cells === undefined) return findBlockUnit(raw);
  if (cells.some((cell) => contentOf(cell) === "figure")) return undefined;
  const cell = cells.find((text) => UNIT.test(text));
  return cell === undefined ? undefined : findBlockUnit(cell);
}
