import { type BlockUnit, findUnitAlone } from "./block-unit.js";
import { foldWidth } from "./labels/label-text.js";
import type { ReportIndex } from "./labels/report-index.js";
import { scanFigures } from "./scan-figures.js";
import { type BlockRow, splitRows } from "./split-rows.js";
import { findRowUnit, findUnitBelow } from "./unit-row.js";

/** Rows of a table, or lines `标签：文字`, under one heading. */
export interface TablePiece {
  readonly is: "table";
  readonly firstLine: number;
  /** The lines above that name it. */
  readonly title: string;
  readonly text: string;
  /** Of bare numbers where it begins. */
  readonly unit: BlockUnit;
  readonly scope: ReadonlySet<string>;
  /** The scope is that of a heading: what it does not have is not meant without a question. */
  readonly isSection: boolean;
}

/** One line of running text. */
export interface ProsePiece {
  readonly is: "prose";
  readonly line: number;
  readonly raw: string;
  readonly unit: BlockUnit;
  readonly scope: ReadonlySet<string>;
  readonly isSection: boolean;
  readonly hasClasses: boolean;
  readonly tells: boolean;
}

export type ReportPiece = TablePiece | ProsePiece;

const TOP = /^\s*(?:第[一二三四五六七八九十]{1,2}部分|[一二三四五六七八九十]{1,3}\s*、)/;
const SUB = /^\s*[（(][一二三四五六七八九十]{1,2}[)）]/;
const LABELLED = /^([^:：\n]{1,60}?)\s*[:：]/u;
const LONGEST_HEADING = 45;

/**
 * Splits a block for the whole report into tables and sentences, each with the groups its heading names. A
 * heading that names none ends the section before it.
 */
export function splitSections(
  text: string,
  index: ReportIndex,
  start: { readonly here: ReadonlySet<string>; readonly unit: BlockUnit },
): readonly ReportPiece[] {
  const lines = text.split(/\r\n|\r|\n/);
  const pieces: ReportPiece[] = [];
  let scope = start.here;
  let top: ReadonlySet<string> = new Set();
  let isSection = false;
  const rows = splitRows(text, index);
  let unit = findUnitBelow(rows) ?? start.unit;
  let table: { first: number; last: number; unit: BlockUnit } | undefined;
  let isText = false;
  let title = "";

  function flush(): void {
    if (table === undefined) return;
    const { first, last } = table;
    pieces.push({
      is: "table",
      firstLine: first,
      title,
      text: lines.slice(first - 1, last).join("\n"),
      unit: table.unit,
      scope,
      isSection,
    });
    table = undefined;
    title = "";
  }

  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1]?.line ?? lines.length + 1;
    const named = findRowUnit(row);
    const before = unit;
    if (named !== undefined) unit = named.unit;
    const isUnit = named?.isAlone === true && findUnitAlone(row.raw) !== undefined;
    const isLabelled = !isUnit && row.cells === undefined && takesWords(row, index);
    const level = isLabelled || isRowName(row, index) ? undefined : headingLevel(row);
    const groups = level === undefined ? new Set<string>() : index.groupsHeaded(row.raw);
    if (level !== undefined && (groups.size > 0 || level !== "none")) {
      flush();
      isText = false;
      title += row.raw;
      scope = groups.size > 0 || level === "top" ? groups : top;
      if (level !== "sub") top = scope;
      isSection = true;
      continue;
    }
    if (level === "none" && isTableTitle(row.raw) && isSection) {
      // A table of another name: what was headed before it is not meant any more.
      flush();
      isText = false;
      title += row.raw;
      scope = new Set();
      isSection = false;
      continue;
    }
    if (named?.isAlone === true && row.cells === undefined && !isLabelled && !isText) {
      flush();
      continue;
    }
    // A text goes on until the next label, whichever group that is of.
    if (isLabelled) flush();
    if (row.cells !== undefined || isLabelled || (isText && !hasFigure(row))) {
      isText = isLabelled || (isText && row.cells === undefined);
      table ??= { first: row.line, last: row.line, unit: before };
      table.last = next - 1;
      continue;
    }
    flush();
    isText = false;
    const { hasClasses, tells } = index.about(scope);
    const place = { line: row.line, raw: row.raw, unit, scope, isSection };
    pieces.push({ is: "prose", ...place, hasClasses, tells });
  }
  flush();
  return pieces;
}

/** 八、社会保障和就业支出 alone among blank cells: a row without a figure, and no heading. */
function isRowName({ cells }: BlockRow, index: ReportIndex): boolean {
  const [name, ...others] = (cells ?? []).filter((cell) => cell.trim() !== "");
  if (name === undefined || others.length > 0 || index.groupsHeaded(name).size > 0) return false;
  return index.isClass(name) || index.groupsNaming(name).length > 0;
}

function isTableTitle(raw: string): boolean {
  return /(?:表|情况)(?:[（(].*[)）])?$/.test(raw.trim());
}

function takesWords({ raw }: BlockRow, index: ReportIndex): boolean {
  const label = LABELLED.exec(raw)?.[1];
  return label !== undefined && index.takesWords(label);
}

function hasFigure({ raw }: BlockRow): boolean {
  return scanFigures(foldWidth(raw)).length > 0;
}

/** A short line without a figure may be a heading: 三、…, （一）…, or one that has no number. */
function headingLevel(row: BlockRow): "top" | "sub" | "none" | undefined {
  const { raw, cells } = row;
  const given = cells?.filter((cell) => cell.trim() !== "") ?? [];
  // The title of a table stands alone in its row.
  if (given.length > 1) return undefined;
  const words = raw.trim();
  if (words === "" || words.length > LONGEST_HEADING) return undefined;
  if (/[。；;]|[：:]\s*\S/.test(words) || hasFigure(row)) return undefined;
  if (TOP.test(words)) return "top";
  return SUB.test(words) ? "sub" : "none";
}
