import type { Condition, Expression } from "../expressions/grammar.js";
import type { Place } from "../mistakes.js";
import type { Key, RowGroup } from "../pack.js";

/**
 * How tables and text read what they cite. Everything is checked against the questions; what is wrong
 * is added to the pack's mistakes at `place`, with what would be right, and undefined returned.
 *
 * `rows` is the prefix of the repeat group whose code `@` stands for.
 */
export interface Citations {
  /** @returns the expression and what it comes to; sums that mix money and counts are a mistake */
  expression(
    source: string,
    place: Place,
    rows?: string,
  ): { readonly expression: Expression; readonly unit: "money" | "count" } | undefined;
  condition(source: string, place: Place, rows?: string): Condition | undefined;
  rowGroup(prefix: string, place: Place): RowGroup | undefined;
  /** What to write instead of a key that does not exist. */
  suggest(key: Key): string;
}
