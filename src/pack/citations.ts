import type { Condition, Expression } from "./grammar.js";
import type { Place } from "./mistakes.js";
import type { Key, Question, RowGroup } from "./pack.js";

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
  /** @param key a fixed key, a cell of one code, or `prefix.@.column` */
  question(key: Key, place: Place): Question | undefined;
  /** @returns undefined also for a pattern no fixed key matches */
  pattern(pattern: string, place: Place): readonly Key[] | undefined;
  rowGroup(prefix: string, place: Place): RowGroup | undefined;
}
