import { ZERO } from "../amounts/decimal.js";
import type { Expression } from "../pack/expressions/grammar.js";
import type { Check, CheckOnRow, Key, Severity } from "../pack/pack.js";
import type { FiguresClause, Sheet } from "../pack/sheet/sheet.js";
import { type Gap, missedBy, severityOf } from "./judge-gap.js";
import { looksLikeOneSlip } from "./slips/look-alike.js";
import { withAnswers } from "./slips/with-answers.js";

/** One comparison, and where `@` stands in it: "function.205". */
export interface Compared {
  readonly clause: FiguresClause;
  readonly row: string | undefined;
}

/** A comparison that does not hold, as far as it is known. */
export interface Miss {
  readonly gap: Gap;
  readonly severity: Severity;
}

export type Judgement =
  | { readonly outcome: "holds" | "idle" | "pending" }
  | { readonly outcome: "missed"; readonly miss: Miss };

const HOLDS: Judgement = { outcome: "holds" };
const IDLE: Judgement = { outcome: "idle" };
const PENDING: Judgement = { outcome: "pending" };

/** The comparison a check makes. */
export function comparedBy({ check, row }: CheckOnRow): Compared {
  const [clause] = check.equation.clauses;
  // The loader refuses any other equation.
  if (clause?.kind !== "figures") throw new Error(`${check.id} compares no figures`);
  return { clause, row: prefixOf(check, row) };
}

/** A side of a comparison is not what the pack holds: its `@` wants the whole prefix of the row. */
export function prefixOf(check: Check, row: string | undefined): string | undefined {
  return check.each === undefined || row === undefined ? undefined : `${check.each}.${row}`;
}

/** Works one check out. */
export function judgeCheck(sheet: Sheet, place: CheckOnRow): Judgement {
  const { check, row } = place;
  if (check.each !== undefined && !(row !== undefined && sheet.leaves(check.each).includes(row))) {
    return IDLE;
  }
  if (check.when !== undefined) {
    const applies = sheet.holds(check.when, row);
    if (applies !== true) return applies === false ? IDLE : PENDING;
  }
  return judgeComparison(sheet, check, comparedBy(place));
}

function judgeComparison(sheet: Sheet, check: Check, compared: Compared): Judgement {
  const standing = sheet.judge(compared.clause, compared.row);
  if (standing === "open") return PENDING;
  if (standing === "holds") return HOLDS;
  const gap = readGap(sheet, compared);
  if (gap === "pending") return PENDING;
  const missed = missedBy(compared.clause.comparison, gap);
  if (missed === undefined) return HOLDS;
  if (check.only === "near" && !looksLikeOneSlip(sheet, compared, gap)) return HOLDS;
  const slack = check.exact ? ZERO : gap.slack;
  return { outcome: "missed", miss: { gap, severity: severityOf(missed, slack, check.severity) } };
}

/** Both sides as far as they are known; "pending" while a figure is open. */
function readGap(sheet: Sheet, { clause, row }: Compared): Gap | "pending" {
  const left = sheet.evaluate(clause.left, row);
  if (left.state === "open") return "pending";
  const right = sheet.evaluate(clause.right, row);
  if (right.state === "open") return "pending";
  if (left.state === "value" && right.state === "value") {
    return { left: left.value, right: right.value, slack: left.precision.plus(right.precision) };
  }
  return readKnownGap(sheet, { clause, row });
}

/** What can be told when a part is withheld: the known rest, and to which side the rest may lie. */
function readKnownGap(sheet: Sheet, { clause, row }: Compared): Gap {
  const left = sheet.evaluateParts(clause.left, row);
  const right = sheet.evaluateParts(clause.right, row);
  const ways = new Set([
    ...left.withheld.map((key) => (grows(sheet, clause.left, { key, row }) ? "up" : "down")),
    ...right.withheld.map((key) => (grows(sheet, clause.right, { key, row }) ? "down" : "up")),
  ]);
  const [way] = ways;
  return {
    left: left.value,
    right: right.value,
    slack: left.precision.plus(right.precision),
    hidden: ways.size === 1 && way !== undefined ? way : "either",
  };
}

interface KeyOnRow {
  readonly key: Key;
  readonly row: string | undefined;
}

/** Whether an expression grows with a figure. */
function grows(sheet: Sheet, expression: Expression, { key, row }: KeyOnRow): boolean {
  const one = { kind: "money", yuan: "1", precision: "0" } as const;
  const more = withAnswers(sheet, new Map([[key, { state: "value", value: one }]]));
  const now = sheet.evaluateParts(expression, row).value;
  return more.evaluateParts(expression, row).value.gte(now);
}
