import type { PasteAmbiguity, PasteMatch, PasteReading } from "./paste-reading.js";
import { readCodePiece } from "./code-table/read-code-piece.js";
import { fullest, leftColumns, ownOrders } from "./unordered/own-orders.js";
import { ownerOf } from "./owner-of.js";
import { readPart } from "./read-paste.js";
import type { ReportGroup, ReportIndex } from "./labels/report-index.js";
import { splitRows } from "./split-rows.js";
import type { TablePiece } from "./split-sections.js";

interface Claim {
  readonly group: string;
  readonly match: PasteMatch;
}

/** Reads a table for every group that something in it names; what more than one claims is its heading's. */
export function readTablePiece(piece: TablePiece, index: ReportIndex): PasteReading {
  const { text, scope, isSection, unit } = piece;
  const coded = readCodePiece(piece, index);
  if (coded !== undefined) return moveDown(coded, piece);
  const readings = groupsIn(text, index).map((group) => ({
    group,
    reading: readPart(text, group.targets, unit),
  }));
  const claims = readings.flatMap(({ group, reading }) =>
    reading.matched.map((match): Claim => ({ group: group.id, match })),
  );
  const doubts = readings.flatMap(({ group, reading }) =>
    reading.ambiguous.map((one) => ({ group: group.id, one })),
  );
  const loose = ownOrders(readings, piece);
  const byPiece = new Map<string, Claim[]>();
  for (const claim of claims) {
    const id = pieceOf(claim);
    byPiece.set(id, [...(byPiece.get(id) ?? []), claim]);
  }
  const matched: PasteMatch[] = [];
  const contested: PasteAmbiguity[] = [];
  for (const rivals of byPiece.values()) {
    const [{ match } = { match: undefined }] = rivals;
    if (match === undefined) continue;
    const doubters = doubts
      .filter(({ one }) => endsWith(one.text, match.typed))
      .map(({ group }) => group);
    const groups = [...new Set([...rivals.map(({ group }) => group), ...doubters])];
    const isAlone = groups.length === 1 && (!isSection || isWords(match));
    const owner = isAlone ? groups[0] : (fullest(readings, match.line) ?? ownerOf(groups, scope));
    if (owner === undefined) {
      const choices = rivals.map((claim) => claim.match);
      contested.push({ text: lineOf(text, match), keys: choices.map(({ key }) => key), choices });
    } else matched.push(...rivals.filter(({ group }) => group === owner).map((one) => one.match));
  }
  const made = [
    ...matched.map(({ typed }) => typed),
    ...contested.flatMap(({ choices = [] }) => choices.map(({ typed }) => typed)),
  ];
  const reading = {
    matched,
    codes: [],
    totals: readings.flatMap(({ reading: one }) => one.totals),
    ambiguous: [
      ...contested,
      ...doubts
        .filter(({ one }) => !made.some((typed) => endsWith(one.text, typed)))
        .filter(({ one }) => !loose.texts.has(one.text.trim()))
        .map(({ one }) => one),
    ],
    conflicts: readings.flatMap(({ reading: one }) => one.conflicts),
    unread: unreadByAll(
      readings.map(({ reading: one }) => one),
      text,
    ),
    unordered: loose.unordered,
    refused: [...loose.refused, ...leftColumns(readings, matched)],
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

function pieceOf({ match }: Claim): string {
  return `${String(match.line)} ${match.typed}`;
}

function lineOf(text: string, { line, typed }: PasteMatch): string {
  const lines = text.split(/\r\n|\r|\n/);
  const words = (lines[line - 1] ?? "").replace(/\s+/g, " ").trim();
  return words.includes(typed) ? words : typed;
}

function endsWith(text: string, typed: string): boolean {
  return text.trim().endsWith(typed.trim());
}

function moveDown(reading: PasteReading, { firstLine }: TablePiece): PasteReading {
  const matched = reading.matched.map((match) => ({ ...match, line: match.line + firstLine - 1 }));
  return { ...reading, matched };
}

/** Pieces with a figure that no group made anything of. */
function unreadByAll(readings: readonly PasteReading[], text: string): readonly string[] {
  if (readings.length === 0) return /\d/.test(text) ? [text.trim()] : [];
  const made = readings.flatMap(({ matched, totals, ambiguous }) => [
    ...matched.map(({ typed }) => typed),
    ...ambiguous.map((one) => one.text),
    ...totals.map(({ label }) => label),
  ]);
  const pieces = new Set(readings.flatMap(({ unread }) => unread));
  return [...pieces].filter(
    (piece) =>
      /\d/.test(piece) &&
      !made.some((one) => piece.includes(one) || one.includes(piece)) &&
      ![...pieces].some((other) => other !== piece && piece.includes(other)),
  );
}
