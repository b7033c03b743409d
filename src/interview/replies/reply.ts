import type { Answer, Value } from "../../amounts/answer.js";

/** What came of a reply to one question. Only "answer" may be stored. */
export type Reply =
  | { readonly kind: "answer"; readonly answer: Answer }
  /** Two readings: the person chooses. */
  | {
      readonly kind: "which";
      readonly choices: readonly Answer[];
      /** It may as well be the code of another row. */
      readonly code?: string;
    }
  | { readonly kind: "refused"; readonly because: string };

export function accept(value: Value): Reply {
  return { kind: "answer", answer: valueAnswer(value) };
}

export function valueAnswer(value: Value): Answer {
  return { state: "value", value };
}

export function refuse(because: string): Reply {
  return { kind: "refused", because };
}
