import { type BlockUnit, findNamedUnit, findUnit, findUnitAlone } from "./block-unit.js";
import { isTitle } from "./block-words.js";
import { foldWidth } from "./labels/label-text.js";
import { scanFigures } from "./scan-figures.js";
import { contentOf } from "./sheet-cell.js";
import type { BlockRow } from "./split-rows.js";

/** The unit a row sets for itself and the rows below it. */
export interface RowUnit {
  readonly unit: BlockUnit;
  /** It holds no figure: a line 单位：元, a title with the unit in brackets, or the row above a table. */
  readonly isAlone: boolean;
}

export function findRowUnit(row: BlockRow): RowUnit | undefined {
  const isAlone = !hasFigure(row);
  const unit = row.cells === undefined ? unitInLine(row.raw, isAlone) : unitInCells(row, isAlone);
  return unit === undefined ? undefined : { unit, isAlone };
}

function unitInLine(raw: string, isAlone: boolean): BlockUnit | undefined {
  if (!isAlone) return findNamedUnit(raw);
  // 编制单位：某某办公室 2019年度 元
  const last = isTitle(raw) ? raw.trim().split(/\s+/).slice(1).at(-1) : undefined;
  return findUnit(raw) ?? findUnitAlone(last ?? "");
}

/** Beside figures only a cell that is nothing but a unit counts. Two units in one row are those of its columns. */
function unitInCells({ cells = [] }: BlockRow, isAlone: boolean): BlockUnit | undefined {
  const alone = cells.flatMap((cell) => {
    const isNamed = isAlone || findNamedUnit(cell) !== undefined;
    return (isNamed ? findUnitAlone(cell) : undefined) ?? [];
  });
  const [unit] = alone;
  if (unit !== undefined) {
    const isOne = alone.every((one) => one.bare === unit.bare && one.suffix === unit.suffix);
    return isOne ? unit : undefined;
  }
  return isAlone ? findNamedUnit(cells.join(" ")) : undefined;
}

/**
 * The unit of figures above the line that names it: the only unit of the block stands below all of its figures.
 */
export function findUnitBelow(rows: readonly BlockRow[]): BlockUnit | undefined {
  const named = rows.map(findRowUnit);
  const at = named.findIndex((one) => one !== undefined);
  const first = named[at];
  if (first?.isAlone !== true || named.findLastIndex((one) => one !== undefined) !== at)
    return undefined;
  const isLast = !rows.slice(at + 1).some(hasFigure);
  return isLast && rows.slice(0, at).some(hasFigure) ? first.unit : undefined;
}

function hasFigure({ cells, raw }: BlockRow): boolean {
  if (cells === undefined) return scanFigures(foldWidth(raw)).length > 0;
  return cells.some((cell) => contentOf(cell) === "figure");
}
