import { Decimal } from "../amounts/decimal.js";
import type { Key } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet.js";
import { type Candidate, CLOSED } from "./candidate.js";
import { keysWithAmount } from "./known-figures.js";
import type { Unknown } from "./solve-relation.js";

/** More cells than this that could each have been left out are no answer. */
const FEW = 3;

/**
 * Items of a sum that nobody gave and that would close the gap: first one whose amount stands elsewhere
 * under a name that belongs to it, then those most departments have, then the rest when they are few.
 */
export function findMissing(
  sheet: Sheet,
  unknowns: readonly Unknown[],
  relation: string,
): readonly Candidate[] {
  if (areTooFine(unknowns)) return [];
  const found = unknowns.flatMap((unknown) => asMissing(sheet, unknown, relation));
  const unusual = found.filter((candidate) => candidate.oddness >= 2);
  return unusual.length > FEW ? found.filter((candidate) => candidate.oddness < 2) : found;
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

function asMissing(sheet: Sheet, { key, typed, needed }: Unknown, relation: string): Candidate[] {
  if (needed?.gt(0) !== true) return [];
  if (typed !== undefined && !typed.value.isZero()) return [];
  const paired = hasPair(sheet, { key, amount: needed, relation });
  // A typed 0 says that there is none, unless the very amount stands under a sister figure.
  if (typed !== undefined && !paired) return [];
  const oddness = oddnessOf(sheet, key, paired);
  return [{ key, value: needed, kind: "missing-item", oddness, closeness: CLOSED }];
}

function oddnessOf(sheet: Sheet, key: Key, paired: boolean): number {
  const question = sheet.pack.find(key);
  const { cell } = question ?? {};
  if (cell === undefined || sheet.pack.groups.get(cell.of)?.rows === undefined) {
    if (paired) return 0;
    return question?.usual === true ? 1 : 2;
  }
  // A row that was given lacks one of its columns: the larger the row, the likelier.
  const sizes = sheet.leaves(cell.of).map((code) => ({ code, size: sizeOf(sheet, cell.of, code) }));
  sizes.sort((a, b) => b.size.comparedTo(a.size));
  return 1 + sizes.findIndex(({ code }) => code === cell.row) / (sizes.length + 1);
}

function sizeOf(sheet: Sheet, prefix: string, code: string): Decimal {
  const source = `sum(${prefix}.${code}.*)`;
  const columns = (sheet.pack.groups.get(prefix)?.rows?.columns ?? []).filter(
    (column) => column.kind === "money" && column.value === undefined,
  );
  const terms = columns.map((column) => ({
    factor: "1",
    of: { kind: "key", key: column.key.replace("@", code) } as const,
    column: 1,
  }));
  return sheet.evaluateParts({ source, terms }).value;
}

/** Whether a figure of this amount is tied to the key by another check or a suggestion. */
function hasPair(
  sheet: Sheet,
  {
    key,
    amount,
    relation,
  }: { readonly key: Key; readonly amount: Decimal; readonly relation: string },
): boolean {
  const twins = keysWithAmount(sheet, amount).filter((other) => other !== key);
  if (twins.length === 0) return false;
  const tied = new Set(sheet.pack.dependentsOf(key));
  const checks = new Set(sheet.pack.checksOf(key).map(({ check }) => check.id));
  const [own] = relation.split("@");
  if (own !== undefined) checks.delete(own);
  return twins.some(
    (twin) =>
      tied.has(twin) ||
      sheet.pack.dependentsOf(twin).includes(key) ||
      sheet.pack.checksOf(twin).some(({ check }) => checks.has(check.id)),
  );
}
