import type { Key } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet.js";
import type { Candidate } from "./candidate.js";
import type { Finding, Slip, Verdict } from "./finding.js";
import { findMissing } from "./find-missing.js";
import { findMissingRows } from "./find-missing-rows.js";
import { readGiven } from "./given-figure.js";
import type { FiguresClause } from "./judge-check.js";
import { rankCandidates } from "./rank-candidates.js";
import { findRelation, type Relation } from "./relation.js";
import { solveInequality } from "./solve-inequality.js";
import { findRepeated, findTypingSlips, solveRelation } from "./solve-relation.js";

const MOST_SLIPS = 3;

type Pending = Extract<Verdict, { outcome: "pending" }>;

/**
 * What was most likely typed wrong, at most three, most telling first; none rather than a wild guess.
 * Takes milliseconds: only for a finding that is shown.
 *
 * @param others the other findings of the report: a slip that explains several of them is likelier
 */
export function findSlips(
  sheet: Sheet,
  about: Finding | Pending,
  others: readonly Finding[],
): readonly Slip[] {
  if ("outcome" in about) return findLeftOut(sheet, about);
  const negative = about.id.startsWith("negative:") ? about.keys[0] : undefined;
  if (negative !== undefined) return mendSign(sheet, negative);
  const relation = about.about === "text" ? undefined : findRelation(sheet, about.id);
  if (relation === undefined) return [];
  const ranked = rankCandidates(sheet, collectCandidates(sheet, relation), {
    relation,
    others: others.filter((other) => other.id !== about.id),
  });
  return ranked.slice(0, MOST_SLIPS).map(asSlip);
}

function collectCandidates(sheet: Sheet, relation: Relation): Candidate[] {
  const { compared } = relation;
  const unknowns = solveRelation(sheet, compared);
  return [
    ...unknowns.flatMap((unknown) => findTypingSlips(unknown, relation)),
    ...unknowns.flatMap((unknown) => findRepeated(sheet, unknown, unknowns)),
    ...findMissing(sheet, unknowns, relation.id),
    ...findMissingRows(sheet, unknowns, compared),
    ...(isInequality(compared.clause) ? solveInequality(sheet, unknowns, compared) : []),
  ];
}

function isInequality({ comparison }: FiguresClause): boolean {
  return comparison !== "=" && comparison !== "!=";
}

/** The one figure an equation waits for, with the value that would close it. */
function findLeftOut(sheet: Sheet, { id, open }: Pending): readonly Slip[] {
  const [key, ...more] = open;
  const relation = findRelation(sheet, id);
  if (key === undefined || more.length > 0 || relation === undefined) return [];
  if (relation.compared.clause.comparison !== "=") return [];
  const unknown = solveRelation(sheet, relation.compared).find((solved) => solved.key === key);
  if (unknown === undefined || !unknown.needed.gt(0)) return [];
  return [{ kind: "missing-item", key, suggestion: unknown.needed.toFixed() }];
}

function mendSign(sheet: Sheet, key: Key): readonly Slip[] {
  const typed = readGiven(sheet, key);
  return typed === undefined
    ? []
    : [{ kind: "sign", key, suggestion: typed.value.abs().toFixed() }];
}

function asSlip({ kind, key, value }: Candidate): Slip {
  return { kind, key, suggestion: value.toFixed() };
}
