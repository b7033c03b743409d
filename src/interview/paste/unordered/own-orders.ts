import type {
  PasteMatch,
  PasteReading,
  PasteRefusal,
  PasteUnordered,
  Spot,
} from "../paste-reading.js";
import { ownerOf } from "../owner-of.js";
import type { ReportGroup } from "../labels/report-index.js";
import type { TablePiece } from "../split-sections.js";
import { mergeOrders } from "./merge-orders.js";

/** A table as one group reads it. */
export interface GroupReading {
  readonly group: ReportGroup;
  readonly reading: PasteReading;
}

/** What stands behind one label, or one figure that has none. */
export function rowId({ line, row, at = [] }: Spot): string {
  return `${String(line)} ${row === undefined ? at.join() : `row ${String(row)}`}`;
}

/** Rows of a table, by their ids, with the group that finds more figures in them than any other: two at least. */
export function fullestOf(readings: readonly GroupReading[]): ReadonlyMap<string, string> {
  const rows = new Map<string, Map<string, number>>();
  for (const { group, reading } of readings) {
    for (const match of reading.matched) {
      const id = rowId(match);
      const counts = rows.get(id) ?? new Map<string, number>();
      rows.set(id, counts.set(group.id, (counts.get(group.id) ?? 0) + 1));
    }
  }
  // A group with rows that no other knows is not beaten in the rows it shares: the table may be its own.
  const alone = new Set(
    [...rows.values()].flatMap((counts) => (counts.size === 1 ? [...counts.keys()] : [])),
  );
  const owners = new Map<string, string>();
  for (const [row, counts] of rows) {
    const [first, ...others] = [...counts].sort(([, one], [, other]) => other - one);
    if (first === undefined || first[1] < 2 || others[0]?.[1] === first[1]) continue;
    if (others.every(([id]) => !alone.has(id))) owners.set(row, first[0]);
  }
  return owners;
}

/** Rows in which one group knows the code beside the label. */
export function codedOf(readings: readonly GroupReading[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const { group, reading } of readings)
    for (const one of [...reading.matched, ...reading.totals])
      if (one.coded === true) owners.set(rowId(one), group.id);
  return owners;
}

/** Rows without a head are asked about for the one group that knows them, or that the heading names. */
export function ownOrders(
  readings: readonly GroupReading[],
  { scope, isSection }: TablePiece,
): Required<Pick<PasteReading, "unordered" | "refused">> & { readonly lines: ReadonlySet<number> } {
  const rows = readings.flatMap(({ group, reading }) =>
    (reading.unordered ?? []).map((one) => ({ group: group.id, one })),
  );
  const knows = (line: number, { group, reading }: GroupReading): boolean =>
    reading.matched.some((match) => match.line === line) ||
    rows.some((row) => row.group === group.id && row.one.lines.includes(line));
  const unordered: PasteUnordered[] = [];
  const contested: PasteRefusal[] = [];
  const taken = new Set<PasteUnordered>();
  for (const { group, one } of rows) {
    if (taken.has(one)) continue;
    const rivals = readings
      .filter((reading) => one.lines.some((line) => knows(line, reading)))
      .map((reading) => reading.group.id);
    const isAlone = rivals.length === 1 && (!isSection || scope.has(group));
    const alike = rows.filter((row) => row.one.lines.join() === one.lines.join());
    const merged =
      ownerOf(rivals, scope) === undefined && alike.length === rivals.length && !isSection
        ? mergeOrders(alike.map((row) => row.one))
        : undefined;
    if (isAlone || ownerOf(rivals, scope) === group) unordered.push(one);
    else if (merged !== undefined) {
      unordered.push(merged);
      for (const row of alike) taken.add(row.one);
    } else contested.push({ text: one.text, line: one.lines[0] ?? 0, why: "no-head" });
  }
  const asked = new Set(unordered.flatMap(({ lines }) => lines));
  const refused = [
    ...contested,
    ...readings.flatMap(({ reading }) => reading.refused ?? []),
  ].filter(
    ({ line, why }) =>
      why !== "column" && !asked.has(line) && !readings.some((one) => isTaken(one, line)),
  );
  const told = new Map(refused.map((one) => [`${one.text} ${one.why}`, one]));
  const lines = new Set([...asked, ...[...told.values()].map(({ line }) => line)]);
  return { unordered, refused: [...told.values()], lines };
}

function isTaken({ reading }: GroupReading, line: number): boolean {
  return reading.matched.some((match) => match.line === line);
}

/** Columns that answer nothing in the group whose figures beside them were taken, or in any. */
export function leftColumns(
  readings: readonly GroupReading[],
  taken: readonly PasteMatch[],
): readonly PasteRefusal[] {
  const isTakenAt = (line: number): boolean => taken.some((match) => match.line === line);
  const isOwn = (reading: PasteReading, line: number): boolean =>
    !isTakenAt(line) ||
    reading.matched.some((match) => match.line === line && taken.includes(match));
  const left = readings.flatMap(({ reading }) =>
    (reading.refused ?? []).filter(({ line, why }) => why === "column" && isOwn(reading, line)),
  );
  return [...new Map(left.map((one) => [one.text, one])).values()];
}
