import type { Expression } from "../expressions/grammar.js";
import type { Key, Question } from "../pack.js";
import type { Sheet } from "./sheet.js";
import { everyKey } from "./every-key.js";

/** A figure and the same of last year. */
export interface YearPair {
  readonly now: Key;
  readonly base: Key;
}

/**
 * Every figure the pack ties to its own of last year, in the order asked: a question that begins with another of
 * last year's (`carry`) or suggests `last_year(KEY)`; one that a text explains the difference to (`explains: a.total - a.prior`); and a sum of
 * such figures, beside the sum of this year's.
 */
export function findLastYears(sheet: Sheet): readonly YearPair[] {
  const questions = new Map(
    everyKey(sheet).flatMap((key) => {
      const question = sheet.pack.find(key);
      return question === undefined ? [] : [[key, question] as const];
    }),
  );
  const finder = new PairFinder(questions);
  return [...questions.keys()].flatMap((base) => {
    const now = finder.nowOf(base);
    return now === undefined ? [] : [{ now, base }];
  });
}

class PairFinder {
  readonly #questions: ReadonlyMap<Key, Question>;
  /** Last year's key -> this year's. */
  readonly #explained = new Map<Key, Key>();
  /** What a computed figure sums -> its key. */
  readonly #sums = new Map<string, Key>();
  readonly #known = new Map<Key, Key | undefined>();

  constructor(questions: ReadonlyMap<Key, Question>) {
    this.#questions = questions;
    for (const { key, explains, value } of questions.values()) {
      const [now, base] = differenceOf(explains);
      if (now !== undefined && base !== undefined) this.#explained.set(base, now);
      const keys = keysOfSum(value);
      if (keys !== undefined) this.#sums.set(nameOfSum(keys), key);
    }
  }

  /** This year's figure of a question about last year; undefined for any other question. */
  nowOf(base: Key): Key | undefined {
    if (!this.#known.has(base)) {
      // Nothing depends on itself, so this ends.
      this.#known.set(base, this.#find(base));
    }
    return this.#known.get(base);
  }

  #find(base: Key): Key | undefined {
    const question = this.#questions.get(base);
    const carried = figureCarried(question);
    if (carried !== undefined) return carried;
    const suggested = lastYearIn(question?.suggest);
    if (suggested !== undefined) return suggested;
    if (!this.#isLastYears(base)) return undefined;
    return this.#explained.get(base) ?? this.#sumBeside(question);
  }

  /** Whether every figure it comes from is last year's. */
  #isLastYears(key: Key): boolean {
    const question = this.#questions.get(key);
    const source = question?.value ?? question?.suggest;
    if (source === undefined) return false;
    return source.terms.every(
      ({ of }) => of.kind === "last_year" || (of.kind === "key" && this.#isLastYears(of.key)),
    );
  }

  #sumBeside(question: Question | undefined): Key | undefined {
    const keys = keysOfSum(question?.value)?.map((key) => this.nowOf(key));
    return keys === undefined ? undefined : this.#sums.get(nameOfSum(keys));
  }
}

/** The figure of last year's report that a question asks for again. */
function figureCarried(question: Question | undefined): Key | undefined {
  const { key, kind, carry } = question ?? {};
  const isFigure = kind === "money" || kind === "count";
  return isFigure && carry !== key ? carry : undefined;
}

/** `last_year(KEY)` and nothing else. */
function lastYearIn(expression: Expression | undefined): Key | undefined {
  const [term, ...more] = expression?.terms ?? [];
  return term?.of.kind === "last_year" && term.factor === "1" && more.length === 0
    ? term.of.key
    : undefined;
}

/** Of `a - b`. */
function differenceOf(expression: Expression | undefined): readonly (Key | undefined)[] {
  const [first, second, ...more] = expression?.terms ?? [];
  if (first?.factor !== "1" || second?.factor !== "-1" || more.length > 0) return [];
  if (first.of.kind !== "key" || second.of.kind !== "key") return [];
  return [first.of.key, second.of.key];
}

/** Keys of `a + b + c`. */
function keysOfSum(expression: Expression | undefined): readonly Key[] | undefined {
  if (expression === undefined) return undefined;
  const keys = expression.terms.flatMap(({ factor, of }) =>
    factor === "1" && of.kind === "key" ? [of.key] : [],
  );
  return keys.length === expression.terms.length ? keys : undefined;
}

function nameOfSum(keys: readonly (Key | undefined)[]): string {
  return keys
    .map((key) => key ?? "?")
    .toSorted()
    .join(" + ");
}
