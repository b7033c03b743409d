import type { MoneyUnit } from "../../amounts/answer.js";
import type { Key } from "../../pack/pack.js";
import { indexLabels } from "./label-index.js";
import { labelKey } from "./label-text.js";
import type { PasteAmbiguity, PasteMatch, PasteReading } from "./paste-reading.js";
import type { PasteTarget } from "./paste-target.js";
import { readPaste } from "./read-paste.js";

/** The questions of one group that a block for the whole report may answer. */
export interface ReportGroup {
  readonly id: string;
  readonly title: string;
  /** "公开06表" */
  readonly place: string;
  readonly targets: readonly PasteTarget[];
}

export interface ReportSource {
  readonly text: string;
  readonly groups: readonly ReportGroup[];
  /** The group that is being filled: what several groups call alike is meant there. */
  readonly here?: string;
  /** Unit of bare numbers. */
  readonly unit: MoneyUnit;
}

/** Lines under one heading, and the groups the heading names. */
interface Segment {
  readonly firstLine: number;
  readonly lines: string[];
  readonly groups: ReadonlySet<string>;
}

interface Claim {
  readonly group: string;
  readonly match: PasteMatch;
}

const TABLE = /公开\d{2}表/;
const LONGEST_HEADING = 40;

/**
 * Reads a block that may answer questions of any group: every group reads it by itself, and what more
 * than one of them claims is taken only where a heading, or the group being filled, tells whose it is.
 * What cannot be told is ambiguous, never a guess.
 */
export function readReport(source: ReportSource): PasteReading {
  const readings = splitSegments(source).map((segment) => readSegment(source, segment));
  const all = readings.flatMap(({ matched }) => matched);
  const { matched, conflicts } = settleTwice(all, source.groups);
  return {
    matched,
    conflicts: [...readings.flatMap((reading) => reading.conflicts), ...conflicts],
    codes: [],
    totals: readings.flatMap(({ totals }) => totals),
    ambiguous: readings.flatMap(({ ambiguous }) => ambiguous),
    unread: readings.flatMap(({ unread }) => unread),
  };
}

function splitSegments({ text, groups, here }: ReportSource): readonly Segment[] {
  const first = new Set(here === undefined ? [] : [here]);
  const segments: Segment[] = [{ firstLine: 1, lines: [], groups: first }];
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    const named = groupsNamed(line, groups);
    if (named.size > 0) segments.push({ firstLine: at + 1, lines: [line], groups: named });
    else segments.at(-1)?.lines.push(line);
  }
  return segments.filter(({ lines }) => lines.some((line) => line.trim() !== ""));
}

/** A heading has no figure and names a table, or a group by its title. */
function groupsNamed(line: string, groups: readonly ReportGroup[]): ReadonlySet<string> {
  const words = line.trim();
  if (words === "" || words.length > LONGEST_HEADING || /\t|[。；]|[：:]\s*\S/.test(words)) {
    return new Set();
  }
  const table = TABLE.exec(words)?.[0];
  const key = labelKey(words);
  const named = groups.filter(({ place, title }) =>
    table === undefined ? key === labelKey(title) : place.includes(table),
  );
  return new Set(named.map(({ id }) => id));
}

function readSegment(source: ReportSource, segment: Segment): PasteReading {
  const text = segment.lines.join("\n");
  const readings = source.groups
    .filter((group) => isNamedIn(text, group))
    .map((group) => ({ group, reading: readPaste(text, group.targets, source.unit) }));
  const claims = readings.flatMap(({ group, reading }) =>
    reading.matched.map((match): Claim => ({ group: group.id, match })),
  );
  const doubts = readings.flatMap(({ group, reading }) =>
    reading.ambiguous.map((one) => ({ group: group.id, one })),
  );
  const rivalsOf = (claim: Claim): readonly string[] => [
    ...new Set([
      ...claims.filter((other) => isSamePiece(claim, other)).map(({ group }) => group),
      ...doubts
        .filter(({ group, one }) => group !== claim.group && endsWith(one.text, claim.match.typed))
        .map(({ group }) => group),
    ]),
  ];
  const matched: PasteMatch[] = [];
  const contested = new Map<string, PasteAmbiguity>();
  for (const claim of claims) {
    const rivals = rivalsOf(claim);
    const owner = rivals.length === 1 ? claim.group : ownerOf(rivals, segment);
    if (owner === claim.group) matched.push(moved(claim.match, segment));
    if (owner !== undefined) continue;
    const id = `${String(claim.match.line)} ${claim.match.typed}`;
    const before = contested.get(id)?.keys ?? [];
    contested.set(id, { text: claim.match.typed, keys: [...before, claim.match.key] });
  }
  const taken = matched.map(({ typed }) => typed);
  const unsure = doubts
    .filter(({ one }) => !taken.some((typed) => endsWith(one.text, typed)))
    .map(({ one }) => one);
  return {
    matched,
    codes: [],
    totals: readings.flatMap(({ reading }) => reading.totals),
    ambiguous: [...contested.values(), ...unsure],
    conflicts: readings.flatMap(({ reading }) => reading.conflicts),
    unread: unreadByAll(
      readings.map(({ reading }) => reading),
      text,
    ),
  };
}

/** Quickly told: whether any name of the group stands in the text at all. */
function isNamedIn(text: string, { targets }: ReportGroup): boolean {
  const index = indexLabels(targets);
  const plain = labelKey(text);
  return index.names().some((name) => plain.includes(name));
}

function isSamePiece(one: Claim, other: Claim): boolean {
  return one.match.line === other.match.line && one.match.typed === other.match.typed;
}

function endsWith(text: string, typed: string): boolean {
  return text.trim().endsWith(typed.trim());
}

/** Whose a shared name is: the heading tells, or the group being filled. Figures around it may be another section's. */
function ownerOf(rivals: readonly string[], { groups }: Segment): string | undefined {
  const named = rivals.filter((group) => groups.has(group));
  return named.length === 1 ? named[0] : undefined;
}

function moved(match: PasteMatch, { firstLine }: Segment): PasteMatch {
  return { ...match, line: match.line + firstLine - 1 };
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

/** A question answered under two headings with different values has no answer. */
function settleTwice(
  all: readonly PasteMatch[],
  groups: readonly ReportGroup[],
): Pick<PasteReading, "matched" | "conflicts"> {
  const byKey = new Map<Key, PasteMatch[]>();
  for (const match of all) {
    const given = byKey.get(match.key) ?? [];
    const value = JSON.stringify(match.value);
    if (given.some((one) => JSON.stringify(one.value) === value)) continue;
    byKey.set(match.key, [...given, match]);
  }
  const labelOf = (key: Key): string =>
    groups.flatMap(({ targets }) => targets).find((target) => target.key === key)?.label ?? "";
  const given = [...byKey.values()];
  return {
    matched: given.flatMap((matches) => (matches.length === 1 ? matches : [])),
    conflicts: given.flatMap((matches) => {
      const [first] = matches;
      if (first === undefined || matches.length === 1) return [];
      return [
        {
          key: first.key,
          label: labelOf(first.key),
          typed: matches.map(({ typed }) => typed),
        },
      ];
    }),
  };
}
