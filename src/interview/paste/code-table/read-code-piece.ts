import { ownerOf } from "../owner-of.js";
import type { PasteReading } from "../paste-reading.js";
import type { ReportIndex } from "../labels/report-index.js";
import type { TablePiece } from "../split-sections.js";
import { mergeOrders } from "../unordered/merge-orders.js";
import { refuse } from "../unordered/gather-rows.js";
import { readCodePart } from "./read-code-table.js";

/**
 * Reads a table of functional classes, with their rows: for the group whose columns its head names, else the one the
 * heading names.
 *
 * @returns undefined where it is none
 */
export function readCodePiece(
  { text, scope, unit }: TablePiece,
  { groups }: ReportIndex,
): PasteReading | undefined {
  const readings = groups.flatMap(({ id, rows }) => {
    if (rows === undefined) return [];
    const reading = readCodePart(text, rows, unit);
    return reading.codes.length === 0 ? [] : [{ id, reading }];
  });
  const headed = readings.filter(({ reading }) => reading.matched.length > 0);
  const rivals = headed.length > 0 ? headed : readings;
  const [only, ...others] = rivals;
  if (only === undefined || others.length === 0) return only?.reading;
  const ids = rivals.map(({ id }) => id);
  const owner = ownerOf(ids, scope);
  const reading = rivals.find(({ id }) => id === owner)?.reading;
  if (reading !== undefined) return reading;
  const loose = rivals.flatMap((one) => one.reading.unordered ?? []);
  const merged = headed.length > 0 ? undefined : mergeOrders(loose);
  if (merged !== undefined) return { ...only.reading, unordered: [merged] };
  const nothing = { matched: [], codes: [], totals: [], ambiguous: [], conflicts: [], unread: [] };
  return { ...nothing, refused: [refuse("no-head")({ text, line: 1 })] };
}
