import type { MoneyUnit } from "../../amounts/answer.js";
import { type BlockUnit, unitOf } from "./block-unit.js";
import { createCollector } from "./collect-reading.js";
import { indexLabels, type LabelIndex } from "./labels/label-index.js";
import type { PasteReading } from "./paste-reading.js";
import type { PasteTarget } from "./paste-target.js";
import { createLineReader } from "./read-line.js";
import { createSheetReader } from "./read-sheet.js";
import { isHeadWord } from "./sheet-head.js";
import { type BlockRow, splitRows } from "./split-rows.js";
import { spreadRespective } from "./spread-respective.js";
import { withoutPages } from "./without-pages.js";
import { findRowUnit, findUnitBelow } from "./unit-row.js";
import { gatherRows, type UnorderedRow } from "./unordered/gather-rows.js";

/**
 * Reads a block a clerk pastes for one group: lines `基本工资 67.70`, running text, or cells copied from
 * a sheet, with or without a head. What is unsure is told, never taken.
 *
 * @param targets the group's questions that may be answered now, and its computed figures
 * @param unit unit of bare numbers; a unit the block names itself (单位：元) goes first
 */
export function readPaste(
  text: string,
  targets: readonly PasteTarget[],
  unit: MoneyUnit,
): PasteReading {
  const spread = spreadRespective(withoutPages(text));
  const rows = rowsOf(spread.text, indexLabels(targets));
  const reading = readRows(rows, targets, findUnitBelow(rows) ?? unitOf(unit));
  if (spread.refused.length === 0) return reading;
  return { ...reading, refused: [...spread.refused, ...(reading.refused ?? [])] };
}

/** The same for a part of a block: a unit below its figures is that of the next part. */
export function readPart(
  text: string,
  targets: readonly PasteTarget[],
  { unit, isCode }: { readonly unit: BlockUnit; readonly isCode: (word: string) => boolean },
): PasteReading {
  return readRows(rowsOf(text, indexLabels(targets), isCode), targets, unit);
}

function rowsOf(
  text: string,
  index: LabelIndex,
  isCode = (word: string): boolean => index.isCode(word),
): readonly BlockRow[] {
  return splitRows(text, {
    isCode,
    isHead: (word) => isHeadWord(word, index),
  });
}

function readRows(
  rows: readonly BlockRow[],
  targets: readonly PasteTarget[],
  unit: BlockUnit,
): PasteReading {
  const index = indexLabels(targets);
  const collector = createCollector(targets);
  const mind = { row: undefined };
  const loose: UnorderedRow[] = [];
  const sheet = createSheetReader({ index, collector, mind, loose }, rows);
  const lines = createLineReader(index, collector, mind);
  let blockUnit = unit;
  for (const row of rows) {
    const { cells } = row;
    const named = findRowUnit(row);
    blockUnit = named?.unit ?? blockUnit;
    if (cells === undefined) {
      lines.read(row, blockUnit);
      continue;
    }
    lines.end();
    const sheetRow = { ...row, cells };
    if (!sheet.takesHead(sheetRow) && named?.isAlone !== true) sheet.read(sheetRow, blockUnit);
  }
  lines.end();
  const reading = collector.finish();
  if (loose.length === 0) return reading;
  const { unordered, refused } = gatherRows(loose, targets);
  return { ...reading, unordered, refused: [...(reading.refused ?? []), ...refused] };
}
