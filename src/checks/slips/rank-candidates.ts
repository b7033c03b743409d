import type { Decimal } from "../../amounts/decimal.js";
import type { Key } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { type Candidate, CLOSED, NEARLY_CLOSED } from "./candidate.js";
import { touchedBy, tryCorrection } from "./correction.js";
import { type Finding, SLIP_KINDS } from "../finding.js";
import { keysWithAmount } from "../known-figures.js";
import { findRelation, type Relation } from "../relation.js";
import { findTroubles } from "../run-checks.js";

export interface Surroundings {
  readonly relation: Relation;
  /** The other findings of the report. */
  readonly others: readonly Finding[];
}

/** A candidate that mends its finding, with all that speaks for it. */
interface Ranked {
  readonly candidate: Candidate;
  /** Other equations it mends too, less the checks that hold now and would not. */
  readonly gain: number;
  /** What it would be stands elsewhere already. */
  readonly hasTwin: boolean;
  readonly isUsual: boolean;
}

/** Candidates that mend the relation without breaking more than they mend, most telling first, one a figure. */
export function rankCandidates(
  sheet: Sheet,
  candidates: readonly Candidate[],
  surroundings: Surroundings,
): readonly Candidate[] {
  const weigh = createScale(sheet, surroundings);
  const ranked = candidates.flatMap((candidate): Ranked[] => {
    const gain = weigh(candidate);
    if (gain === undefined || gain < 0) return [];
    return [
      {
        candidate,
        gain,
        hasTwin: candidate.kind !== "missing-item" && hasTwin(sheet, candidate),
        isUsual: sheet.pack.find(candidate.key)?.usual === true,
      },
    ];
  });
  return bringVariety(onePerKey(ranked.sort(byWeight))).map(({ candidate }) => candidate);
}

/**
 * Three of one kind say less than two and another: the third place goes to the best of another kind, if as much
 * speaks for it.
 */
function bringVariety(ranked: readonly Ranked[]): readonly Ranked[] {
  const [first, second, third, ...rest] = ranked;
  if (first === undefined || second === undefined || third === undefined) return ranked;
  const { kind } = first.candidate;
  if (second.candidate.kind !== kind || third.candidate.kind !== kind) return ranked;
  const other = rest.find(
    ({ candidate, gain }) =>
      candidate.kind !== kind &&
      gain === third.gain &&
      closure(candidate.closeness) === closure(third.candidate.closeness),
  );
  if (other === undefined) return ranked;
  return [first, second, other, third, ...rest.filter((one) => one !== other)];
}

/** Weighs what a candidate mends against what it breaks; undefined when it does not mend its own finding. */
function createScale(
  sheet: Sheet,
  { relation, others }: Surroundings,
): (candidate: Candidate) => number | undefined {
  const equations = others.filter(
    ({ id, severity }) => severity !== "note" && isEquation(sheet, id),
  );
  const before = new Map<Key, ReadonlySet<string>>();
  return (candidate) => {
    const trial = tryCorrection(sheet, candidate);
    if (!relation.holdsIn(trial)) return undefined;
    const keys = touchedBy(sheet, candidate.key);
    const now = before.get(candidate.key) ?? findTroubles(sheet, keys).troubles;
    before.set(candidate.key, now);
    const { run, troubles } = findTroubles(trial, keys);
    const mended = equations.filter(({ id }) => run.has(id) && !troubles.has(id));
    const broken = [...troubles].filter((id) => id !== relation.id && !now.has(id));
    return mended.length - broken.length;
  };
}

/** An inequality is mended by any amount that is large enough: no evidence. */
function isEquation(sheet: Sheet, id: string): boolean {
  return findRelation(sheet, id)?.compared.clause.comparison === "=";
}

function hasTwin(sheet: Sheet, { key, value }: Candidate): boolean {
  return keysWithAmount(sheet, value).some((other) => other !== key);
}

function byWeight(a: Ranked, b: Ranked): number {
  const one = a.candidate;
  const two = b.candidate;
  return (
    b.gain - a.gain ||
    closure(two.closeness) - closure(one.closeness) ||
    order(b.hasTwin) - order(a.hasTwin) ||
    SLIP_KINDS.indexOf(one.kind) - SLIP_KINDS.indexOf(two.kind) ||
    one.oddness - two.oddness ||
    order(b.isUsual) - order(a.isUsual) ||
    two.closeness.comparedTo(one.closeness)
  );
}

function closure(closeness: Decimal): number {
  if (closeness.gte(CLOSED)) return 2;
  return closeness.gte(NEARLY_CLOSED) ? 1 : 0;
}

function order(flag: boolean): number {
  return flag ? 1 : 0;
}

function onePerKey(ranked: readonly Ranked[]): Ranked[] {
  const seen = new Set<Key>();
  return ranked.filter(({ candidate: { key } }) => {
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
