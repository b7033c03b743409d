import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Answer, MoneyUnit, Value } from "../../src/amounts/answer.js";
import { parseCount } from "../../src/amounts/parse-count.js";
import { parseMoney } from "../../src/amounts/parse-money.js";
import type { Finding } from "../../src/checks/finding.js";
import { runAllChecks } from "../../src/checks/run-checks.js";
import { isAsked, isKnownName } from "../../src/interview/answers/tally.js";
import { createSheet } from "../../src/pack/sheet/create-sheet.js";
import { loadPack } from "../../src/pack/load-pack.js";
import type { Key, Pack, Question } from "../../src/pack/pack.js";
import type { Sheet } from "../../src/pack/sheet/sheet.js";

/** Replies by key as a clerk types them; a list for list questions. */
export type Replies = Readonly<Record<Key, string | readonly string[]>>;

export type LastYear = NonNullable<Parameters<typeof createSheet>[2]>;

export const PACK_DIR = "conversations/final-accounts";
export const EXAMPLE = "examples/final-accounts-2019.yaml";

/** Departments the pack must suit, each with its peculiarities. */
export const DEPARTMENTS = [
  EXAMPLE,
  "test/conversations/departments/school.yaml",
  "test/conversations/departments/bureau.yaml",
  "test/conversations/departments/office.yaml",
] as const;

export function loadFinalAccounts(): Promise<Pack> {
  return loadPack(PACK_DIR);
}

export function readReplies(file: string): Replies {
  // Our own files: replies in quotes, or lists of them.
  return parse(readFileSync(file, "utf8")) as Replies;
}

/** The sheet of a clerk who gave these replies and closed every sparse group with 其余全部为0. */
export function sheetOf(pack: Pack, replies: Replies, lastYear?: LastYear): Sheet {
  const unit = replies["profile.money_unit"] === "元" ? "元" : "万元";
  const answers = new Map<Key, Answer>();
  const rows = new Map<string, string[]>();
  for (const [key, reply] of Object.entries(replies)) {
    const question = find(pack, key);
    answers.set(key, { state: "value", value: read(question, reply, unit) });
    const prefix = pack.groups.get(question.group)?.rows?.prefix;
    const code = question.cell?.row;
    if (prefix === undefined || code === undefined) continue;
    const codes = rows.get(prefix) ?? [];
    rows.set(prefix, codes.includes(code) ? codes : [...codes, code]);
  }
  const stored = {
    answer: (key: Key) => answers.get(key),
    rows: (prefix: string) => rows.get(prefix) ?? [],
    closure: (group: string) =>
      pack.groups.get(group)?.sparse === true ? ("zero" as const) : undefined,
  };
  return createSheet(pack, stored, lastYear);
}

export function find(pack: Pack, key: Key): Question {
  const question = pack.find(key);
  if (question === undefined) throw new Error(`no such question: ${key}`);
  return question;
}

export function findingsOf(sheet: Sheet): readonly Finding[] {
  return runAllChecks(sheet).flatMap((verdict) =>
    verdict.outcome === "finding" ? [verdict.finding] : [],
  );
}

/** Every question that is put to this department, cells of its rows included. */
export function askedKeys(sheet: Sheet): readonly Key[] {
  return allKeys(sheet).filter((key) => {
    const question = find(sheet.pack, key);
    if (question.value !== undefined || isKnownName(sheet.pack, question)) return false;
    return isAsked(sheet, question) === true;
  });
}

/** Fixed keys, and the columns of every row that was given. */
function allKeys(sheet: Sheet): readonly Key[] {
  return [...sheet.pack.groups.values()].flatMap((group) => {
    const { rows } = group;
    if (rows === undefined) return group.questions.map(({ key }) => key);
    return sheet
      .leaves(rows.prefix)
      .flatMap((code) => rows.columns.map(({ key }) => key.replace("@", code)));
  });
}

/** What the clerk would be told is still missing. */
export function missingKeys(sheet: Sheet): readonly Key[] {
  return askedKeys(sheet).filter(
    (key) => !find(sheet.pack, key).optional && sheet.answer(key).state === "open",
  );
}

function read(question: Question, reply: string | readonly string[], unit: MoneyUnit): Value {
  if (typeof reply !== "string") return { kind: "list", items: reply };
  switch (question.kind) {
    case "money":
      return understood(parseMoney(reply, unit), question.key, reply);
    case "count":
      return understood(parseCount(reply, question.units), question.key, reply);
    case "text":
      return { kind: "text", text: reply };
    case "list":
      return { kind: "list", items: [reply] };
    case "choice":
      return { kind: "choice", choice: option(question, reply) };
    case "choices":
      return {
        kind: "choices",
        choices: reply === "" ? [] : reply.split("、").map((one) => option(question, one)),
      };
    case "year":
      return { kind: "year", year: reply };
    case "date":
      return { kind: "date", date: reply };
    default:
      throw new Error(`unknown kind: ${JSON.stringify(question.kind satisfies never)}`);
  }
}

function option({ key, options }: Question, reply: string): string {
  if (!options.includes(reply)) throw new Error(`${key} has no option ${reply}`);
  return reply;
}

function understood(
  reading: { readonly ok: true; readonly value: Value } | { readonly ok: false },
  key: Key,
  reply: string,
): Value {
  if (!reading.ok) throw new Error(`${key}: not understood: ${reply}`);
  return reading.value;
}
