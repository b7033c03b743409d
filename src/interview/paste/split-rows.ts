import { foldWidth } from "./label-text.js";
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

const AMOUNT = String.raw`(?:[-−–—]?\(?(?:\d{1,3}(?:,\s?\d{3})+|\d+)(?:\.\d+)?\)?(?:%|[亿万千百]?元|\p{Script=Han}{1,2})?|[-—–]{1,2}|\/|无|零|没有)`;
const ONLY_AMOUNT = new RegExp(`^\\s*${AMOUNT}\\s*$`, "u");
const SPACED = new RegExp(
  `^\\s*(?<code>\\d{3,7}(?=\\s|(?!年)\\p{Script=Han})|\\d{1,3}(?=\\s)|\\d{1,2}[.、](?!\\d))?\\s*(?<label>\\D.*?)?(?<amounts>(?:\\s+${AMOUNT})+)\\s*$`,
  "du",
);
/** Pieces between spaces, except after a grouping comma: "1, 537.4" is one. */
const PIECE = /(?:\S*[,，]\s+(?=\d{3}))?\S+/gu;
const SENTENCE = /[，。；;：:]|\s\d|[,]\s*\p{Script=Han}/u;
const LONGEST_LABEL = 40;

/**
 * Splits a block into rows: cells where it was copied from a sheet (tabs, spaces, bars, or one cell a
 * line), else whole lines.
 */
export function splitRows(text: string, vocabulary: Vocabulary): readonly BlockRow[] {
  if (text.includes("\t")) return splitTabs(text).map(toSheetRow);
  const rows: BlockRow[] = [];
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    if (raw.trim() === "") continue;
    const cells = splitBars(raw) ?? splitSpaces(raw) ?? splitHead(raw, vocabulary);
    if (cells?.length !== 0) {
      rows.push({ line: at + 1, raw, aligned: raw.includes("|"), ...(cells && { cells }) });
    }
  }
  return joinUpright(rows, vocabulary);
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
  const match = SPACED.exec(foldWidth(raw));
  const { code, label, amounts } = match?.groups ?? {};
  if (amounts === undefined || (code === undefined && label === undefined)) return undefined;
  if (label !== undefined && (!/\p{Script=Han}/u.test(label) || SENTENCE.test(label)))
    return undefined;
  const place = match?.indices?.groups?.["amounts"]?.[0] ?? 0;
  const values = raw.slice(place).match(PIECE) ?? [];
  return [
    ...(code === undefined ? [] : [code]),
    ...(label === undefined ? [] : [label]),
    ...values,
  ];
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
    if (row === undefined || row.cells !== undefined || !ONLY_AMOUNT.test(foldWidth(row.raw)))
      break;
    const following = rows[next + 1];
    const startsRow =
      coded && vocabulary.isCode(row.raw.trim()) && following && isBareLabel(following);
    if (startsRow && cells.length > 2) break;
    cells.push(row.raw);
  }
  if (cells.length === (coded ? 2 : 1)) return undefined;
  return { line: first.line, raw: cells.join(" "), cells, aligned: false };
}

function isBareLabel(row: BlockRow): boolean {
  const { raw, cells } = row;
  if (cells !== undefined || !/\p{Script=Han}/u.test(raw) || raw.length > LONGEST_LABEL)
    return false;
  if (/[。；;，]|[：:]\s*\S/.test(raw) || ONLY_AMOUNT.test(foldWidth(raw))) return false;
  return scanFigures(foldWidth(raw)).length === 0;
}
