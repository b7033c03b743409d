import type { MoneyValue } from "../../amounts/parse-money.js";
import { type BlockUnit, findUnit } from "./block-unit.js";
import { isTotalWord } from "./block-words.js";
import type { Collector } from "./collect-reading.js";
import type { SheetRow } from "./follow-head.js";
import type { LabelIndex } from "./labels/label-index.js";
import type { PasteTarget } from "./paste-target.js";
import type { RowInMind } from "./read-sentence.js";
import { readMoney, readValue } from "./read-value.js";
import type { PairValue, SheetPair } from "./split-pairs.js";

interface Place {
  readonly row: SheetRow;
  /** Columns of figures in the head above; 0 without a head. */
  readonly headWidth: number;
  /** Without a head: every row has its one figure at the same place behind its label. */
  readonly isOneColumn: boolean;
  readonly unit: BlockUnit;
  /** The piece as it is shown when it could not be placed. */
  readonly text: string;
}

export interface PairReading {
  readonly index: LabelIndex;
  readonly collector: Collector;
  readonly mind: RowInMind;
  readonly place: Place;
}

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
      return collector.addAmbiguous(place.text, named.targets);
    case "row":
      return readAcross(reading, pair, named.row);
    case "column":
      return readDown(reading, given, named.column);
    case "class":
      return readTotal(reading, pair, (target) => target.code?.startsWith(named.code) ?? false);
    case "nothing":
      if (isTotalWord(pair.label)) return readTotal(reading, pair);
      if (pair.label === "") return readUnlabelled(reading, given);
      return collector.addUnread(place.text);
    default:
      throw new Error(`unknown name: ${JSON.stringify(named satisfies never)}`);
  }
}

/** One question, one value. Where several figures stand beside it, it must be clear which is meant. */
function readOne(reading: PairReading, target: PasteTarget, pair: SheetPair): void {
  const { collector, place } = reading;
  const main = pickMain(pair.values, place);
  if (main === undefined) return collector.addAmbiguous(place.text, [target]);
  put(reading, target, main, findUnit(pair.label));
}

/** The figure of the head's main column; without a head the only one. */
function pickMain(
  values: readonly PairValue[],
  { row, headWidth, isOneColumn }: Place,
): PairValue | undefined {
  const given = values.filter((value) => value.content !== "blank");
  const main = given.filter((value) => value.head?.isMain);
  const [first] = main.length > 0 ? main : given;
  if (main.length > 0) return main.length === 1 ? first : undefined;
  if (given.length !== 1) return undefined;
  if (headWidth > 0) return headWidth === 1 || first?.head?.target ? first : undefined;
  return (row.aligned ? isOneColumn : values.length === 1) ? first : undefined;
}

/** A grid's row: by its head, or, without one, all its figures in the order asked. */
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
      else collector.addUnread(`${pair.label} ${head?.text ?? ""} ${value.typed}`);
    }
    return;
  }
  const figures = cells.filter(({ kind, parts }) => isFigure(kind) && parts === undefined);
  const values = pair.values.length === figures.length ? pair.values : given;
  if (values.length !== figures.length || place.headWidth > 0) {
    return collector.addAmbiguous(place.text, figures);
  }
  for (const [at, target] of figures.entries()) {
    const value = values[at];
    if (value !== undefined && value.content !== "blank") put(reading, target, value, unit);
  }
}

function isFigure(kind: PasteTarget["kind"]): boolean {
  return kind === "money" || kind === "count";
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
      return collector.addAmbiguous(place.text, index.cellsOf(column));
    }
    return put(reading, target, value);
  }
  for (const value of given) {
    const row = value.head?.row;
    const target = row === undefined ? undefined : index.cell(row, column);
    if (target !== undefined) put(reading, target, value);
    else if (!isTotalWord(value.head?.text ?? "")) {
      collector.addUnread(`${value.head?.text ?? ""} ${value.typed}`);
    }
  }
}

/** Figures without a label under a head that names both row and column, as 公开07表 is printed. */
function readUnlabelled(reading: PairReading, given: readonly PairValue[]): void {
  const { index, collector } = reading;
  for (const value of given) {
    const { head } = value;
    const isNamed = head?.row !== undefined && head.column !== undefined;
    const target = isNamed ? index.cell(head.row, head.column) : head?.target;
    if (target !== undefined) put(reading, target, value);
    else if (!isTotalWord(head?.text ?? "")) collector.addUnread(value.typed);
  }
}

function readTotal(
  reading: PairReading,
  pair: SheetPair,
  has?: (target: PasteTarget) => boolean,
): void {
  const { index, collector, place } = reading;
  const { line } = place.row;
  const label = pair.label.trim();
  const given = pair.values.filter((value) => value.content !== "blank");
  const columns = given.filter(({ head }) => head?.column !== undefined);
  for (const value of columns) {
    const column = value.head?.column ?? "";
    const money = moneyOf(reading, value);
    const cells = new Set(index.cellsOf(column));
    const total = { label, column: value.head?.text.trim() ?? "", line };
    if (money) collector.addTotal(total, money, (target) => cells.has(target));
  }
  const main = pickMain(pair.values, place);
  if (columns.length > 0 || main === undefined) return;
  const money = moneyOf(reading, main);
  if (money) collector.addTotal({ label, line }, money, has);
}

function moneyOf(reading: PairReading, value: PairValue): MoneyValue | undefined {
  return readMoney(value.typed, value.head?.unit ?? reading.place.unit);
}

function put(reading: PairReading, target: PasteTarget, value: PairValue, unit?: BlockUnit): void {
  const { collector, place } = reading;
  const read = readValue(target, value.typed, value.head?.unit ?? unit ?? place.unit);
  if (read === undefined) collector.addUnread(place.text);
  else collector.add(target, value.typed, read, place.row.line);
}
