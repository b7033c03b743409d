import { type Answer, OPEN, WITHHELD } from "../../amounts/answer.js";
import { fromMillionths, type Millionths, toMillionths } from "./exact.js";
import type { Comparison } from "../expressions/grammar.js";
import type { QuestionKind } from "../pack.js";
import type { Tally } from "./tally.js";

const ZERO_MONEY: Answer = Object.freeze({
  state: "value",
  value: Object.freeze({ kind: "money", yuan: "0", precision: "0" }),
});
const ZERO_COUNT: Answer = Object.freeze({
  state: "value",
  value: Object.freeze({ kind: "count", count: "0" }),
});

/** What a figure nobody listed comes to in a group closed with 其余全部为0. */
export function zeroOf(kind: QuestionKind): Answer {
  return kind === "money" ? ZERO_MONEY : ZERO_COUNT;
}

/** An answer of another kind was given to an older version of the pack: the question is open again. */
export function fits(stored: Answer, kind: QuestionKind): boolean {
  return stored.state === "value" ? stored.value.kind === kind : stored.state !== "open";
}

export function addAnswer(
  sum: Tally,
  { value }: Extract<Answer, { state: "value" }>,
  factor: Millionths,
): void {
  if (value.kind === "money") {
    const slack = value.precision === "0" ? 0n : toMillionths(value.precision);
    sum.addAmount(toMillionths(value.yuan), slack, factor);
  } else if (value.kind === "count") {
    sum.addAmount(toMillionths(value.count), 0n, factor);
  } else {
    throw new Error(`a ${value.kind} was read where a figure belongs`);
  }
}

export function answerOf(tally: Tally, kind: QuestionKind): Answer {
  if (tally.state === "open") return OPEN;
  if (tally.state === "withheld") return WITHHELD;
  const amount = fromMillionths(tally.amount);
  return kind === "money"
    ? {
        state: "value",
        value: { kind: "money", yuan: amount, precision: fromMillionths(tally.slack) },
      }
    : { state: "value", value: { kind: "count", count: amount } };
}

export function choiceHolds(answer: Answer, option: string): boolean | undefined {
  if (answer.state === "not-applicable") return false;
  if (answer.state !== "value") return undefined;
  const { value } = answer;
  if (value.kind === "choice") return value.choice === option;
  return value.kind === "choices" && value.choices.includes(option);
}

export function compare(left: Millionths, comparison: Comparison, right: Millionths): boolean {
  switch (comparison) {
    case "=":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    default:
      throw new Error(`unknown comparison: ${JSON.stringify(comparison satisfies never)}`);
  }
}
