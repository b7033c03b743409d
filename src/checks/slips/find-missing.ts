import { Decimal } from "../../amounts/decimal.js";
import type { Key } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { type Candidate, CLOSED } from "./candidate.js";
import type { Unknown } from "./solve-relation.js";
import { createLeftOutScale, LEFT_OUT } from "./weigh-left-out.js";

/** More cells than this that could each have been left out are no answer. */
const FEW = 3;

/**
 * Items of a sum that nobody gave and that would close the gap, likeliest first; those that few departments have
 * only when there are few of them.
 */
export function findMissing(
  sheet: Sheet,
  unknowns: readonly Unknown[],
  relation: string,
): readonly Candidate[] {
  if (areTooFine(unknowns)) return [];
  const weigh = createLeftOutScale(sheet, relation);
  const found = unknowns.flatMap((unknown) => asMissing(sheet, unknown, weigh));
  const likely = found.filter((candidate) => candidate.oddness < LEFT_OUT.unusual);
  return found.length - likely.length > FEW ? likely : found;
}

/** Beside amounts typed in 万元 an item of 0.008万元 is no item. */
function areTooFine(unknowns: readonly Unknown[]): boolean {
  const units = unknowns.flatMap(({ typed }) => typed?.unit ?? []);
  if (units.length === 0) return false;
  const unit = Decimal.max(...units);
  return unknowns.some(
    ({ typed, needed }) =>
      typed === undefined && needed !== undefined && needed.div(unit).decimalPlaces() > 2,
  );
}

function asMissing(
  sheet: Sheet,
  { key, typed, needed }: Unknown,
  weigh: (key: Key, amount: Decimal) => number,
): Candidate[] {
  if (needed?.gt(0) !== true) return [];
  if (typed !== undefined && !typed.value.isZero()) return [];
  const likelihood = weigh(key, needed);
  // A typed 0 says that there is none, unless the very amount stands under a sister figure.
  if (typed !== undefined && likelihood !== LEFT_OUT.paired) return [];
  const oddness = rowOddness(sheet, key, likelihood) ?? likelihood;
  return [{ key, value: needed, kind: "missing-item", oddness, closeness: CLOSED }];
}

/** A row that was given lacks one of its columns: the larger the row, the likelier. */
function rowOddness(sheet: Sheet, key: Key, likelihood: number): number | undefined {
  const cell = sheet.pack.find(key)?.cell;
  if (cell === undefined || sheet.pack.groups.get(cell.of)?.rows === undefined) return undefined;
  const sizes = sheet.leaves(cell.of).map((code) => ({ code, size: sizeOf(sheet, cell.of, code) }));
  sizes.sort((a, b) => b.size.comparedTo(a.size));
  const place = sizes.findIndex(({ code }) => code === cell.row) / (sizes.length + 1);
  return Math.min(likelihood, LEFT_OUT.usual) + place;
}

function sizeOf(sheet: Sheet, prefix: string, code: string): Decimal {
  const columns = (sheet.pack.groups.get(prefix)?.rows?.columns ?? []).filter(
    (column) => column.kind === "money" && column.value === undefined,
  );
  const terms = columns.map((column) => ({
    factor: "1",
    of: { kind: "key", key: column.key.replace("@", code) } as const,
    column: 1,
  }));
  return sheet.evaluateParts({ source: `${prefix}.${code}`, terms }).value;
}
