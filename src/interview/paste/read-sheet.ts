import type { BlockUnit } from "./block-unit.js";
import { findCounting } from "./find-counting.js";
import { followHead, type SheetRow } from "./follow-head.js";
import type { LabelIndex } from "./labels/label-index.js";
import { foldWidth } from "./labels/label-text.js";
import type { PairReading } from "./pair-place.js";
import { readPair } from "./read-pair.js";
import { COUNTING, type SheetColumn } from "./sheet-head.js";
import type { Spot } from "./paste-reading.js";
import { isFigure } from "./paste-target.js";
import { findProblem } from "./read-value.js";
import { type PairRules, type SheetPair, splitPairs } from "./split-pairs.js";
import type { BlockRow } from "./split-rows.js";

/** Reads rows of cells one after the other; the head it met last stands over those below it. */
export interface SheetReader {
  read(row: SheetRow, unit: BlockUnit): void;
  /** Takes a row that belongs to the head, or only counts the columns. @returns whether it is one */
  takesHead(row: SheetRow): boolean;
}

/** @param rows all rows of the block: without a head they tell together which figure is meant */
export function createSheetReader(
  { index, collector, mind, loose }: Omit<PairReading, "place">,
  rows: readonly BlockRow[],
): SheetReader {
  const head = followHead(index);
  const counting = findCounting(rows);
  const isOneColumn = hasOneColumn(rows, index, counting);
  return {
    takesHead: (row) => head.takes(row),
    read(row, unit) {
      const over = head.over(row);
      const headAt = (at: number): SheetColumn | undefined =>
        counting.has(at) ? COUNTING : over(at);
      const pairs = splitPairs(row.cells, rulesFor(index, headAt));
      for (const [at, pair] of pairs.entries()) {
        if (at > 0 && isStray(pair, pairs[at - 1], index))
          tellStray({ index, collector }, row, { pair, before: pairs[at - 1], unit });
        const figures = pair.values.map((value) => value.typed);
        const text = [pair.code, pair.label, ...figures].join(" ");
        const place = {
          row,
          unit,
          text,
          headWidth: head.width(),
          isOneColumn,
          label: spotOfLabel(pair, index),
        };
        readPair({ index, collector, mind, place, loose }, pair);
      }
    },
  };
}

/** Told with what is wrong with it where a figure was wanted. */
function tellStray(
  { index, collector }: Pick<PairReading, "index" | "collector">,
  { line, raw }: SheetRow,
  stray: {
    readonly pair: SheetPair;
    readonly before: SheetPair | undefined;
    readonly unit: BlockUnit;
  },
): void {
  const { pair, before, unit } = stray;
  const named = index.name(`${before?.code ?? ""} ${before?.label ?? ""}`);
  const problem = named.is === "target" ? findProblem(named.target, pair.label, unit) : undefined;
  collector.addUnread(raw, { line, at: [pair.at], ...(problem && { problem }) });
}

function spotOfLabel(
  { at, code, label }: SheetPair,
  index: LabelIndex,
): Pick<Spot, "row" | "coded" | "bare"> {
  const digits = code === "" ? (/^\d{3,7}/.exec(foldWidth(label).trim())?.[0] ?? "") : code;
  const isCoded = index.hasCodes && index.isCode(foldWidth(digits));
  return {
    row: at,
    ...(isCoded ? { coded: true } : {}),
    ...(index.isBare(label) ? { bare: true } : {}),
  };
}

/** 约57 or 三千九 behind 奖金: neither a figure nor a label. */
function isStray(
  { code, label, values }: SheetPair,
  before: SheetPair | undefined,
  index: LabelIndex,
): boolean {
  const isLabel = code !== "" || values.length > 0 || index.name(label).is !== "nothing";
  if (isLabel) return false;
  return /\d/.test(foldWidth(label)) || (before !== undefined && wantsFigure(before, index));
}

/** The name of one figure, and no figure behind it. */
function wantsFigure({ code, label, values }: SheetPair, index: LabelIndex): boolean {
  const named = index.name(`${code} ${label}`);
  return values.length === 0 && named.is === "target" && isFigure(named.target);
}

function rulesFor(index: LabelIndex, head: PairRules["head"]): PairRules {
  return {
    head,
    isCode: (text) => index.isCode(text),
    takesWords: (label, column) => takesWords(index, label, column),
  };
}

/** Whether in every row of a sheet the figures stand at one and the same place behind their labels. */
function hasOneColumn(
  rows: readonly BlockRow[],
  index: LabelIndex,
  counting: ReadonlySet<number>,
): boolean {
  const places = new Set<number>();
  const rules = rulesFor(index, (at) => (counting.has(at) ? COUNTING : undefined));
  for (const { cells } of rows.filter(({ aligned }) => aligned)) {
    for (const { code, label, values } of splitPairs(cells ?? [], rules)) {
      const named = index.name(`${code} ${label}`);
      // The cell of a total is often merged with those beside it.
      if (named.is !== "target" || named.target.parts !== undefined) continue;
      for (const [at, { typed }] of values.entries()) if (typed.trim() !== "") places.add(at);
    }
  }
  return places.size <= 1;
}

function takesWords(index: LabelIndex, label: string, head: SheetColumn | undefined): boolean {
  const named = index.name(label);
  const targets = named.is === "target" ? [named.target] : [];
  if (named.is === "row" && head?.column !== undefined) {
    const cell = index.cell(named.row, head.column);
    if (cell !== undefined) targets.push(cell);
  }
  return targets.some(({ kind }) => kind !== "money" && kind !== "count");
}
