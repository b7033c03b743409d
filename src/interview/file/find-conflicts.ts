import { Decimal } from "../../amounts/decimal.js";
import { parseMoney } from "../../amounts/parse-money.js";
import type { Key } from "../../pack/pack.js";
import type { FileReply } from "./file-reading.js";
import { isSameWritten } from "./written-reply.js";

/** One question that places of a file answer differently. */
export interface FileConflict {
  readonly key: Key;
  /** At least two, each another answer. */
  readonly given: readonly FileReply[];
}

/** Parts the questions with one answer from those with several; of two sights of one amount the finer one is kept. */
export function findConflicts(all: readonly FileReply[]): {
  readonly replies: readonly FileReply[];
  readonly conflicts: readonly FileConflict[];
} {
  const byKey = new Map<Key, FileReply[]>();
  for (const reply of all) {
    const given = byKey.get(reply.key);
    if (given === undefined) byKey.set(reply.key, [reply]);
    else addTo(given, reply);
  }
  const replies: FileReply[] = [];
  const conflicts: FileConflict[] = [];
  for (const [key, given] of byKey) {
    const [first] = given;
    if (given.length > 1) conflicts.push({ key, given });
    else if (first !== undefined) replies.push(first);
  }
  return { replies, conflicts };
}

function addTo(given: FileReply[], reply: FileReply): void {
  const at = given.findIndex(({ typed }) => isSameAnswer(typed, reply.typed));
  const same = given[at];
  if (same === undefined) given.push(reply);
  else if (isFiner(reply.typed, same.typed)) given[at] = reply;
}

/** 10500000元 is 1050.00万元: amounts of which the finer one may have been rounded to the other. */
function isSameAnswer(one: string, other: string): boolean {
  if (isSameWritten(one, other)) return true;
  const [a, b] = [amountOf(one), amountOf(other)];
  if (a === undefined || b === undefined) return false;
  return a.yuan.minus(b.yuan).abs().lessThanOrEqualTo(Decimal.max(a.precision, b.precision));
}

function isFiner(one: string, other: string): boolean {
  const [a, b] = [amountOf(one), amountOf(other)];
  return a !== undefined && b !== undefined && a.precision.lessThan(b.precision);
}

function amountOf(
  typed: string,
): { readonly yuan: Decimal; readonly precision: Decimal } | undefined {
  const read = parseMoney(typed, "万元");
  if (!read.ok) return undefined;
  const { yuan, precision } = read.value;
  return { yuan: new Decimal(yuan), precision: new Decimal(precision) };
}
