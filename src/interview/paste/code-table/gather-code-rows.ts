import type { BlockUnit } from "../block-unit.js";
import { isTitle, isTotalWord } from "../block-words.js";
import { type CodeTable, cellTarget, isTableCode } from "./code-columns.js";
import type { Collector } from "../collect-reading.js";
import { createCodeFinder, type FoundCode } from "./find-code.js";
import { findCounting } from "../find-counting.js";
import { followHead } from "../follow-head.js";
import { indexLabels } from "../labels/label-index.js";
import { foldWidth } from "../labels/label-text.js";
import type { PasteTarget } from "../paste-target.js";
import { COUNTING, isHeadWord, type SheetColumn } from "../sheet-head.js";
import { type PairValue, type SheetPair, splitPairs } from "../split-pairs.js";
import { splitRows } from "../split-rows.js";
import { findRowUnit, findUnitBelow } from "../unit-row.js";

/** A row of a code table before it is known which codes are the deepest. */
export interface CodeRow {
  /** "" for a total of the whole table. */
  readonly code: string;
  readonly name: string;
  readonly values: readonly PairValue[];
  readonly unit: BlockUnit;
  readonly line: number;
  readonly text: string;
  readonly isBelowHead: boolean;
  /** Blank cells keep their place. */
  readonly aligned: boolean;
}

export interface CodeSource {
  readonly text: string;
  readonly table: CodeTable;
  readonly columns: readonly PasteTarget[];
  /** Of bare numbers where it begins. */
  readonly unit: BlockUnit;
  /** A unit below its figures is that of the next part. */
  readonly isPart: boolean;
}

/** Finds the rows of a pasted code table; what is none goes to the collector. */
export function gatherCodeRows(source: CodeSource, collector: Collector): readonly CodeRow[] {
  const { text, table, columns } = source;
  const index = indexLabels(columns);
  const head = followHead(index);
  const findCode = createCodeFinder(table);
  const isCode = (word: string): boolean => isTableCode(table, word);
  const rows: CodeRow[] = [];
  const split = splitRows(text, { isCode, isHead: (word) => isHeadWord(word, index) });
  const counting = findCounting(split);
  let unit = (source.isPart ? undefined : findUnitBelow(split)) ?? source.unit;

  for (const row of split) {
    const named = findRowUnit(row);
    unit = named?.unit ?? unit;
    if (row.cells === undefined) {
      if (!isTitle(row.raw)) collector.addUnread(row.raw);
      continue;
    }
    const sheetRow = { ...row, cells: joinCode(row.cells, isCode) };
    if (head.takes(sheetRow) || named?.isAlone === true) continue;
    const over = head.over(sheetRow);
    const headAt = (at: number): SheetColumn | undefined =>
      counting.has(at) ? COUNTING : over(at);
    const rules = { head: headAt, isCode, takesWords: () => false };
    for (const pair of splitPairs(sheetRow.cells, rules)) {
      const found = findRow(findCode, pair);
      const piece = textOf(pair);
      if (found.is === "code") {
        const { code, name } = found;
        const place = { unit, line: row.line, text: piece, isBelowHead: head.width() > 0 };
        rows.push({ code, name, values: pair.values, aligned: row.aligned, ...place });
      } else if (pair.values.length > 0) {
        tellUnplaced(collector, piece, found, columns);
      } else if (/\d/.test(foldWidth(pair.label))) {
        // 约2 behind 教育支出 is neither a figure nor a name.
        collector.addUnread(row.raw);
      }
    }
  }
  return rows;
}

function findRow(findCode: ReturnType<typeof createCodeFinder>, pair: SheetPair): FoundCode {
  if (isTotalWord(pair.label)) return { is: "code", code: "", name: pair.label };
  return findCode(pair.code, pair.label);
}

function textOf({ code, label, values }: SheetPair): string {
  return [code, label, ...values.map((value) => value.typed)].join(" ").trim();
}

function tellUnplaced(
  collector: Collector,
  piece: string,
  found: Exclude<FoundCode, { is: "code" }>,
  columns: readonly PasteTarget[],
): void {
  const [column] = columns;
  if (found.is === "nothing" || column === undefined) collector.addUnread(piece);
  else
    collector.addAmbiguous(
      piece,
      found.codes.map((code) => cellTarget(column, code)),
    );
}

/** 类, 款, 项 in cells of their own: 205 | 08 | 03. Blanks keep the columns behind in place. */
function joinCode(cells: readonly string[], isCode: (word: string) => boolean): readonly string[] {
  const words = cells.findIndex((cell) => !/^\s*\d*\s*$/.test(cell));
  if (words < 2) return cells;
  const parts = cells.slice(0, words).map((cell) => cell.trim());
  const deeper = parts.slice(1);
  const code = parts.join("");
  if (!isCode(code) || !deeper.every((part) => /^(?:\d\d)?$/.test(part))) return cells;
  return [code, ...deeper.map(() => ""), ...cells.slice(words)];
}
