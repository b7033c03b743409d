import type { Answer, Value } from "./answer.js";

/** The same value; of amounts whatever place they were rounded at. */
export function isSameValue(one: Value, other: Value): boolean {
  if (one.kind === "money" && other.kind === "money") return one.yuan === other.yuan;
  return JSON.stringify(one) === JSON.stringify(other);
}

/** @param stored undefined is as open */
export function isSameAnswer(stored: Answer | undefined, answer: Answer): boolean {
  if (stored === undefined) return answer.state === "open";
  if (stored.state !== "value" || answer.state !== "value") return stored.state === answer.state;
  return isSameValue(stored.value, answer.value);
}
