import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type Answer, type MoneyUnit, type Value, WITHHELD } from "../../src/amounts/answer.js";
import { parseCount } from "../../src/amounts/parse-count.js";
import { parseMoney } from "../../src/amounts/parse-money.js";
import type { ReportSnapshot } from "../../src/events/report/report-snapshot.js";
import type { Pack, Question } from "../../src/pack/pack.js";

/** Replies by key as a clerk types them; a list for list questions. */
export type Replies = Readonly<Record<string, string | readonly string[]>>;

export function readReplies(file: string): Replies {
  return parse(readFileSync(file, "utf8")) as Replies;
}

/** Typed for an answer that is withheld. */
export const WITHHOLD = "按规定不公开";

/**
 * The report of a clerk who gave these replies and closed every sparse group with 其余全部为0.
 *
 * @param open groups not closed
 */
export function snapshotOf(
  pack: Pack,
  replies: Replies,
  { open = [], missing = [] }: { open?: readonly string[]; missing?: readonly string[] } = {},
): ReportSnapshot {
  const unit = replies["profile.money_unit"] === "元" ? "元" : "万元";
  const rows = new Map<string, Set<string>>();
  const answers = Object.entries(replies).map(([key, reply]): [string, Answer] => {
    const [prefix = "", code = ""] = key.split(".");
    if (pack.groups.get(prefix)?.rows !== undefined) {
      rows.set(prefix, (rows.get(prefix) ?? new Set()).add(code));
    }
    const question = pack.find(key);
    if (question === undefined) throw new Error(`no such question: ${key}`);
    return [key, answerOf(question, reply, unit)];
  });
  const sparse = [...pack.groups.values()].filter((group) => group.sparse);
  return {
    pack: pack.name,
    year: "2019",
    answers,
    rows: [...rows].map(([prefix, codes]) => [prefix, [...codes]]),
    closures: sparse.filter(({ id }) => !open.includes(id)).map(({ id }) => [id, "zero"]),
    missing,
    findings: [],
    errors: 0,
    accepted: [],
    date: "2020-08-20",
  };
}

function answerOf(question: Question, reply: string | readonly string[], unit: MoneyUnit): Answer {
  if (reply === WITHHOLD) return WITHHELD;
  if (typeof reply !== "string") return valued({ kind: "list", items: reply });
  switch (question.kind) {
    case "money":
      return valued(read(parseMoney(reply, unit), reply));
    case "count":
      return valued(read(parseCount(reply, question.units), reply));
    case "text":
      return valued({ kind: "text", text: reply });
    case "list":
      return valued({ kind: "list", items: [reply] });
    case "choice":
      return valued({ kind: "choice", choice: reply });
    case "choices":
      return valued({ kind: "choices", choices: reply === "" ? [] : reply.split("、") });
    case "year":
      return valued({ kind: "year", year: reply });
    case "date":
      return valued({ kind: "date", date: reply });
  }
}

function read(
  reading: { readonly ok: true; readonly value: Value } | { readonly ok: false },
  reply: string,
): Value {
  if (!reading.ok) throw new Error(`not understood: ${reply}`);
  return reading.value;
}

function valued(value: Value): Answer {
  return { state: "value", value };
}
