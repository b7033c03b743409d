import { foldWidth } from "./labels/label-text.js";
import { scanFigures } from "./scan-figures.js";
import { splitTabs } from "./split-tabs.js";

/** One line of a block, or several lines that make one row of a table. */
export interface BlockRow {
  /** Line it begins on, counted from 1. */
  readonly line: number;
  readonly raw: string;
  /** Present when the row is known to be cells. */
  readonly cells?: readonly string[];
  /** Cells keep their column even where others are blank. */
  readonly aligned: boolean;
}

/** What the splitter asks about a piece of text. */
export interface Vocabulary {
  isCode(text: string): boolean;
  /** Usual head of a column, or the name of one. */
  isHead(text: string): boolean;
}

/** A figure with what may stand right behind it, or the sign for none. */
const AMOUNT =
  /^(?:[-−–—]?\(?(?:\d{1,3}(?:,\s?\d{3})+|\d+)(?:\.\d+)?\)?(?:%|[亿万千百]?元|\p{Script=Han}{1,2})?|[-—–]{1,2}|\/|无|零|没有)$/u;
const SENTENCE = /[，。；;：:]|\s\d|[,]\s*\p{Script=Han}/u;
const AMONG = /^\s*其中\s*[:：,，、]/;
const LONGEST_LABEL = 40;

/**
 * Splits a block into rows: cells where it was copied from a sheet (tabs, spaces, bars, or one cell a
 * line), else whole lines.
 */
export function splitRows(text: string, vocabulary: Vocabulary): readonly BlockRow[] {
  if (text.includes("\t")) return turnAround(splitTabs(text).map(toSheetRow));
  const rows: BlockRow[] = [];
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    if (raw.trim() === "") continue;
    const cells = splitBars(raw) ?? splitSpaces(raw) ?? splitHead(raw, vocabulary);
    if (cells?.length !== 0) {
      rows.push({ line: at + 1, raw, aligned: raw.includes("|"), ...(cells && { cells }) });
    }
  }
  return turnAround(joinUpright(rows, vocabulary));
}

/** 3.91 办公费: surely an amount, then a name. */
const AMOUNT_FIRST =
  /^\s*([-−]?\d[\d,]*(?:\.\d+(?:\s*[亿万千百]?元)?|\s*[亿万千百]?元))\s+(\p{Script=Han}[^\d,，。;；]*)$/u;

/** Rows that all have their amount before its name, as rows of cells in the usual order. */
function turnAround(rows: readonly BlockRow[]): readonly BlockRow[] {
  const turned = rows.map((row): BlockRow | undefined => {
    const [, amount, label] = AMOUNT_FIRST.exec(foldWidth(row.cells?.join(" ") ?? row.raw)) ?? [];
    if (amount === undefined || label === undefined) return undefined;
    return { ...row, aligned: false, cells: [label.trim(), amount] };
  });
  const whole = turned.filter((row) => row !== undefined);
  return whole.length === rows.length ? whole : rows;
}

function toSheetRow(row: { readonly line: number; readonly cells: readonly string[] }): BlockRow {
  const { line, cells } = row;
  const raw = cells.join(" ");
  return cells.length > 1 ? { line, raw, cells, aligned: true } : { line, raw, aligned: false };
}

/** `| a | b |`; the line of dashes under a head gives no cells. */
function splitBars(raw: string): readonly string[] | undefined {
  const folded = foldWidth(raw);
  if (folded.split("|").length < 3) return undefined;
  if (/^[\s|:-]+$/.test(folded)) return [];
  return raw
    .trim()
    .replace(/^[|｜]|[|｜]$/g, "")
    .split(/[|｜]/);
}

/** `30101 基本工资 67.70`: amounts at the end, with nothing but a code and a label before them. */
function splitSpaces(raw: string): readonly string[] | undefined {
  const words = splitWords(raw);
  const amounts = words.length - 1 - words.findLastIndex(({ text }) => !AMOUNT.test(text));
  if (amounts === 0 || words.length < 2) return undefined;
  const before = words.slice(0, words.length - amounts);
  const cells = words.slice(words.length - amounts).map(({ raw: cell }) => cell);
  const [first, ...others] = before;
  if (first === undefined) return /^\d{3,7}$/.test(words[0]?.text ?? "") ? cells : undefined;
  const isNumbered = others.length > 0 && /^(?:\d{1,7}|\d{1,2}[.、])$/.test(first.text);
  const label = (isNumbered ? others : before).map(({ text }) => text).join(" ");
  const isLabel = /\p{Script=Han}/u.test(label) && !SENTENCE.test(label.replace(AMONG, ""));
  if (!isLabel || label.length > LONGEST_LABEL) return undefined;
  return isNumbered ? [first.raw, label, ...cells] : [label, ...cells];
}

interface Word {
  readonly raw: string;
  /** `raw` in half width. */
  readonly text: string;
}

/** Pieces between spaces, except after a grouping comma: "1, 537.4" is one. */
function splitWords(raw: string): readonly Word[] {
  const words: Word[] = [];
  for (const word of raw.trim().split(/\s+/)) {
    const text = foldWidth(word);
    const last = words.at(-1);
    if (last !== undefined && /\d,$/.test(last.text) && /^\d{3}(?!\d)/.test(text)) {
      words[words.length - 1] = { raw: `${last.raw} ${word}`, text: `${last.text} ${text}` };
    } else words.push({ raw: word, text });
  }
  return words;
}

function splitHead(raw: string, vocabulary: Vocabulary): readonly string[] | undefined {
  const words = raw.trim().split(/\s+/);
  if (words.length < 2 || /\d/.test(raw)) return undefined;
  return words.filter((word) => vocabulary.isHead(word)).length >= 2 ? words : undefined;
}

/** One cell a line, as a table pasted into a chat often comes: [code], label, amount, amount … */
function joinUpright(rows: readonly BlockRow[], vocabulary: Vocabulary): readonly BlockRow[] {
  const joined: BlockRow[] = [];
  for (let at = 0; at < rows.length;) {
    const upright = readUpright(rows, at, vocabulary);
    const row = upright ?? rows[at];
    if (row !== undefined) joined.push(row);
    at += upright?.cells?.length ?? 1;
  }
  return joined;
}

function readUpright(
  rows: readonly BlockRow[],
  at: number,
  vocabulary: Vocabulary,
): BlockRow | undefined {
  const first = rows[at];
  if (first === undefined || first.cells !== undefined) return undefined;
  const coded = vocabulary.isCode(first.raw.trim());
  const label = rows[coded ? at + 1 : at];
  if (label === undefined || !isBareLabel(label)) return undefined;
  const cells = coded ? [first.raw, label.raw] : [label.raw];
  for (let next = at + cells.length; next < rows.length; next += 1) {
    const row = rows[next];
    if (row === undefined || row.cells !== undefined || !isAmount(row.raw)) break;
    const following = rows[next + 1];
    // Digits before a label are the next row's code, not an amount of this one.
    if (vocabulary.isCode(row.raw.trim()) && following && isBareLabel(following)) break;
    cells.push(row.raw);
  }
  if (cells.length === 1) return undefined;
  return { line: first.line, raw: cells.join(" "), cells, aligned: false };
}

function isBareLabel(row: BlockRow): boolean {
  const { raw, cells } = row;
  if (cells !== undefined || !/\p{Script=Han}/u.test(raw) || raw.length > LONGEST_LABEL)
    return false;
  if (/[。；;，]|[：:]\s*\S/.test(raw) || isAmount(raw)) return false;
  return scanFigures(foldWidth(raw)).length === 0;
}

function isAmount(raw: string): boolean {
  return AMOUNT.test(foldWidth(raw).trim());
}
