import type { MoneyUnit } from "../../amounts/answer.js";
import type { Key } from "../../pack/pack.js";
import { unitOf } from "./block-unit.js";
import { createCollector, isSameMatch } from "./collect-reading.js";
import type { PasteAmbiguity, PasteMatch, PasteReading } from "./paste-reading.js";
import { createProseReader } from "./prose/read-prose.js";
import { readTablePiece } from "./read-table-piece.js";
import { indexReport, type ReportGroup, type ReportIndex } from "./labels/report-index.js";
import { spreadRespective } from "./spread-respective.js";
import { withoutPages } from "./without-pages.js";
import { splitSections } from "./split-sections.js";

export interface ReportSource {
  readonly text: string;
  readonly groups: readonly ReportGroup[];
  /** The group that is being filled: what several groups call alike is meant there. */
  readonly here?: string;
  /** Unit of bare numbers. */
  readonly unit: MoneyUnit;
  /** The year the report is of. */
  readonly year: string;
}

/**
 * Reads a block that may answer questions of any group: tables and sentences, under headings or without. What
 * several questions are called alike is taken only where a heading, or the group being filled, tells which is
 * meant. What cannot be told is ambiguous, never a guess.
 */
export function readReport({ text, groups, here, unit, year }: ReportSource): PasteReading {
  const index = indexReport(groups);
  const collector = createCollector(index.targets);
  const isClass = (name: string): boolean => index.isClass(name);
  const prose = createProseReader({ index: index.items, collector, year, isClass });
  const first = new Set(here === undefined ? [] : [here]);
  const readings: PasteReading[] = [];
  const spread = spreadRespective(withoutPages(text));
  for (const piece of splitSections(spread.text, index, { here: first, unit: unitOf(unit) })) {
    if (piece.is === "prose") prose.read(piece);
    else readings.push(readTablePiece(piece, index));
  }
  readings.push(collector.finish());
  const joined = joinReadings(readings, index);
  return {
    ...joined,
    refused: [...spread.refused, ...(joined.refused ?? [])],
    contradictions: prose.contradictions(),
  };
}

function joinReadings(readings: readonly PasteReading[], index: ReportIndex): PasteReading {
  const all = readings.flatMap(({ matched, conflicts }) => [
    ...matched,
    ...conflicts.flatMap(({ given }) => given),
  ]);
  const { matched, conflicts } = settleTwice(all, index);
  return {
    matched,
    conflicts,
    codes: [],
    totals: readings.flatMap(({ totals }) => totals),
    ambiguous: withoutRepeats(
      readings.flatMap(({ ambiguous }) => ambiguous),
      matched,
    ),
    unread: [...new Set(readings.flatMap(({ unread }) => unread))],
    unreadAt: readings.flatMap(({ unreadAt = [] }) => unreadAt),
    unordered: readings.flatMap(({ unordered = [] }) => unordered),
    refused: readings.flatMap(({ refused = [] }) => refused),
  };
}

/** What was told elsewhere for sure is no question any more, nor is the same piece twice. */
function withoutRepeats(
  all: readonly PasteAmbiguity[],
  matched: readonly PasteMatch[],
): readonly PasteAmbiguity[] {
  const known = new Map(matched.map((match) => [match.key, match]));
  const seen = new Set<string>();
  return all.filter(({ keys, choices = [], text }) => {
    const id =
      choices.length === 0 ? text : JSON.stringify(choices.map(({ key, value }) => [key, value]));
    if (seen.has(id)) return false;
    seen.add(id);
    return !choices.some((choice) => {
      const told = known.get(choice.key);
      return told !== undefined && isSameMatch(told, choice) && keys.includes(told.key);
    });
  });
}

/** A question answered twice with different values has no answer; a figure that was told goes before a computed one. */
function settleTwice(
  all: readonly PasteMatch[],
  index: ReportIndex,
): Pick<PasteReading, "matched" | "conflicts"> {
  const byKey = new Map<Key, PasteMatch[]>();
  for (const match of all) {
    const given = byKey.get(match.key);
    if (given === undefined) byKey.set(match.key, [match]);
    else if (!given.some((one) => isSameMatch(one, match))) given.push(match);
  }
  const given = [...byKey.values()];
  return {
    matched: given.flatMap((matches) => (matches.length === 1 ? matches : [])),
    conflicts: given.flatMap((matches) => {
      const [first] = matches;
      if (first === undefined || matches.length === 1) return [];
      return [{ key: first.key, label: index.labelOf(first.key), given: matches }];
    }),
  };
}
