import { findNamedUnit, unitOf, type BlockUnit } from "../../interview/paste/block-unit.js";
import type { FileReplies } from "../../interview/file/file-reading.js";
import type { Pack } from "../../pack/pack.js";
import type { SheetData } from "../sheet-data.js";
import { closedGroups } from "./closed-groups.js";
import { findTables, type TableRegion } from "./find-tables.js";
import { matchColumns } from "./match-columns.js";
import { createTableCollector } from "./table-collector.js";
import { readCodeRows } from "./read-code-rows.js";
import { readFixedRows } from "./read-fixed-rows.js";

/** Rows above a title may name the unit or the year too. */
const ABOVE = 4;

/**
 * Reads official tables (公开01表 …) of a workbook by their titles and heads, as the pack describes them.
 *
 * @returns undefined when there is none
 */
export function readTables(
  sheets: readonly SheetData[],
  pack: Pack,
  year: string,
): FileReplies | undefined {
  const shown = sheets.filter(({ hidden }) => !hidden);
  const collector = createTableCollector(pack);
  const read: string[] = [];
  for (const region of findTables(shown, pack.tables)) {
    const { id } = region.spec;
    const columns = matchColumns(region);
    // The number of a table alone stands in many a place.
    if (columns === undefined) continue;
    read.push(id);
    const other = otherYear(region, year);
    if (other !== undefined) {
      collector.remark(`${id}是${other}年度的，这份报告是${year}年度的，这张表没有采用。`);
      continue;
    }
    const named = findUnit(region);
    if (named === undefined) collector.remark(`${id}没有写金额单位，按万元读，请核对。`);
    const place = { region, unit: named ?? unitOf("万元"), ...columns };
    readFixedRows(place, collector);
    readCodeRows(place, pack, collector);
  }
  if (read.length === 0) return undefined;
  const hidden = sheets.filter((sheet) => sheet.hidden).map(({ name }) => name);
  if (hidden.length > 0) collector.remark(`隐藏的工作表没有读：${hidden.join("、")}。`);
  return { ...collector.finish(), closes: closedGroups(pack, collector.located()) };
}

function textsOf({ sheet, firstRow, endRow }: TableRegion): readonly string[] {
  const rows = sheet.rows.slice(Math.max(0, firstRow - ABOVE), endRow);
  return rows.flatMap((cells) => cells.map(({ text }) => text)).filter((text) => text !== "");
}

function findUnit(region: TableRegion): BlockUnit | undefined {
  for (const text of textsOf(region)) {
    const unit = findNamedUnit(text);
    if (unit !== undefined) return unit;
  }
  return undefined;
}

/** The year a table names in its head or on the sheet's tab, when it is another one. */
function otherYear(region: TableRegion, year: string): string | undefined {
  const head = textsOf({ ...region, endRow: Math.min(region.endRow, region.firstRow + ABOVE) });
  const years = [region.sheet.name, ...head].flatMap((text) =>
    [...text.matchAll(/(20\d\d)\s*年/g)].map(([, one]) => one ?? ""),
  );
  return years.length === 0 || years.includes(year) ? undefined : years[0];
}
