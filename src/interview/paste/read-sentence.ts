import type { BlockUnit } from "./block-unit.js";
import { isTitle, isTotalWord } from "./block-words.js";
import type { Collector } from "./collect-reading.js";
import { countEnd, isWholeFigure } from "./figure-end.js";
import type { LabelIndex, Named } from "./labels/label-index.js";
import { cutEnd, foldWidth, isConnective } from "./labels/label-text.js";
import type { Spot } from "./paste-reading.js";
import type { PasteTarget } from "./paste-target.js";
import { findProblem, readMoney, readValue } from "./read-value.js";
import { percentEnd, type ScannedFigure, scanFigures } from "./scan-figures.js";

/** The row of a grid named a moment ago, to which 决算数2.02 belongs. */
export interface RowInMind {
  row: string | undefined;
}

export interface SentencePlace {
  readonly index: LabelIndex;
  readonly collector: Collector;
  readonly unit: BlockUnit;
  readonly line: number;
  readonly raw: string;
  readonly mind: RowInMind;
}

interface Reading extends SentencePlace {
  /** `raw` in half width; positions agree. */
  readonly folded: string;
}

interface Piece {
  readonly figure: ScannedFigure;
  /** Where its label begins. */
  readonly at: number;
}

const PARTINGS = /[,，、。;；:：!！]/g;
const CLAUSES = /[,，。;；:：!！]/;
const TRAILING = " ,，、。;；:：!！";
const BEFORE_LABEL = /(?:^|[,，、。;；:：!！(])\s*$/;
const LABEL_FOLLOWS = /^[\s.、,)\-—]*\p{Script=Han}/u;
const PROSE = /\p{Script=Han}{2,}/u;

/** Reads labels and figures out of running text: 基本工资67.70万元，占17.6%；奖金56.95万元. */
export function readSentence(place: SentencePlace): void {
  const reading: Reading = { ...place, folded: foldWidth(place.raw) };
  const { folded } = reading;
  let from = 0;
  for (const figure of scanFigures(folded)) {
    if (figure.start < from) continue;
    if (figure.is === "percent") {
      // 占基本支出 and the like go with their percentage.
      readProse(reading, from, lastClause(folded, from, figure.start));
      from = percentEnd(folded, figure);
    } else if (!isNumbering(reading, figure, from)) {
      from = readFigure(reading, figure, from);
    }
  }
  readProse(reading, from, folded.length);
}

/** A list number or a code before a label: part of the label. */
function isNumbering({ index, folded }: Reading, figure: ScannedFigure, from: number): boolean {
  const after = folded.slice(figure.end);
  if (!BEFORE_LABEL.test(folded.slice(from, figure.start)) || !LABEL_FOLLOWS.test(after))
    return false;
  const digits = folded.slice(figure.start, figure.end);
  if (/^\d{3,7}$/.test(digits)) return index.hasCodes;
  return /^\(\d{1,2}\)$/.test(digits) || (/^\d{1,2}$/.test(digits) && /^[\s.、)]/.test(after));
}

/** Where the last clause of a stretch begins, signs at its very end not counted. */
function lastClause(folded: string, from: number, to: number): number {
  const end = from + cutEnd(folded.slice(from, to), TRAILING).length;
  for (let at = end; at > from; at -= 1) if (CLAUSES.test(folded[at - 1] ?? "")) return at;
  return from;
}

/** @returns where the piece ends */
function readFigure(reading: Reading, figure: ScannedFigure, from: number): number {
  const { index, collector, folded, raw, mind } = reading;
  const { named, at } = nameBefore(index, folded, from, figure.start);
  readProse(reading, from, at);
  const piece = { figure, at };
  const text = raw.slice(at, figure.end);
  const spot = spotOf(reading, figure);
  if (named.is !== "nothing" && folded[at - 1] === "、") {
    // 办公费、印刷费各2万元: whose figure it is cannot be told.
    const before = lastClause(folded, from, at);
    if (index.name(folded.slice(before, at)).is === "target") {
      collector.addUnread(raw.slice(before, figure.end), spot);
      return figure.end;
    }
  }
  if (named.is === "target") {
    mind.row = index.rowOf(named.target) ?? mind.row;
    return readTarget(reading, named.target, piece);
  }
  if (named.is === "column") {
    const target = mind.row === undefined ? undefined : index.cell(mind.row, named.column);
    if (target !== undefined) return readTarget(reading, target, piece);
    collector.addAmbiguous(text, index.cellsOf(named.column), { spot });
    return figure.end;
  }
  mind.row = named.is === "row" ? named.row : undefined;
  if (named.is === "row") collector.addAmbiguous(text, index.cellsOf(named.row), { spot });
  else if (named.is === "several") collector.addAmbiguous(text, named.targets, { spot });
  else if (named.is === "class") {
    readTotal(reading, piece, (target) => target.code?.startsWith(named.code) ?? false);
  } else if (isTotalWord(folded.slice(at, figure.start)) && !index.hasGrid) {
    readTotal(reading, piece);
  } else collector.addUnread(text, spot);
  return figure.end;
}

/** The longest name that ends at the figure and begins behind a sign that parts pieces. */
function nameBefore(
  index: LabelIndex,
  folded: string,
  from: number,
  to: number,
): { readonly named: Named; readonly at: number } {
  const starts = [from];
  for (const { index: at } of folded.slice(from, to).matchAll(PARTINGS)) starts.push(from + at + 1);
  for (const at of starts) {
    const named = index.name(folded.slice(at, to));
    if (named.is !== "nothing") return { named, at };
  }
  return { named: { is: "nothing" }, at: lastClause(folded, from, to) };
}

function readTarget(reading: Reading, target: PasteTarget, { figure, at }: Piece): number {
  const { collector, folded, raw, unit } = reading;
  const end = target.kind === "count" ? countEnd(target, folded, figure) : figure.end;
  const typed = raw.slice(figure.start, end);
  const isWhole = !figure.doubtful && isWholeFigure(folded, end);
  const value = isWhole && isFigureKind(target) ? readValue(target, typed, unit) : undefined;
  const spot = spotOf(reading, figure);
  const problem = value === undefined ? findProblem(target, typed, unit) : undefined;
  if (value === undefined)
    collector.addUnread(raw.slice(at, end), { ...spot, ...(problem && { problem }) });
  else collector.add(target, typed, value, spot);
  return end;
}

function spotOf({ line }: Reading, { start }: ScannedFigure): Spot {
  return { line, at: [start] };
}

function isFigureKind({ kind }: PasteTarget): boolean {
  return kind === "money" || kind === "count" || kind === "year";
}

function readTotal(
  reading: Reading,
  { figure, at }: Piece,
  has?: (target: PasteTarget) => boolean,
): void {
  const { collector, raw, unit } = reading;
  const money = readMoney(raw.slice(figure.start, figure.end), unit);
  const label = raw.slice(at, figure.start).trim();
  const spot = spotOf(reading, figure);
  if (money === undefined) collector.addUnread(raw.slice(at, figure.end), spot);
  else collector.addTotal({ label, ...spot }, money, has);
}

/** Words without a figure: they may name a row, join pieces, or be something that is not read. */
function readProse(reading: Reading, from: number, to: number): void {
  const { index, collector, raw, mind } = reading;
  if (isTitle(raw.slice(from, to))) return;
  for (const words of raw.slice(from, to).split(CLAUSES)) {
    if (isConnective(words) || !(PROSE.test(words) || /\d/.test(words))) continue;
    const named = index.name(words);
    if (named.is === "row") mind.row = named.row;
    else if (named.is === "nothing" && !isTotalWord(words)) {
      // Something else is talked about: the columns that follow are not the row's any more.
      mind.row = undefined;
      collector.addUnread(words);
    }
  }
}
