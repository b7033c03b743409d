import type { Answer, Yuan } from "../../amounts/answer.js";
import type { Decimal } from "../../amounts/decimal.js";
import type { Clause, Condition, Expression } from "../expressions/grammar.js";
import type { Key, Pack } from "../pack.js";

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

export type FiguresClause = Extract<Clause, { kind: "figures" }>;

export type Standing = "holds" | "fails" | "open" | "withheld";

/** An expression taken apart: all a check has to know. */
export interface Parts {
  /** The sum of what is known; open, withheld and 无此项 terms count as 0. */
  readonly value: Decimal;
  /** Half the last place typed, summed over every non-zero addend, factors included. */
  readonly precision: Decimal;
  /** How many addends are not zero, those of computed figures included. */
  readonly addends: number;
  /**
   * What the value waits for: questions to be answered, those behind computed figures included; the
   * prefix of a repeat group that is not closed yet; "last_year(KEY)" where last year is not known.
   */
  readonly open: readonly Key[];
  readonly withheld: readonly Key[];
}

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
  /**
   * A money or count question as a number; 无此项 counts as 0. A cell of a code that has deeper codes is
   * the sum over the deepest codes below it (its `answer` is 无此项: it was not asked).
   *
   * @throws when the key is unknown or is no figure
   */
  figure(key: Key): Figure;
  /**
   * "open" when anything in it is open, else "withheld" when anything is withheld.
   *
   * @param row where `@` stands in it: a code ("205") for what the pack itself holds, else the whole
   *   prefix of the row ("function.205")
   */
  evaluate(expression: Expression, row?: string): Figure;
  /** The same, taken apart. */
  evaluateParts(expression: Expression, row?: string): Parts;
  /**
   * How one comparison stands, without the amounts: stops at the first open figure it meets. Only where
   * it "fails", or something is "withheld", is there more to say.
   */
  judge(clause: FiguresClause, row?: string): Standing;
  /** undefined while a figure in it is open or withheld. */
  holds(condition: Condition, row?: string): boolean | undefined;
  /**
   * Whether a question is asked: its own condition and its group's, closed or not; undefined while not known.
   *
   * @throws when the key is unknown
   */
  asks(key: Key): boolean | undefined;
  /** Keys cited, sums and rows written out, computed figures as such; each once, in order. */
  keysIn(source: Expression | Condition, row?: string): readonly Key[];
  /** The same with computed figures replaced by the questions behind them: what a person can change. */
  inputsIn(source: Expression | Condition, row?: string): readonly Key[];
  /** The suggested amount of a question, while its sources are known. */
  suggestion(key: Key): Figure | undefined;
  /** The deepest codes of a repeat group, sorted: what a sum runs over. */
  leaves(prefix: string): readonly string[];
  /** The name of a code: typed, or from the pack's list. */
  codeName(prefix: string, code: string): string | undefined;
}
