import type { Answer, Yuan } from "../../amounts/answer.js";
import { findAmounts } from "../../amounts/find-amounts.js";

const SENTENCE = /[^。；;！？!?\n]+[。；;！？!?]?/g;

/** The sentence of a text that quotes an amount; undefined when none does. */
export function quotingSentence(answer: Answer | undefined, yuan: Yuan): string | undefined {
  if (answer?.state !== "value") return undefined;
  const { value } = answer;
  const text =
    value.kind === "text" ? value.text : value.kind === "list" ? value.items.join("\n") : "";
  const sentences = text.match(SENTENCE) ?? [];
  return sentences
    .find((sentence) => findAmounts(sentence).some((found) => found.yuan === yuan))
    ?.trim();
}
