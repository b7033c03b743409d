import { type BlockUnit, findUnit } from "./block-unit.js";
import { isTotalWord } from "./block-words.js";
import { isOtherColumn, usualColumn } from "./labels/column-names.js";
import { isFigure, type PasteTarget } from "./paste-target.js";
import { looseRow, type PairReading, pickMain, spotOf } from "./pair-place.js";
import { compareColumn, readTotal } from "./read-total.js";
import { findProblem, readValue } from "./read-value.js";
import type { PairValue, SheetPair } from "./split-pairs.js";
import type { UnorderedColumn } from "./unordered/gather-rows.js";

/** Finds the questions a label and the cells behind it answer. */
export function readPair(reading: PairReading, pair: SheetPair): void {
  const { index, collector, mind, place } = reading;
  const given = pair.values.filter((value) => value.content !== "blank");
  const named = index.name(`${pair.code} ${pair.label}`);
  if (named.is === "row") mind.row = named.row;
  else if (named.is !== "column") mind.row = undefined;
  if (given.length === 0) return;
  switch (named.is) {
    case "target":
      return readOne(reading, named.target, pair);
    case "several":
      return collector.addAmbiguous(place.text, named.targets, {
        spot: spotOf(place, pair.values),
      });
    case "row":
      return readAcross(reading, pair, named.row);
    case "column":
      return readDown(reading, given, named.column);
    case "class":
      return readTotal(reading, pair, (target) => target.code?.startsWith(named.code) ?? false);
    case "nothing":
      if (isTotalWord(pair.label)) return readTotal(reading, pair);
      if (pair.label === "") return readUnlabelled(reading, given);
      return collector.addUnread(place.text, spotOf(place, given));
    default:
      throw new Error(`unknown name: ${JSON.stringify(named satisfies never)}`);
  }
}

/** One question, one value. Where several figures stand beside it, it must be clear which is meant. */
function readOne(reading: PairReading, target: PasteTarget, pair: SheetPair): void {
  const { collector, place } = reading;
  const main = pickMain(pair.values, place);
  const unit = findUnit(pair.label);
  const others = readBeside(reading, pair, target);
  if (main !== undefined) return put(reading, target, main, unit);
  if (others) return;
  // A total beside its one part: whichever is meant, it is this figure.
  const [first, ...rest] = pair.values.filter(({ content }) => content === "figure");
  const isSame = rest.length > 0 && rest.every(({ typed }) => typed.trim() === first?.typed.trim());
  if (first !== undefined && isSame && place.headWidth > 0)
    return put(reading, target, first, unit);
  if (place.headWidth > 0 || !isFigure(target))
    return collector.addAmbiguous(place.text, [target], { spot: spotOf(place, pair.values) });
  addLoose(reading, pair, { columns: [], cell: () => target });
}

/**
 * 会议费 under 预算数 is 会议费预算数. A column beside the main one that answers nothing is told.
 *
 * @returns whether all figures but the main one are dealt with so
 */
function readBeside(reading: PairReading, pair: SheetPair, target: PasteTarget): boolean {
  const { index, collector, place } = reading;
  const hasMain = pair.values.some(({ head }) => head?.isMain);
  let left = 0;
  for (const value of pair.values) {
    const { head, content } = value;
    if (content !== "figure" || head?.isMain === true) continue;
    if (head === undefined) {
      left += 1;
      continue;
    }
    const text = head.text.trim();
    const named = [text, usualColumn(text) ?? text]
      .map((column) => index.name(`${pair.label.trim()}${column}`))
      .find((one) => one.is === "target" && one.target !== target);
    if (named?.is === "target") {
      put(reading, named.target, value, findUnit(pair.label));
    } else if ((hasMain || isOtherColumn(text)) && text !== "" && !isTotalWord(text)) {
      collector.addRefused({ text, line: place.row.line, why: "column" });
    } else left += 1;
  }
  return left === 0;
}

/** A grid's row, by its head. */
function readAcross(reading: PairReading, pair: SheetPair, row: string): void {
  const { index, collector, place } = reading;
  const given = pair.values.filter((value) => value.content !== "blank");
  const unit = findUnit(pair.label);
  const cells = index.cellsOf(row);
  if (given.some(({ head }) => head?.column !== undefined || head?.target !== undefined)) {
    for (const value of given) {
      const { head } = value;
      const target = head?.target ?? (head?.column && index.cell(row, head.column));
      if (target) put(reading, target, value, unit);
      else {
        const piece = `${pair.label} ${head?.text ?? ""} ${value.typed}`;
        collector.addUnread(piece, spotOf(place, [value]));
      }
    }
    return;
  }
  const figures = cells.filter(isFigure);
  if (given.length < 2 || place.headWidth > 0) {
    return collector.addAmbiguous(
      place.text,
      figures.filter(({ parts }) => parts === undefined),
      { spot: spotOf(place, given) },
    );
  }
  addLoose(reading, pair, {
    columns: index.figureColumns(row),
    cell: (column) => index.cell(row, column),
  });
}

/** A row of figures that no head stands over. */
function addLoose(
  { place, loose }: PairReading,
  pair: SheetPair,
  row: {
    readonly columns: readonly UnorderedColumn[];
    readonly cell: (column: string) => PasteTarget | undefined;
  },
): void {
  const unit = findUnit(pair.label) ?? place.unit;
  loose.push({
    ...looseRow(place, pair),
    columns: row.columns,
    put: (collector, cell, column) => {
      const { typed } = cell;
      const target = row.cell(column);
      const value = target === undefined ? undefined : readValue(target, typed, unit);
      if (target === undefined || value === undefined) return false;
      collector.add(target, typed, value, spotOf(place, [cell]));
      return true;
    },
  });
}

/**
 * The label names a column of the grid: of the row named above it, or, in a sheet turned on its side,
 * of the rows in the head.
 */
function readDown(reading: PairReading, given: readonly PairValue[], column: string): void {
  const { index, collector, mind, place } = reading;
  if (!given.some(({ head }) => head?.row !== undefined)) {
    const target = mind.row === undefined ? undefined : index.cell(mind.row, column);
    const [value] = given;
    if (target === undefined || value === undefined || given.length > 1) {
      return collector.addAmbiguous(place.text, index.cellsOf(column), {
        spot: spotOf(place, given),
      });
    }
    return put(reading, target, value);
  }
  for (const value of given) {
    const row = value.head?.row;
    const target = row === undefined ? undefined : index.cell(row, column);
    if (target !== undefined) put(reading, target, value);
    else if (!isTotalWord(value.head?.text ?? "")) {
      collector.addUnread(`${value.head?.text ?? ""} ${value.typed}`, spotOf(place, [value]));
    }
  }
}

/** Figures without a label under a head that names both row and column, as 公开07表 is printed. */
function readUnlabelled(reading: PairReading, given: readonly PairValue[]): void {
  const { index, collector, place } = reading;
  for (const value of given) {
    const { head } = value;
    const isNamed = head?.row !== undefined && head.column !== undefined;
    const target = isNamed ? index.cell(head.row, head.column) : head?.target;
    if (target !== undefined) put(reading, target, value);
    else if (!isTotalWord(head?.text ?? ""))
      collector.addUnread(value.typed, spotOf(place, [value]));
    else if (head?.column !== undefined) compareColumn(reading, value, head.text);
  }
}

function put(reading: PairReading, target: PasteTarget, value: PairValue, unit?: BlockUnit): void {
  const { collector, place } = reading;
  const read = readValue(target, value.typed, value.head?.unit ?? unit ?? place.unit);
  if (read === undefined) {
    const problem = findProblem(target, value.typed, value.head?.unit ?? unit ?? place.unit);
    collector.addUnread(place.text, { ...spotOf(place, [value]), ...(problem && { problem }) });
  } else collector.add(target, value.typed, read, spotOf(place, [value]));
}
