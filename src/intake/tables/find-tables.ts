import { labelKey } from "../../interview/paste/labels/label-text.js";
import type { TableSpec } from "../../pack/tables.js";
import type { SheetData } from "../sheet-data.js";

/** A part of a sheet that begins with the title of an official table. Rows from 0, the last one excluded. */
export interface TableRegion {
  readonly spec: TableSpec;
  readonly sheet: SheetData;
  readonly firstRow: number;
  readonly endRow: number;
  /** Nothing but notes stands above it. */
  readonly isFirst: boolean;
  /** Another table has its title in the same row. */
  readonly isBeside: boolean;
}

/** A department or a year may stand in front of a title: 某局2019年度收入决算表. Other words make it another table. */
const MAY_STAND_BEFORE = /(?:年度?|部门|单位|本级|表|局|委|办|厅|院|中心|办公室)$/;

/** Official tables by their titles, wherever they stand; a sheet may hold several. */
export function findTables(
  sheets: readonly SheetData[],
  specs: readonly TableSpec[],
): readonly TableRegion[] {
  return sheets.flatMap((sheet) => {
    const titles = findTitles(sheet, specs);
    return titles.map(({ spec, row }, index): TableRegion => {
      const endRow = titles[index + 1]?.row ?? sheet.rows.length;
      const isBeside = titles.some((other) => other.spec !== spec && other.row === row);
      return { spec, sheet, firstRow: row, endRow, isFirst: index === 0, isBeside };
    });
  });
}

interface FoundTitle {
  readonly spec: TableSpec;
  readonly row: number;
}

function findTitles(sheet: SheetData, specs: readonly TableSpec[]): readonly FoundTitle[] {
  const found: FoundTitle[] = [];
  for (const [row, cells] of sheet.rows.entries()) {
    for (const { text } of cells) {
      const spec = text === "" ? undefined : specOf(text, specs);
      if (spec === undefined) continue;
      // The title, its number and the name of the sheet may all say the same.
      if (found.at(-1)?.spec !== spec) found.push({ spec, row });
    }
  }
  if (found.length > 0) return found;
  const named = specOf(sheet.name, specs);
  return named === undefined ? [] : [{ spec: named, row: 0 }];
}

function specOf(text: string, specs: readonly TableSpec[]): TableSpec | undefined {
  if (text.length > 80) return undefined;
  const key = labelKey(text);
  let best: TableSpec | undefined;
  for (const spec of specs) {
    const title = labelKey(spec.title);
    if (key === labelKey(spec.id)) return spec;
    if (!key.endsWith(title)) continue;
    const before = key.slice(0, -title.length);
    if (before !== "" && !MAY_STAND_BEFORE.test(before)) continue;
    if (best === undefined || title.length > labelKey(best.title).length) best = spec;
  }
  return best;
}
