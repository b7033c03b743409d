import type { LastYearFile } from "../interview/file/file-reading.js";
import { unitsNamedIn, unitsNamedInText } from "../interview/file/other-unit.js";
import { otherYear } from "../interview/file/other-year.js";
import { readLastYear } from "../interview/last-year/read-last-year.js";
import type { Pack } from "../pack/pack.js";
import type { OpenedText } from "./open-sheets.js";
import { readText } from "./read-cell.js";
import { type SheetData, sheetText } from "./sheet-data.js";
import { readTables } from "./tables/read-tables.js";

interface About {
  readonly pack: Pack;
  readonly year: string;
}

/** A text that says it is the published report of the year before. */
export function lastYearText(
  { text, hasColumns }: OpenedText,
  { pack, year }: About,
): LastYearFile | undefined {
  const before = yearBefore(year);
  if (otherYear(text, year) !== before) return undefined;
  // Without its blank cells a row of a table tells no column.
  const units = unitsNamedInText(text);
  if (hasColumns !== true) return { ...readLastYear(pack, { year: before, text }), units };
  const rows = text.split("\n").map((line) => line.split("\t").map(readText));
  const sheet: SheetData = { name: "", hidden: false, rows, merges: [] };
  const tables = readTables([sheet], pack, before);
  return { ...readLastYear(pack, { year: before, text, tables }), units };
}

/** Official tables that say they are those of the year before. */
export function lastYearTables(
  sheets: readonly SheetData[],
  { pack, year }: About,
): LastYearFile | undefined {
  const own = readTables(sheets, pack, year);
  if (own === undefined || own.replies.length + own.compared.length > 0) return undefined;
  const before = yearBefore(year);
  const tables = readTables(sheets, pack, before);
  if (tables === undefined || tables.replies.length + tables.compared.length === 0)
    return undefined;
  const units = unitsNamedIn(sheets.filter(({ hidden }) => !hidden).flatMap(sheetText));
  return { ...readLastYear(pack, { year: before, text: "", tables }), units };
}

function yearBefore(year: string): string {
  return String(Number(year) - 1);
}
