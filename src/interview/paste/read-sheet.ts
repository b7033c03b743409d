import type { BlockUnit } from "./block-unit.js";
import { followHead, type SheetRow } from "./follow-head.js";
import type { LabelIndex } from "./labels/label-index.js";
import { foldWidth } from "./labels/label-text.js";
import type { PairReading } from "./pair-place.js";
import { readPair } from "./read-pair.js";
import type { SheetColumn } from "./sheet-head.js";
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
  const isOneColumn = hasOneColumn(rows, index);
  return {
    takesHead: (row) => head.takes(row),
    read(row, unit) {
      const pairs = splitPairs(row.cells, rulesFor(index, head.over(row)));
      for (const [at, pair] of pairs.entries()) {
        // 约57 behind 奖金 is neither a figure nor a label.
        if (at > 0 && isStray(pair, index))
          collector.addUnread(row.raw, { line: row.line, at: [pair.at] });
        const figures = pair.values.map((value) => value.typed);
        const text = [pair.code, pair.label, ...figures].join(" ");
        const place = { row, unit, text, headWidth: head.width(), isOneColumn };
        readPair({ index, collector, mind, place, loose }, pair);
      }
    },
  };
}

function isStray({ code, label, values }: SheetPair, index: LabelIndex): boolean {
  const isLabel = code !== "" || values.length > 0 || index.name(label).is !== "nothing";
  return !isLabel && /\d/.test(foldWidth(label));
}

function rulesFor(index: LabelIndex, head: PairRules["head"]): PairRules {
  return {
    head,
    isCode: (text) => index.isCode(text),
    takesWords: (label, column) => takesWords(index, label, column),
  };
}

/** Whether in every row of a sheet the figures stand at one and the same place behind their labels. */
function hasOneColumn(rows: readonly BlockRow[], index: LabelIndex): boolean {
  const places = new Set<number>();
  const rules = rulesFor(index, () => undefined);
  for (const { cells } of rows.filter(({ aligned }) => aligned)) {
    for (const { code, label, values } of splitPairs(cells ?? [], rules)) {
      if (index.name(`${code} ${label}`).is !== "target") continue;
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
