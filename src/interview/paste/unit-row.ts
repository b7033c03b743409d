import { type BlockUnit, findNamedUnit, findUnit } from "./block-unit.js";
import { foldWidth } from "./labels/label-text.js";
import { scanFigures } from "./scan-figures.js";
import { contentOf } from "./sheet-cell.js";
import type { BlockRow } from "./split-rows.js";

/** The unit a row sets for the rows below it: a line 单位：元, a title with the unit in brackets, or the row above a table. */
export function findRowUnit({ cells, raw }: BlockRow): BlockUnit | undefined {
  if (cells === undefined) {
    const hasFigures = scanFigures(foldWidth(raw)).length > 0;
    return hasFigures ? findNamedUnit(raw) : findUnit(raw);
  }
  const hasFigures = cells.some((cell) => contentOf(cell) === "figure");
  return hasFigures ? undefined : findNamedUnit(cells.join(" "));
}
