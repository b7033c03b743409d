import type { Answer, Yuan } from "../amounts/answer.js";
import type { Decimal } from "../amounts/decimal.js";
import type { Condition, Expression } from "./grammar.js";
import type { Key, Pack } from "./pack.js";

/** What was stored, as the sheet reads it: the fold of events, or a draft over it. */
export interface StoredAnswers {
  /** As stored; undefined when nothing was. */
  answer(key: Key): Answer | undefined;
  /** Codes of a repeat group in the order given. */
  rows(prefix: string): readonly string[];
  /** How a group was closed: 其余全部为0, or 无此项 for the whole group. */
  closure(group: string): "zero" | "none" | undefined;
  /** Keys whose stored amount is exactly this, from an index; without one they are looked for. */
  keysWithYuan?(yuan: Yuan): readonly Key[];
}

/** A figure read for a sum: its value and slack, or why there is none. */
export type Figure =
  | { readonly state: "value"; readonly value: Decimal; readonly precision: Decimal }
  | { readonly state: "open" }
  | { readonly state: "withheld" };

/**
 * The answers as the pack understands them: conditions, closed groups, suggestions and computed figures
 * applied. Cheap to make; what it works out is remembered for its own lifetime only, so make a new one
 * after every change.
 */
export interface Sheet {
  readonly pack: Pack;
  readonly stored: StoredAnswers;
  /** The effective answer: 无此项 where a condition is false or the group was closed so; computed figures included. */
  answer(key: Key): Answer;
  /** A money or count question as a number; 无此项 counts as 0. */
  figure(key: Key): Figure;
  evaluate(expression: Expression, row?: string): Figure;
  /** undefined while a figure in it is open. */
  holds(condition: Condition, row?: string): boolean | undefined;
  /** The suggested amount of a question, while its sources are known. */
  suggestion(key: Key): Figure | undefined;
  /** The deepest codes of a repeat group, sorted: what a sum runs over. */
  leaves(prefix: string): readonly string[];
  /** The name of a code: typed, or from the pack's list. */
  codeName(prefix: string, code: string): string | undefined;
}
