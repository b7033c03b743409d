import { Decimal, ZERO } from "../amounts/decimal.js";
import type { Comparison } from "../pack/expressions/grammar.js";
import type { Severity } from "../pack/pack.js";

/** 0.02万元: a gap of rounding, as tables show it. */
export const ROUNDING_YUAN = new Decimal(200);

/** Both sides of a comparison, and how far the true difference may lie from the known one. */
export interface Gap {
  readonly left: Decimal;
  readonly right: Decimal;
  /** Slack of rounding, both sides together. */
  readonly slack: Decimal;
  /** Withheld figures can only add to left - right ("up"), only take from it ("down"), or do either. */
  readonly hidden?: "up" | "down" | "either";
}

/**
 * How much a comparison is missed by; undefined when it holds, or when what is withheld may make it hold.
 */
export function missedBy(comparison: Comparison, gap: Gap): Decimal | undefined {
  const difference = gap.left.minus(gap.right);
  const mayBeMore = gap.hidden === "up" || gap.hidden === "either";
  const mayBeLess = gap.hidden === "down" || gap.hidden === "either";
  const above = difference.isPositive() && !difference.isZero() && !mayBeLess;
  const below = difference.isNegative() && !difference.isZero() && !mayBeMore;
  const equal = difference.isZero() && gap.hidden === undefined;
  switch (comparison) {
    case "=":
      return above || below ? difference.abs() : undefined;
    case "!=":
      return equal ? ZERO : undefined;
    case "<=":
      return above ? difference : undefined;
    case "<":
      return above || equal ? difference.abs() : undefined;
    case ">=":
      return below ? difference.abs() : undefined;
    case ">":
      return below || equal ? difference.abs() : undefined;
    default:
      throw new Error(`unknown comparison: ${JSON.stringify(comparison satisfies never)}`);
  }
}

const WEIGHT: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/** A miss inside the slack of rounding is milder than the check, never graver. */
export function severityOf(missed: Decimal, slack: Decimal, severity: Severity): Severity {
  if (missed.isZero() || missed.gt(slack)) return severity;
  const mild = missed.lte(ROUNDING_YUAN) ? "note" : "warning";
  return WEIGHT[mild] < WEIGHT[severity] ? mild : severity;
}
