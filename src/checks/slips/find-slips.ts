import type { Decimal } from "../../amounts/decimal.js";
import type { Key } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import type { Candidate } from "./candidate.js";
import type { Finding, Slip, Verdict } from "../finding.js";
import { findMissing } from "./find-missing.js";
import { findMissingRows } from "./find-missing-rows.js";
import { readGiven } from "../given-figure.js";
import { rankCandidates } from "./rank-candidates.js";
import { findRelation, type Relation } from "../relation.js";
import { solveInequality } from "./solve-inequality.js";
import { findAlike, findRepeated, findTypingSlips, solveRelation } from "./solve-relation.js";

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
  const { comparison } = compared.clause;
  if (comparison === "!=") return [...findAlike(unknowns)];
  return [
    ...unknowns.flatMap((unknown) => findTypingSlips(unknown, relation)),
    ...unknowns.flatMap((unknown) => findRepeated(sheet, unknown, unknowns)),
    ...findMissing(sheet, unknowns, relation.id),
    ...findMissingRows(sheet, unknowns, relation),
    ...(comparison === "=" ? [] : solveInequality(sheet, unknowns, compared)),
  ];
}

/** The one figure a check waits for: with the value that closes an equation, else with its suggestion. */
function findLeftOut(sheet: Sheet, { id, open }: Pending): readonly Slip[] {
  const [key, ...more] = open;
  if (key === undefined || more.length > 0 || sheet.pack.find(key) === undefined) return [];
  const value = closingValue(sheet, id, key) ?? suggestedValue(sheet, key);
  if (value?.gt(0) !== true) return [];
  return [{ kind: "missing-item", key, suggestion: value.toFixed() }];
}

function closingValue(sheet: Sheet, id: string, key: Key): Decimal | undefined {
  const relation = findRelation(sheet, id);
  if (relation?.compared.clause.comparison !== "=") return undefined;
  return solveRelation(sheet, relation.compared).find((solved) => solved.key === key)?.needed;
}

function suggestedValue(sheet: Sheet, key: Key): Decimal | undefined {
  const suggested = sheet.suggestion(key);
  return suggested?.state === "value" ? suggested.value : undefined;
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
