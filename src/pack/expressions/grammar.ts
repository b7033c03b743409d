/**
 * The one expression language of a pack: linear sums of figures, compared and joined by `and`.
 *
 *   income.total = income.fiscal + income.other
 *   sum(basic.301*) - 2 * meeting.actual <= 10
 *   profile.applies = "公务接待" and three_public.reception.actual != 0
 *
 * A key may begin with `@`, the row at hand: `@.actual`.
 */

/** A term's sign and factor: an exact decimal string ("1", "-1", "10"). */
export interface Term {
  readonly factor: string;
  readonly of:
    | { readonly kind: "key"; readonly key: string }
    /** `*` stays inside one dot segment; over a repeat group it runs over the deepest codes. */
    | { readonly kind: "sum"; readonly pattern: string }
    | { readonly kind: "last_year"; readonly key: string }
    | { readonly kind: "constant" };
  /** Where it stands in the source, from 1: for problems found later. */
  readonly column: number;
}

/** A sum of terms. A constant is a term whose factor is the number itself (元 beside money, units beside counts). */
export interface Expression {
  readonly source: string;
  readonly terms: readonly Term[];
}

export const COMPARISONS = ["=", "!=", "<", "<=", ">", ">="] as const;
export type Comparison = (typeof COMPARISONS)[number];

export type Clause =
  | {
      readonly kind: "figures";
      readonly left: Expression;
      readonly comparison: Comparison;
      readonly right: Expression;
    }
  | {
      readonly kind: "choice";
      readonly key: string;
      readonly negated: boolean;
      readonly option: string;
      /** Where the key stands in the source, from 1. */
      readonly column: number;
    };

/** Clauses joined by `and`. */
export interface Condition {
  readonly source: string;
  readonly clauses: readonly Clause[];
}

/** What is wrong with a source, where (from 1), and what would be right; in the author's language. */
export interface GrammarProblem {
  readonly column: number;
  readonly wrong: string;
  readonly right: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: GrammarProblem };
