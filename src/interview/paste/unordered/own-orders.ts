import type { PasteMatch, PasteReading, PasteRefusal, PasteUnordered } from "../paste-reading.js";
import { ownerOf } from "../owner-of.js";
import type { ReportGroup } from "../labels/report-index.js";
import type { TablePiece } from "../split-sections.js";
import { mergeOrders } from "./merge-orders.js";

/** A table as one group reads it. */
export interface GroupReading {
  readonly group: ReportGroup;
  readonly reading: PasteReading;
}

/** Lines of a table, with the group that finds more figures in them than any other: two at least. */
export function fullestOf(readings: readonly GroupReading[]): ReadonlyMap<number, string> {
  const lines = new Set(readings.flatMap(({ reading }) => reading.matched.map(({ line }) => line)));
  const counted = [...lines].map((line) => {
    const found = readings
      .map(({ group, reading }) => ({ id: group.id, figures: figuresAt(reading, line) }))
      .filter(({ figures }) => figures > 0)
      .sort((one, other) => other.figures - one.figures);
    return { line, found };
  });
  // A group with rows that no other knows is not beaten in the rows it shares: the table may be its own.
  const alone = new Set(
    counted.flatMap(({ found }) => (found.length === 1 ? found.map(({ id }) => id) : [])),
  );
  const owners = new Map<number, string>();
  for (const { line, found } of counted) {
    const [first, second] = found;
    if (first === undefined || first.figures < 2 || second?.figures === first.figures) continue;
    if (found.slice(1).every(({ id }) => !alone.has(id) || id === first.id))
      owners.set(line, first.id);
  }
  return owners;
}

function figuresAt({ matched, totals }: PasteReading, line: number): number {
  return [...matched, ...totals].filter((one) => one.line === line).length;
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
