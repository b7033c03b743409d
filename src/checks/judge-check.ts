import { ZERO } from "../amounts/decimal.js";
import type { Clause, Expression } from "../pack/grammar.js";
import type { Check, CheckOnRow, Key, Severity } from "../pack/pack.js";
import type { Sheet } from "../pack/sheet.js";
import { type Gap, isGraver, missedBy, severityOf } from "./judge-gap.js";
import { looksLikeOneSlip } from "./look-alike.js";
import { withAnswers } from "./with-answers.js";

export type FiguresClause = Extract<Clause, { kind: "figures" }>;

/** A comparison that does not hold, as far as it is known. */
export interface Miss {
  readonly clause: Clause;
  readonly gap: Gap;
  readonly severity: Severity;
}

export type Judgement =
  | { readonly outcome: "holds" | "idle" | "pending" }
  | { readonly outcome: "missed"; readonly miss: Miss };

const HOLDS: Judgement = { outcome: "holds" };
const IDLE: Judgement = { outcome: "idle" };
const PENDING: Judgement = { outcome: "pending" };
const NO_GAP: Gap = { left: ZERO, right: ZERO, slack: ZERO };

/** Works one check out. Of several comparisons that fail, the gravest speaks; the first of equals. */
export function judgeCheck(sheet: Sheet, { check, row }: CheckOnRow): Judgement {
  if (check.each !== undefined && !(row !== undefined && sheet.leaves(check.each).includes(row))) {
    return IDLE;
  }
  if (check.when !== undefined) {
    const applies = sheet.holds(check.when, row);
    if (applies !== true) return applies === false ? IDLE : PENDING;
  }
  let worst: Miss | undefined;
  for (const clause of check.equation.clauses) {
    const miss = judgeClause(sheet, check, { clause, row });
    if (miss === "pending") return PENDING;
    if (miss !== undefined && (worst === undefined || isGraver(miss.severity, worst.severity))) {
      worst = miss;
    }
  }
  return worst === undefined ? HOLDS : { outcome: "missed", miss: worst };
}

interface ClauseOnRow {
  readonly clause: Clause;
  readonly row: string | undefined;
}

function judgeClause(
  sheet: Sheet,
  check: Check,
  { clause, row }: ClauseOnRow,
): Miss | "pending" | undefined {
  if (clause.kind === "choice") return judgeChoice(sheet, check, { clause, row });
  const gap = readGap(sheet, clause, row);
  if (gap === "pending") return "pending";
  const missed = missedBy(clause.comparison, gap);
  if (missed === undefined) return undefined;
  if (check.only === "near" && !looksLikeOneSlip(sheet, { clause, row, gap })) return undefined;
  const slack = check.exact ? ZERO : gap.slack;
  return { clause, gap, severity: severityOf(missed, slack, check.severity) };
}

function judgeChoice(
  sheet: Sheet,
  check: Check,
  { clause, row }: ClauseOnRow,
): Miss | "pending" | undefined {
  // A condition that the pack does not hold itself wants the whole prefix of its row.
  const place = check.each === undefined || row === undefined ? row : `${check.each}.${row}`;
  const holds = sheet.holds({ source: check.equation.source, clauses: [clause] }, place);
  if (holds === undefined) return "pending";
  return holds ? undefined : { clause, gap: NO_GAP, severity: check.severity };
}

/** Both sides of a comparison as far as they are known; "pending" while a figure is open. */
export function readGap(
  sheet: Sheet,
  clause: FiguresClause,
  row: string | undefined,
): Gap | "pending" {
  const left = sheet.evaluate(clause.left, row);
  if (left.state === "open") return "pending";
  const right = sheet.evaluate(clause.right, row);
  if (right.state === "open") return "pending";
  if (left.state === "value" && right.state === "value") {
    return { left: left.value, right: right.value, slack: left.precision.plus(right.precision) };
  }
  return readKnownGap(sheet, clause, row);
}

/** What can be told when a part is withheld: the known rest, and to which side the rest may lie. */
function readKnownGap(sheet: Sheet, clause: FiguresClause, row: string | undefined): Gap {
  const left = sheet.evaluateParts(clause.left, row);
  const right = sheet.evaluateParts(clause.right, row);
  const ways = new Set([
    ...left.withheld.map((key) => wayOf(sheet, clause.left, { key, row })),
    ...right.withheld.map((key) =>
      wayOf(sheet, clause.right, { key, row }) === "up" ? "down" : "up",
    ),
  ]);
  const [way] = ways;
  return {
    left: left.value,
    right: right.value,
    slack: left.precision.plus(right.precision),
    hidden: ways.size === 1 && way !== undefined ? way : "either",
  };
}

/** Whether an expression grows with a figure. */
function wayOf(
  sheet: Sheet,
  expression: Expression,
  at: { key: Key; row: string | undefined },
): "up" | "down" {
  const one = { kind: "money", yuan: "1", precision: "0" } as const;
  const more = withAnswers(sheet, new Map([[at.key, { state: "value", value: one }]]));
  const now = sheet.evaluateParts(expression, at.row).value;
  return more.evaluateParts(expression, at.row).value.gte(now) ? "up" : "down";
}
