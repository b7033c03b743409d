import { isFigureCell, type SheetData } from "../sheet-data.js";
import type { TableRegion } from "./find-tables.js";
import type { TableCollector } from "./table-collector.js";

/** Fewer figures are those of a list, a page or a note. */
const LEAST_FIGURES = 3;

/** Tells which sheets, and parts of sheets, hold figures but none of the tables that were read. */
export function tellLeftOut(
  sheets: readonly SheetData[],
  { all, read }: { readonly all: readonly TableRegion[]; readonly read: readonly TableRegion[] },
  collector: TableCollector,
): void {
  const known = new Set(read.map(({ spec }) => spec.id));
  for (const region of all) {
    const { spec, sheet, firstRow, endRow } = region;
    if (read.includes(region) || known.has(spec.id)) continue;
    if (countFigures(sheet, firstRow, endRow) >= LEAST_FIGURES)
      collector.remark(`${spec.id}的表头没看懂，没有采用，请从Excel里复制这张表粘贴过来。`);
  }
  for (const sheet of sheets) {
    const [first] = all.filter((region) => region.sheet === sheet);
    const end = first?.firstRow ?? sheet.rows.length;
    if (countFigures(sheet, 0, end) < LEAST_FIGURES) continue;
    const what = first === undefined ? "" : `第1到${end}行`;
    collector.remark(`工作表“${sheet.name}”${what}没有读：没认出是哪张公开表，不用填的可以不管。`);
  }
}

function countFigures({ rows }: SheetData, from: number, to: number): number {
  return rows.slice(from, to).flatMap((cells) => cells.filter(isFigureCell)).length;
}
