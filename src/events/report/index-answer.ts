import type { Answer, Yuan } from "../../amounts/answer.js";
import { findAmounts } from "../../amounts/find-amounts.js";
import type { ReportState } from "./report-state.js";

type Indexes = Pick<ReportState, "keysByYuan" | "keysByMagnitude" | "quotes">;

/** Makes an answer findable by its amount, or by the amounts its text quotes. */
export function indexAnswer(indexes: Indexes, key: string, answer: Answer): void {
  const amount = amountOf(answer);
  if (amount !== undefined) {
    add(indexes.keysByYuan, amount, key);
    add(indexes.keysByMagnitude, countIntegerDigits(amount), key);
  }
  for (const yuan of quotedAmounts(answer)) add(indexes.quotes, yuan, key);
}

/** Takes back what `indexAnswer` did for the same key and answer. */
export function unindexAnswer(indexes: Indexes, key: string, answer: Answer): void {
  const amount = amountOf(answer);
  if (amount !== undefined) {
    remove(indexes.keysByYuan, amount, key);
    remove(indexes.keysByMagnitude, countIntegerDigits(amount), key);
  }
  for (const yuan of quotedAmounts(answer)) remove(indexes.quotes, yuan, key);
}

/** A stored money amount; zero equals too much to tell anything. */
function amountOf(answer: Answer): Yuan | undefined {
  if (answer.state !== "value" || answer.value.kind !== "money") return undefined;
  const { yuan } = answer.value;
  return /[1-9]/.test(yuan) ? yuan : undefined;
}

function quotedAmounts(answer: Answer): readonly Yuan[] {
  if (answer.state !== "value") return [];
  const { value } = answer;
  if (value.kind === "text") return findAmounts(value.text).map((found) => found.yuan);
  if (value.kind === "list") {
    return value.items.flatMap((item) => findAmounts(item).map((found) => found.yuan));
  }
  return [];
}

function countIntegerDigits(yuan: Yuan): number {
  const point = yuan.indexOf(".");
  const end = point === -1 ? yuan.length : point;
  return yuan.startsWith("-") ? end - 1 : end;
}

function add<K>(index: Map<K, Set<string>>, at: K, key: string): void {
  const keys = index.get(at);
  if (keys === undefined) index.set(at, new Set([key]));
  else keys.add(key);
}

function remove<K>(index: Map<K, Set<string>>, at: K, key: string): void {
  const keys = index.get(at);
  if (keys === undefined) return;
  keys.delete(key);
  if (keys.size === 0) index.delete(at);
}
