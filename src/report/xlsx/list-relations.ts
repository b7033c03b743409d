import { ZERO } from "../../amounts/decimal.js";
import type { Finding, Verdict } from "../../checks/finding.js";
import { comparedBy } from "../../checks/judge-check.js";
import { runAllChecks } from "../../checks/run-checks.js";
import { nameOf } from "../../checks/tell-finding.js";
import type { AcceptedFinding } from "../../events/report/report-snapshot.js";
import type { Comparison, Expression } from "../../pack/expressions/grammar.js";
import type { Check, CheckOnRow } from "../../pack/pack.js";
import type { Figure, Sheet } from "../../pack/sheet/sheet.js";

export const VERDICTS = ["通过", "不符", "待填", "不适用"] as const;
export type RelationVerdict = (typeof VERDICTS)[number];

/** One side of a relation; without a figure where the relation does not apply. */
export interface Side {
  readonly name: string;
  readonly figure?: Figure;
}

/** A relation between figures and how it stands. */
export interface Relation {
  /** 本年收入合计应等于各项收入之和 */
  readonly says: string;
  readonly unit: "money" | "count";
  readonly left: Side;
  /** ＝ or ≤ …, from left to right. */
  readonly sign: string;
  readonly right: Side;
  readonly verdict: RelationVerdict;
  /** Of one that does not hold: why it may stand so. */
  readonly reason?: string;
  /** How bad it is, or why it passes all the same. */
  readonly note: string;
}

const SIGNS: Readonly<Record<Comparison, string>> = {
  "=": "＝",
  "!=": "≠",
  "<": "＜",
  "<=": "≤",
  ">": "＞",
  ">=": "≥",
};

/** Every check of the pack, once a code where it is meant so, then what single figures raise. */
export function listRelations(
  sheet: Sheet,
  accepted: readonly AcceptedFinding[],
): readonly Relation[] {
  const verdicts = new Map(runAllChecks(sheet).map((verdict) => [verdict.id, verdict]));
  const reasons = new Map(accepted.map(({ id, reason }) => [id, reason]));
  const listed = new Set<string>();
  const relations = sheet.pack.checks.flatMap((check) =>
    placesOf(sheet, check).map((place) => {
      listed.add(place.id);
      return relationOf(sheet, place, { verdict: verdicts.get(place.id), reasons });
    }),
  );
  const others = [...verdicts.values()].flatMap((verdict) =>
    verdict.outcome === "finding" && !listed.has(verdict.id)
      ? [remarkOn(sheet, verdict.finding, reasons)]
      : [],
  );
  return [...relations, ...others];
}

/** A check meant for every code stands once, as not applying, where there is no code. */
function placesOf(sheet: Sheet, check: Check): readonly CheckOnRow[] {
  const codes = check.each === undefined ? [] : sheet.leaves(check.each);
  if (codes.length === 0) return [{ id: check.id, check }];
  return codes.map((row) => ({ id: `${check.id}@${row}`, check, row }));
}

interface Judged {
  readonly verdict: Verdict | undefined;
  readonly reasons: ReadonlyMap<string, string>;
}

function relationOf(sheet: Sheet, place: CheckOnRow, judged: Judged): Relation {
  const { check } = place;
  const { clause } = comparedBy(place);
  const { verdict } = judged;
  const isIdle = verdict === undefined || verdict.outcome === "idle";
  const side = (expression: Expression, label: string | undefined): Side => ({
    name: sideName(sheet, place, { expression, label }),
    ...(isIdle ? {} : { figure: sheet.evaluate(expression, comparedBy(place).row) }),
  });
  return {
    says: withRow(sheet, place, check.says),
    unit: unitOf(sheet, place),
    left: side(clause.left, check.leftLabel),
    sign: SIGNS[clause.comparison],
    right: side(clause.right, check.rightLabel),
    ...judge(check, judged),
  };
}

function judge(
  { only }: Check,
  { verdict, reasons }: Judged,
): Pick<Relation, "verdict" | "note" | "reason"> {
  switch (verdict?.outcome) {
    case undefined:
    case "idle":
      return { verdict: "不适用", note: "" };
    case "pending":
      return { verdict: "待填", note: "还有数没填" };
    case "holds":
      return { verdict: "通过", note: only === "near" ? "只在像笔误时提示" : "" };
    case "finding":
      return judgeFinding(verdict.finding, reasons);
  }
}

function judgeFinding(
  { id, severity }: Finding,
  reasons: ReadonlyMap<string, string>,
): Pick<Relation, "verdict" | "note" | "reason"> {
  if (severity === "note") return { verdict: "通过", note: "尾差" };
  const reason = reasons.get(id);
  const note = severity === "error" ? "必须改" : "请核实";
  return { verdict: "不符", note, ...(reason === undefined ? {} : { reason }) };
}

/** What is said of one figure by itself: negative, or nearly its suggestion. */
function remarkOn(sheet: Sheet, finding: Finding, reasons: ReadonlyMap<string, string>): Relation {
  const [key = ""] = finding.keys;
  const isNegative = finding.id.startsWith("negative:");
  return {
    says: finding.says,
    unit: finding.about === "count" ? "count" : "money",
    left: { name: nameOf(sheet, key), figure: sheet.figure(key) },
    sign: isNegative ? SIGNS[">="] : SIGNS["="],
    right: isNegative ? { name: "", figure: NOTHING } : suggestionFor(sheet, key),
    ...judgeFinding(finding, reasons),
  };
}

const NOTHING: Figure = { state: "value", value: ZERO, precision: ZERO };

function suggestionFor(sheet: Sheet, key: string): Side {
  const figure = sheet.suggestion(key);
  return { name: "带出的数", ...(figure === undefined ? {} : { figure }) };
}

function unitOf(sheet: Sheet, { check, row }: CheckOnRow): "money" | "count" {
  if (check.each !== undefined && row === undefined) return "money";
  const keys = sheet.keysIn(check.equation, row);
  return keys.some((key) => sheet.pack.find(key)?.kind === "money") ? "money" : "count";
}

function sideName(
  sheet: Sheet,
  place: CheckOnRow,
  { expression, label }: { readonly expression: Expression; readonly label: string | undefined },
): string {
  if (label !== undefined) return withRow(sheet, place, label);
  const [term, ...more] = expression.terms;
  if (term?.of.kind !== "key" || more.length > 0 || isBare(place)) return "";
  const [key] = sheet.keysIn(expression, comparedBy(place).row);
  return key === undefined ? "" : nameOf(sheet, key);
}

/** A check meant for codes, without one. */
function isBare({ check, row }: CheckOnRow): boolean {
  return check.each !== undefined && row === undefined;
}

function withRow(sheet: Sheet, place: CheckOnRow, text: string): string {
  const { each } = place.check;
  const { row } = place;
  if (each === undefined) return text;
  const name = row === undefined ? "各科目" : (sheet.codeName(each, row) ?? row);
  return text.replaceAll("{row}", name);
}
