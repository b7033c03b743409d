import { Decimal, ZERO } from "../../amounts/decimal.js";
import type { Expression } from "../../pack/expressions/grammar.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { type Candidate, NEARLY_CLOSED } from "./candidate.js";
import { tryCorrection } from "./correction.js";
import { missedBy } from "../judge-gap.js";
import { keysWithAmount } from "../known-figures.js";
import type { SlipKind } from "../finding.js";
import type { Compared } from "../judge-check.js";
import { measureGap } from "../measure-relation.js";
import type { Unknown } from "./solve-relation.js";
import { findVariants, type Variant } from "./typed-variants.js";

/** How near both sides must come for a slip to be more than a guess: smaller through larger. */
const NEAR_ENOUGH: Readonly<Record<SlipKind, Decimal>> = {
  "digits-swapped": new Decimal("0.8"),
  unit: new Decimal("0.1"),
  sign: new Decimal("0.1"),
  "decimal-shift": new Decimal("0.2"),
  // One of nine first digits nearly always comes near.
  "digit-lost": new Decimal("0.95"),
  "missing-item": new Decimal(1),
  "entered-twice": new Decimal("0.1"),
};
/** Of several wide shifts one nearly always comes near. */
const NEAR_BY_WIDE_SHIFT = new Decimal("0.5");
const ONLY_UNIT = new Decimal("0.5");

/**
 * Slips that would make an inequality hold. Unlike an equation it does not say what a figure has to be: only
 * a correction counts that brings both sides close, or equals another figure.
 */
export function solveInequality(
  sheet: Sheet,
  unknowns: readonly Unknown[],
  compared: Compared,
): readonly Candidate[] {
  const gap = measureGap(sheet, compared);
  return unknowns.flatMap(({ key, typed, weight }) => {
    if (typed === undefined) return [];
    return findVariants(typed).flatMap((variant): Candidate[] => {
      const left = gap.plus(weight.times(variant.value.minus(typed.value)));
      const { comparison } = compared.clause;
      if (missedBy(comparison, { left, right: ZERO, slack: ZERO }) !== undefined) return [];
      const closeness = rate(sheet, { key, variant }, compared);
      return closeness === undefined ? [] : [{ key, ...variant, closeness }];
    });
  });
}

function rate(
  sheet: Sheet,
  { key, variant }: { readonly key: string; readonly variant: Variant },
  compared: Compared,
): Decimal | undefined {
  if (keysWithAmount(sheet, variant.value).some((other) => other !== key)) return NEARLY_CLOSED;
  if (variant.kind === "unit" && isAboutUnits(compared)) return ONLY_UNIT;
  const trial = tryCorrection(sheet, { key, value: variant.value });
  const left = sizeOf(trial, compared.clause.left, compared.row);
  const right = sizeOf(trial, compared.clause.right, compared.row);
  if (!left.gt(0) || !right.gt(0)) return undefined;
  const closeness = Decimal.min(left, right).div(Decimal.max(left, right));
  if (closeness.lt(nearEnough(variant))) return undefined;
  return closeness.times(NEARLY_CLOSED);
}

function nearEnough({ kind, oddness }: Variant): Decimal {
  return kind === "decimal-shift" && oddness > 0 ? NEAR_BY_WIDE_SHIFT : NEAR_ENOUGH[kind];
}

/** A factor of thousands asks nothing but whether 元 and 万元 were mixed up. */
function isAboutUnits({ clause }: Compared): boolean {
  return [clause.left, clause.right].some(({ terms: [only, ...more] }) => {
    if (only === undefined || more.length > 0 || only.of.kind === "constant") return false;
    return new Decimal(only.factor).abs().gte(1_000);
  });
}

/** A side without the factor of its only term: what `meeting.actual <= 8 * meeting.prior` compares is alike. */
function sizeOf(sheet: Sheet, side: Expression, row: string | undefined): Decimal {
  const { value } = sheet.evaluateParts(side, row);
  const [only, ...more] = side.terms;
  if (only === undefined || more.length > 0 || only.of.kind === "constant") return value;
  return value.div(new Decimal(only.factor).abs());
}
