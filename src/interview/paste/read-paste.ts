import type { MoneyUnit } from "../../amounts/answer.js";
import { unitOf } from "./block-unit.js";
import { createCollector } from "./collect-reading.js";
import { indexLabels } from "./labels/label-index.js";
import type { PasteReading } from "./paste-reading.js";
import type { PasteTarget } from "./paste-target.js";
import { createLineReader } from "./read-line.js";
import { createSheetReader } from "./read-sheet.js";
import { isHeadWord } from "./sheet-head.js";
import { splitRows } from "./split-rows.js";
import { findRowUnit } from "./unit-row.js";

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
  const index = indexLabels(targets);
  const collector = createCollector(targets);
  const mind = { row: undefined };
  const rows = splitRows(text, {
    isCode: (word) => index.isCode(word),
    isHead: (word) => isHeadWord(word, index),
  });
  const sheet = createSheetReader({ index, collector, mind }, rows);
  const lines = createLineReader(index, collector, mind);
  let blockUnit = unitOf(unit);
  for (const row of rows) {
    const { cells } = row;
    const named = findRowUnit(row);
    blockUnit = named ?? blockUnit;
    if (cells === undefined) lines.read(row, blockUnit);
    else {
      lines.end();
      if (named === undefined) sheet.read({ ...row, cells }, blockUnit);
    }
  }
  lines.end();
  return collector.finish();
}
