import {
  type BlockUnit,
  findNamedUnit,
  findUnit,
  findUnitAlone,
} from "../../interview/paste/block-unit.js";
import type { TableRegion } from "./find-tables.js";

/** Rows above a title may name the unit too; above the first table of a sheet all of them may. */
const ABOVE = 4;

/**
 * The unit of the amounts of a table: named anywhere in it or above it (单位：元), or in its head alone: 金额（元）, 元.
 *
 * @param bodyRow first row below the head, from 0
 */
export function findTableUnit(region: TableRegion, bodyRow: number): BlockUnit | undefined {
  const { sheet, firstRow, endRow, isFirst } = region;
  const start = isFirst ? 0 : Math.max(0, firstRow - ABOVE);
  const textsOf = (from: number, to: number): readonly string[] =>
    sheet.rows
      .slice(from, to)
      .flatMap((cells) => cells.map(({ text }) => text))
      .filter((text) => text !== "");
  return (
    firstOf(textsOf(start, endRow), findNamedUnit) ??
    firstOf(textsOf(start, bodyRow), (text) => findUnit(text) ?? findUnitAlone(text))
  );
}

function firstOf(
  texts: readonly string[],
  find: (text: string) => BlockUnit | undefined,
): BlockUnit | undefined {
  for (const text of texts) {
    const unit = find(text);
    if (unit !== undefined) return unit;
  }
  return undefined;
}
