import { Decimal } from "../amounts/decimal.js";
import type { Key, Pack } from "../pack/pack.js";
import type { Figure, Sheet } from "../pack/sheet.js";

/** A figure that is far from that of the year before. Both in 元. */
export interface LargeChange {
  readonly key: Key;
  readonly now: Decimal;
  readonly prior: Decimal;
  /** Of the year before, signed; null where that was zero. */
  readonly percent: Decimal | null;
}

/** More than this of last year's amount is told. */
const LARGE_PERCENT = 30;
/** What a pack calls last year's column, and this year's beside it. */
const PRIOR = ".prior";
const PRESENT = [".actual", ".total"];

const PAIRS = new WeakMap<Pack, readonly (readonly [now: Key, prior: Key])[]>();

/**
 * Money that changed by more than 30% against the year before, largest amount first: as the report itself
 * gives it in its columns of last year, else as last year's report does.
 */
export function findLargeChanges(
  sheet: Sheet,
  lastYear?: { figure(key: Key): Figure },
): readonly LargeChange[] {
  const changes: LargeChange[] = [];
  const told = new Set<Key>();
  for (const [key, prior] of pairsOf(sheet.pack)) {
    told.add(key);
    // 无此项 is not a zero of last year's: it was not asked.
    if ([key, prior].some((one) => sheet.answer(one).state === "not-applicable")) continue;
    const change = compare(key, sheet.figure(key), sheet.figure(prior));
    if (change !== undefined) changes.push(change);
  }
  if (lastYear !== undefined) {
    for (const { key, kind } of sheet.pack.questions.values()) {
      if (kind !== "money" || told.has(key) || key.endsWith(PRIOR)) continue;
      const change = compare(key, sheet.figure(key), lastYear.figure(key));
      if (change !== undefined) changes.push(change);
    }
  }
  const size = ({ now, prior }: LargeChange): Decimal => now.minus(prior).abs();
  return changes.sort((a, b) => size(b).comparedTo(size(a)));
}

function compare(key: Key, now: Figure, prior: Figure): LargeChange | undefined {
  if (now.state !== "value" || prior.state !== "value") return undefined;
  const difference = now.value.minus(prior.value);
  if (difference.isZero()) return undefined;
  if (prior.value.isZero()) return { key, now: now.value, prior: prior.value, percent: null };
  const percent = difference.div(prior.value.abs()).times(100);
  if (percent.abs().lte(new Decimal(LARGE_PERCENT))) return undefined;
  return { key, now: now.value, prior: prior.value, percent };
}

function pairsOf(pack: Pack): readonly (readonly [now: Key, prior: Key])[] {
  const known = PAIRS.get(pack);
  if (known !== undefined) return known;
  const pairs = [...pack.questions.values()].flatMap(({ key, kind }) => {
    if (kind !== "money" || !key.endsWith(PRIOR)) return [];
    const base = key.slice(0, -PRIOR.length);
    const now = PRESENT.map((column) => base + column).find(
      (other) => pack.questions.get(other)?.kind === "money",
    );
    return now === undefined ? [] : [[now, key] as const];
  });
  PAIRS.set(pack, pairs);
  return pairs;
}
