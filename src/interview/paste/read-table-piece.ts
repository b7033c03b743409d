import {
  isSameSpot,
  type PasteAmbiguity,
  type PasteMatch,
  type PasteReading,
  type PasteRefusal,
  type PasteUnordered,
  type Spot,
  type UnreadPiece,
} from "./paste-reading.js";
import { readCodePiece } from "./code-table/read-code-piece.js";
import {
  codedOf,
  fullestOf,
  type GroupReading,
  leftColumns,
  ownOrders,
  rowId,
} from "./unordered/own-orders.js";
import { ownerOf } from "./owner-of.js";
import { readPart } from "./read-paste.js";
import type { ReportGroup, ReportIndex } from "./labels/report-index.js";
import { foldWidth } from "./labels/label-text.js";
import { scanFigures } from "./scan-figures.js";
import { askGroup, type Claim, isTotalHere, withoutBare } from "./unordered/ask-group.js";
import { splitRows } from "./split-rows.js";
import type { TablePiece } from "./split-sections.js";

/** 五、教育支出 422.56 */
const FIGURES_BEHIND = /[\s\d.,-]+$/;

const FEWEST_CLASSES = 3;

/** Reads a table for every group that something in it names; what more than one claims is its heading's. */
export function readTablePiece(piece: TablePiece, index: ReportIndex): PasteReading {
  const { text, scope, isSection, unit } = piece;
  const table = readCodePiece(piece, index);
  if (table !== undefined) return moveDown(table, piece);
  const readings = groupsIn(text, index).map((group) => ({
    group,
    reading: readPart(text, group.targets, { unit, isCode: (word) => index.isCode(word) }),
  }));
  const loose = ownOrders(readings, piece);
  const claims = readings.flatMap(({ group, reading }) =>
    reading.matched.map((match): Claim => ({ group: group.id, match })),
  );
  const doubts = readings.flatMap(({ group, reading }) =>
    reading.ambiguous.map((one) => ({ group: group.id, one })),
  );
  const byRow = new Map<string, Claim[]>();
  for (const claim of claims) {
    const id = rowId(claim.match);
    byRow.set(id, [...(byRow.get(id) ?? []), claim]);
  }
  const coded = codedOf(readings);
  const fullest = fullestOf(readings);
  const matched: PasteMatch[] = [];
  const contested: PasteAmbiguity[] = [];
  const shared: PasteUnordered[] = [];
  for (const [id, all] of byRow) {
    const rivals = withoutBare(all);
    const [{ match } = { match: undefined }] = rivals;
    if (match === undefined) continue;
    const doubters = doubts
      .filter(({ one: { spot } }) => spot && rivals.some((rival) => isSameSpot(spot, rival.match)))
      .map(({ group }) => group);
    const groups = [...new Set([...rivals.map(({ group }) => group), ...doubters])];
    const isAlone = groups.length === 1 && (!isSection || isWords(match));
    const owner =
      coded.get(id) ?? (isAlone ? groups[0] : (fullest.get(id) ?? ownerOf(groups, scope)));
    if (owner === undefined && isTotalHere(readings, scope, match)) continue;
    if (owner !== undefined) {
      matched.push(...rivals.filter(({ group }) => group === owner).map((one) => one.match));
    } else if (rivals.every((one) => isSameSpot(one.match, match))) {
      const choices = rivals.map((claim) => claim.match);
      contested.push({ text: lineOf(text, match), keys: choices.map(({ key }) => key), choices });
    } else shared.push(askGroup(lineOf(text, match), rivals, readings));
  }
  // 其他支出 among functional classes is none of an item that is called so.
  const isAmongClasses = countClasses(text, index) >= FEWEST_CLASSES;
  const isClassItem = ({ key }: PasteMatch): boolean =>
    isAmongClasses && index.isClass(index.labelOf(key));
  const sums = matched.filter(isClassItem);
  const isMade = (spot: Spot): boolean =>
    readings.some(({ reading }) =>
      [...reading.matched, ...reading.totals].some((one) => isSameSpot(spot, one)),
    ) || loose.lines.has(spot.line);
  const left = unreadByAll(readings, text, isMade);
  const isClassSum = (words: string): boolean => index.isClass(words.replace(FIGURES_BEHIND, ""));
  const unknown = left.filter(({ text: words }) => !isClassSum(words));
  const reading = {
    matched: matched.filter((match) => !isClassItem(match)),
    codes: [],
    totals: readings.flatMap(({ reading: one }) => one.totals),
    ambiguous: [
      ...contested,
      ...doubts.flatMap(({ one }) => (one.spot !== undefined && isMade(one.spot) ? [] : [one])),
    ],
    conflicts: readings.flatMap(({ reading: one }) => one.conflicts),
    unread: unknown.map(({ text: words }) => words),
    unreadAt: unknown,
    unordered: [...loose.unordered, ...shared],
    refused: [
      ...loose.refused,
      ...leftColumns(readings, matched),
      ...sums
        .filter(({ typed }) => !isZero(typed))
        .map((match): PasteRefusal => ({
          text: `${index.labelOf(match.key)} ${match.typed}`,
          line: match.line,
          why: "class",
        })),
      ...left
        .filter(({ text: words }) => isClassSum(words) && !isZero(words))
        .map((one): PasteRefusal => ({ text: one.text, line: one.line, why: "class" })),
    ],
  };
  return moveDown(reading, piece);
}

/** Groups that a cell of the table names, or words before a figure. */
function groupsIn(text: string, index: ReportIndex): readonly ReportGroup[] {
  const found = new Set<ReportGroup>();
  for (const { cells, raw } of splitRows(text, index)) {
    const names = cells ?? [raw, raw.split(/[:：]/)[0] ?? ""];
    for (const group of names.flatMap((name) => index.groupsNaming(name))) found.add(group);
  }
  return index.groups.filter((group) => found.has(group));
}

/** Behind a label of its own no heading is needed. */
function isWords({ value }: PasteMatch): boolean {
  return value.kind === "text" || value.kind === "list";
}

function lineOf(text: string, { line, typed }: PasteMatch): string {
  const lines = text.split(/\r\n|\r|\n/);
  const words = (lines[line - 1] ?? "").replace(/\s+/g, " ").trim();
  return words.includes(typed) ? words : typed;
}

function moveDown(reading: PasteReading, { firstLine }: TablePiece): PasteReading {
  const matched = reading.matched.map((match) => ({ ...match, line: match.line + firstLine - 1 }));
  return { ...reading, matched };
}

/** Pieces with a figure that no group made anything of; of several that end at one figure the shortest. */
function unreadByAll(
  readings: readonly GroupReading[],
  text: string,
  isMade: (spot: Spot) => boolean,
): readonly UnreadPiece[] {
  if (readings.length === 0) return hasFigure(text) ? [{ text: text.trim(), line: 1 }] : [];
  const shortest = new Map<string, UnreadPiece>();
  for (const piece of readings.flatMap(({ reading: { unreadAt = [] } }) => unreadAt)) {
    if (!hasFigure(piece.text) || isMade(piece)) continue;
    const id = `${String(piece.line)} ${piece.at?.join() ?? piece.text}`;
    const known = shortest.get(id);
    if (known === undefined || piece.text.length < known.text.length) shortest.set(id, piece);
  }
  const told = new Map([...shortest.values()].map((piece) => [piece.text, piece]));
  return [...told.values()];
}

function countClasses(text: string, index: ReportIndex): number {
  const names = splitRows(text, index).flatMap(({ cells = [] }) =>
    cells.filter((cell) => /\p{Script=Han}/u.test(cell) && index.isClass(cell)),
  );
  return new Set(names.map((name) => name.trim())).size;
}

function hasFigure(text: string): boolean {
  const folded = foldWidth(text);
  return /\d/.test(folded) || scanFigures(folded).length > 0;
}

/** A class without any expenditure is not worth a word. */
function isZero(text: string): boolean {
  return !/[1-9]/.test(foldWidth(text));
}
