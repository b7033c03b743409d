import type { Answer, Value } from "../amounts/answer.js";
import type { Question } from "../pack/pack.js";

/** Amounts no report has beside itself: one of the two is not the current answer. */
const YUAN = ["98765432100", "12345678900"] as const;
const COUNTS = ["98765", "12345"] as const;
const TEXTS = ["〓〓", "〒〒"] as const;
const DATES = ["1970-01-01", "1970-02-02"] as const;

/**
 * Another answer to the question, to see what changes with it.
 *
 * @returns undefined where another answer would make another report: a choice, the year
 */
export function probeAnswer(question: Question, current: Answer | undefined): Answer | undefined {
  const candidates = [0, 1].flatMap((index) => valueFor(question, index) ?? []);
  const now = JSON.stringify(current?.state === "value" ? current.value : null);
  const value = candidates.find((one) => JSON.stringify(one) !== now);
  return value === undefined ? undefined : { state: "value", value };
}

function valueFor({ kind }: Question, index: number): Value | undefined {
  switch (kind) {
    case "money":
      return { kind, yuan: YUAN[index] ?? YUAN[0], precision: "0" };
    case "count":
      return { kind, count: COUNTS[index] ?? COUNTS[0] };
    case "text":
      return { kind, text: TEXTS[index] ?? TEXTS[0] };
    case "list":
      return { kind, items: [TEXTS[index] ?? TEXTS[0]] };
    case "date":
      return { kind, date: DATES[index] ?? DATES[0] };
    case "choice":
    case "choices":
    case "year":
      return undefined;
    default:
      throw new Error(`unknown kind: ${JSON.stringify(kind satisfies never)}`);
  }
}
