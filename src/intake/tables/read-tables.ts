import type { FileReplies } from "../../interview/file/file-reading.js";
import type { Pack } from "../../pack/pack.js";
import { isFigureCell, type SheetData } from "../sheet-data.js";
import { closedGroups } from "./closed-groups.js";
import { findTableUnit } from "./find-unit.js";
import { findTables, type TableRegion } from "./find-tables.js";
import { matchColumns } from "./match-columns.js";
import { createTableCollector } from "./table-collector.js";
import { readCodeRows } from "./read-code-rows.js";
import { createSeenCells } from "./seen-cells.js";
import { tellLeftOut } from "./tell-left-out.js";
import { tellUnread } from "./tell-unread.js";
import { readFixedRows } from "./read-fixed-rows.js";

/** Rows above a title may name the year too. */
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
  const read: TableRegion[] = [];
  const unitless: string[] = [];
  const all = findTables(shown, pack.tables);
  for (const region of all) {
    const { id } = region.spec;
    if (region.isBeside && region.sheet.rows.slice(region.firstRow).flat().some(isFigureCell)) {
      read.push(region);
      collector.remark(
        `工作表“${region.sheet.name}”里${id}和别的表左右并排，没有读。请上下分开，或各放一张工作表再发。`,
      );
      continue;
    }
    const columns = matchColumns(region);
    // The number of a table alone stands in many a place.
    if (columns === undefined) continue;
    read.push(region);
    const other = otherYear(region, year);
    if (other !== undefined) {
      collector.remark(`${id}是${other}年度的，这份报告是${year}年度的，这张表没有采用。`);
      continue;
    }
    const unit = findTableUnit(region, columns.bodyRow);
    if (unit === undefined) unitless.push(id);
    const place = { region, unit, ...columns, seen: createSeenCells() };
    readFixedRows(place, collector);
    readCodeRows(place, pack, collector);
    tellUnread(place, pack, collector);
  }
  if (read.length === 0) return undefined;
  tellLeftOut(shown, { all, read }, collector);
  const hidden = sheets.filter((sheet) => sheet.hidden).map(({ name }) => name);
  if (hidden.length > 0) collector.remark(`隐藏的工作表没有读：${hidden.join("、")}。`);
  return {
    ...collector.finish(),
    closes: closedGroups(pack, collector.located()),
    ...(unitless.length === 0 ? {} : { unitless }),
  };
}

/** The year a table names in its head or on the sheet's tab, when it is another one. */
function otherYear(region: TableRegion, year: string): string | undefined {
  const { sheet, firstRow, endRow } = region;
  const rows = sheet.rows.slice(Math.max(0, firstRow - ABOVE), Math.min(endRow, firstRow + ABOVE));
  const head = rows.flatMap((cells) => cells.map(({ text }) => text));
  const years = [sheet.name, ...head].flatMap((text) =>
    [...text.matchAll(/(20\d\d)\s*年/g)].map(([, one]) => one ?? ""),
  );
  return years.length === 0 || years.includes(year) ? undefined : years[0];
}
