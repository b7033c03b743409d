import { ownerOf } from "../owner-of.js";
import type { PasteReading, PasteUnordered } from "../paste-reading.js";
import type { ReportIndex } from "../labels/report-index.js";
import type { TablePiece } from "../split-sections.js";
import { mergeOrders } from "../unordered/merge-orders.js";
import { refuse } from "../unordered/gather-rows.js";
import { readCodePart } from "./read-code-table.js";

interface Rival {
  readonly id: string;
  readonly title: string;
  readonly reading: PasteReading;
}

/**
 * Reads a table of functional classes, with their rows: for the group whose columns its head names, else the one the
 * heading names.
 *
 * @returns undefined where it is none
 */
export function readCodePiece(
  { text, title: named, scope, unit }: TablePiece,
  { groups }: ReportIndex,
): PasteReading | undefined {
  const readings = groups.flatMap(({ id, title, rows }): Rival[] => {
    if (rows === undefined) return [];
    const reading = readCodePart(text, rows, { unit, title: named });
    return reading.codes.length === 0 ? [] : [{ id, title, reading }];
  });
  const tables = readings.filter(({ reading }) => explainsMost(reading));
  const headed = tables.filter(({ reading }) => reading.matched.length > 0);
  const rivals = headed.length > 0 ? headed : tables;
  const [only, ...others] = rivals;
  if (only === undefined || others.length === 0) return only?.reading;
  const owner = ownerOf(
    rivals.map(({ id }) => id),
    scope,
  );
  const reading = rivals.find(({ id }) => id === owner)?.reading;
  if (reading !== undefined) return reading;
  const merged =
    headed.length > 0
      ? askTable(text, rivals)
      : mergeOrders(rivals.flatMap((one) => one.reading.unordered ?? []));
  const nothing = { matched: [], codes: [], totals: [], ambiguous: [], conflicts: [], unread: [] };
  if (merged === undefined) return { ...nothing, refused: [refuse("no-head")({ text, line: 1 })] };
  return { ...nothing, codes: only.reading.codes, unordered: [merged] };
}

/** One row of a table by chance named as a functional class makes no table of classes. */
function explainsMost({ codes, unread, matched }: PasteReading): boolean {
  return matched.length > 0 ? codes.length >= unread.length : unread.length === 0;
}

/** Which of the tables it is that it may be read as. */
function askTable(text: string, rivals: readonly Rival[]): PasteUnordered {
  const [line = ""] = text.split("\n").filter((one) => one.trim() !== "");
  return {
    text: line.replace(/\s+/g, " ").trim(),
    lines: [...new Set(rivals.flatMap(({ reading }) => reading.matched.map((one) => one.line)))],
    orders: rivals.map(({ title, reading }) => ({ columns: [title], reading })),
  };
}
