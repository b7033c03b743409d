import { type Answer, NOT_APPLICABLE, WITHHELD } from "../../src/amounts/answer.js";
import type { StoredAnswers } from "../../src/pack/sheet/sheet.js";

export interface Stored {
  /** Money in 元 ("100" or "100±5" with its slack), or an answer. */
  readonly answers?: Readonly<Record<string, string | Answer>>;
  readonly rows?: Readonly<Record<string, readonly string[]>>;
  readonly closed?: Readonly<Record<string, "zero" | "none">>;
}

export function store({ answers = {}, rows = {}, closed = {} }: Stored): StoredAnswers {
  return {
    answer: (key) => {
      const answer = answers[key];
      return typeof answer === "string" ? money(answer) : answer;
    },
    rows: (prefix) => rows[prefix] ?? [],
    closure: (group) => closed[group],
  };
}

export function money(text: string): Answer {
  const [yuan = "", precision = "0"] = text.split("±");
  return { state: "value", value: { kind: "money", yuan, precision } };
}

export function count(text: string): Answer {
  return { state: "value", value: { kind: "count", count: text } };
}

export function text(words: string): Answer {
  return { state: "value", value: { kind: "text", text: words } };
}

export function choice(option: string): Answer {
  return { state: "value", value: { kind: "choice", choice: option } };
}

export function choices(...options: string[]): Answer {
  return { state: "value", value: { kind: "choices", choices: options } };
}

export const none = NOT_APPLICABLE;
export const withheld = WITHHELD;

/** An answer on one line. */
export function show(answer: Answer): string {
  if (answer.state !== "value") return answer.state;
  const { value } = answer;
  switch (value.kind) {
    case "money":
      return value.precision === "0" ? value.yuan : `${value.yuan}±${value.precision}`;
    case "count":
      return value.count;
    case "text":
      return value.text;
    case "list":
      return value.items.join("；");
    case "choice":
      return value.choice;
    case "choices":
      return value.choices.join("、");
    case "year":
      return value.year;
    case "date":
      return value.date;
    default:
      throw new Error(`unknown value: ${JSON.stringify(value satisfies never)}`);
  }
}
