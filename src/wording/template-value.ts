import type { Answer, Value } from "../amounts/answer.js";

export type ValueKind = Value["kind"];

/** One answer as a template cites it. */
export interface TemplateValue {
  readonly answer: Answer;
  /** Kind of the question, known while the answer is open too. */
  readonly kind: ValueKind;
  /** Measure word of a count. */
  readonly unit?: string;
  /** Open, it prints nothing. */
  readonly optional?: boolean;
}

/** The answers a template is printed from. */
export interface TemplateScope {
  /** @returns undefined for a key no question has: a mistake in the template */
  lookup(key: string): TemplateValue | undefined;
}

/** What an output came to, before it is put into the text. */
export type Printed =
  | { readonly kind: "text"; readonly text: string }
  /** A figure in it is 未填. */
  | { readonly kind: "open" }
  /** An optional answer still open. */
  | { readonly kind: "nothing" };

export const OPEN_MARK = "【未填】";
export const WITHHELD_TEXT = "按规定不公开";

export const OPEN_OUTPUT: Printed = Object.freeze({ kind: "open" });
export const NOTHING: Printed = Object.freeze({ kind: "nothing" });

export function printed(text: string): Printed {
  return { kind: "text", text };
}

/** How an output stands in a text when nobody asks for more. */
export function toText(output: Printed): string {
  switch (output.kind) {
    case "text":
      return output.text;
    case "open":
      return OPEN_MARK;
    case "nothing":
      return "";
    default:
      throw new Error(`unknown output: ${JSON.stringify(output satisfies never)}`);
  }
}
