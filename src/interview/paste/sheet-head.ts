import { type BlockUnit, findUnit } from "./block-unit.js";
import { isAmountHead, isLabelHead, isNoAnswerHead, isTitle } from "./block-words.js";
import { isOtherColumn } from "./labels/column-names.js";
import type { LabelIndex } from "./labels/label-index.js";
import type { PasteTarget } from "./paste-target.js";

/** What the head says about one column of a sheet. */
export interface SheetColumn {
  /** Its lowest head, as typed. */
  readonly text: string;
  readonly holds: "labels" | "figures" | "nothing";
  /** The year's own figure, where several columns stand beside each other. */
  readonly isMain: boolean;
  readonly unit?: BlockUnit;
  readonly row?: string;
  readonly column?: string;
  readonly target?: PasteTarget;
}

/** Over a column that only numbers the rows. */
export const COUNTING: SheetColumn = { text: "行次", holds: "nothing", isMain: false };

/**
 * Reads the rows of a head. Merged cells come blank to their right: in every row but the lowest a
 * blank takes what stands left of it.
 */
export function readHead(
  rows: readonly (readonly string[])[],
  index: LabelIndex,
): readonly SheetColumn[] {
  const lowest = rows.length - 1;
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const filled = rows.map((cells, at) => (at === lowest ? cells : fillRight(cells, width)));
  const columns: SheetColumn[] = [];
  for (let at = 0; at < width; at += 1) {
    const texts = filled.map((cells) => cells[at] ?? "").filter((text) => text.trim() !== "");
    // 项目 first heads the names; 项目 behind 编码 and 名称 may be a column of figures.
    const isFirst = columns.every(({ holds }) => holds !== "labels");
    columns.push(readColumn(texts, index, isFirst));
  }
  return columns;
}

/** Blank cells at the end of a row may have been left out. */
function fillRight(cells: readonly string[], width: number): readonly string[] {
  let left = "";
  return Array.from({ length: width }, (_, at) => {
    const cell = cells[at] ?? "";
    if (cell.trim() !== "") left = cell;
    return left;
  });
}

function readColumn(texts: readonly string[], index: LabelIndex, isFirst: boolean): SheetColumn {
  const text = texts.at(-1) ?? "";
  let column: SheetColumn = { text, holds: "figures", isMain: false };
  if (isFirst && isLabelHead(text)) return { ...column, holds: "labels" };
  for (const head of joinYear(texts)) {
    const named = index.name(head);
    const unit = findUnit(head);
    if (unit !== undefined) column = { ...column, unit };
    if (named.is === "row") column = { ...column, row: named.row };
    else if (named.is === "column") column = { ...column, column: named.column };
    else if (named.is === "target") column = { ...column, target: named.target };
    else if (isAmountHead(head)) column = { ...column, isMain: true };
  }
  const known = column.row ?? column.column ?? column.target;
  if (known !== undefined || column.isMain) return column;
  if (isLabelHead(text)) return { ...column, holds: "labels" };
  return isNoAnswerHead(text) ? { ...column, holds: "nothing" } : column;
}

/** 决算数 below 上年数 is 上年决算数. */
function joinYear(texts: readonly string[]): readonly string[] {
  const [first = "", ...below] = texts;
  if (below.length === 0 || !/^\s*上年/.test(first)) return texts;
  return below.map((text) => `上年${text.trim()}`);
}

/** Whether a row of cells is a row of the head: words only, at least one of them a usual or a known head. */
export function isHead(cells: readonly string[], index: LabelIndex): boolean {
  const words = cells.filter((cell) => cell.trim() !== "");
  if (words.length < 2 || words.some((word) => !/\p{Script=Han}/u.test(word))) return false;
  if (words.some((word) => /^[\d.,\s]+$/.test(word))) return false;
  const [, ...behind] = cells;
  // 编制单位：某某办公室 | 2019年度 | 单位：元
  if (isTitle(words[0] ?? "")) return false;
  if (behind.some((cell) => isHeadWord(cell, index))) return true;
  // 项目 | 基本支出 | 项目支出: columns that are questions of their own.
  const [first = ""] = words;
  return isLabelHead(first) && behind.filter((cell) => index.name(cell).is === "target").length > 1;
}

export function isHeadWord(text: string, index: LabelIndex): boolean {
  if (text.trim() === "") return false;
  if (isAmountHead(text) || isLabelHead(text) || isOtherColumn(text)) return true;
  const named = index.name(text);
  return named.is === "row" || named.is === "column";
}
