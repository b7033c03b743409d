import type { Key } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet.js";
import { type Candidate, NEARLY_CLOSED } from "./candidate.js";
import { touchedBy, tryCorrection } from "./correction.js";
import { type Finding, SLIP_KINDS, type Verdict } from "./finding.js";
import { keysWithAmount } from "./known-figures.js";
import type { Relation } from "./relation.js";
import { runChecks } from "./run-checks.js";

/** A candidate that mends its finding, with all that speaks for it. */
interface Ranked {
  readonly candidate: Candidate;
  /** Other findings it mends too, less the checks that hold now and would not. */
  readonly gain: number;
  readonly isClosed: boolean;
  /** What it would be stands elsewhere already. */
  readonly hasTwin: boolean;
}

export interface Surroundings {
  readonly relation: Relation;
  readonly others: readonly Finding[];
}

/** Candidates that mend the relation without breaking more than they mend, most telling first, one a figure. */
export function rankCandidates(
  sheet: Sheet,
  candidates: readonly Candidate[],
  { relation, others }: Surroundings,
): readonly Candidate[] {
  const runNow = rememberRuns(sheet);
  const ranked = candidates.flatMap((candidate): Ranked[] => {
    const trial = tryCorrection(sheet, candidate);
    if (!relation.holdsIn(trial)) return [];
    const keys = touchedBy(sheet, candidate.key);
    const after = troubles(runChecks(trial, keys));
    const ids = new Set(runChecks(trial, keys).map(({ id }) => id));
    const before = runNow(candidate.key, keys);
    const mended = others.filter(
      ({ id, severity }) => severity !== "note" && ids.has(id) && !after.has(id),
    );
    const broken = [...after].filter((id) => id !== relation.id && !before.has(id));
    return [
      {
        candidate,
        gain: mended.length - broken.length,
        isClosed: candidate.closeness.gte(NEARLY_CLOSED),
        hasTwin: keysWithAmount(sheet, candidate.value).some((key) => key !== candidate.key),
      },
    ];
  });
  const best = ranked.filter(({ gain }) => gain >= 0).sort(byWeight);
  return onePerKey(best.map(({ candidate }) => candidate));
}

/** Ids of what would be told. */
function troubles(verdicts: readonly Verdict[]): Set<string> {
  return new Set(
    verdicts.flatMap((verdict) =>
      verdict.outcome === "finding" && verdict.finding.severity !== "note" ? [verdict.id] : [],
    ),
  );
}

function rememberRuns(sheet: Sheet): (key: Key, keys: readonly Key[]) => Set<string> {
  const runs = new Map<Key, Set<string>>();
  return (key, keys) => {
    const known = runs.get(key) ?? troubles(runChecks(sheet, keys));
    runs.set(key, known);
    return known;
  };
}

function byWeight(a: Ranked, b: Ranked): number {
  const one = a.candidate;
  const two = b.candidate;
  return (
    b.gain - a.gain ||
    order(b.isClosed) - order(a.isClosed) ||
    order(b.hasTwin) - order(a.hasTwin) ||
    SLIP_KINDS.indexOf(one.kind) - SLIP_KINDS.indexOf(two.kind) ||
    one.oddness - two.oddness ||
    two.closeness.comparedTo(one.closeness)
  );
}

function order(flag: boolean): number {
  return flag ? 1 : 0;
}

function onePerKey(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<Key>();
  return candidates.filter(({ key }) => {
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
