import type { Value } from "../../amounts/answer.js";
import { formatWanExact } from "../../amounts/format-money.js";
import { parseMoney } from "../../amounts/parse-money.js";
import type { Expression } from "../../pack/expressions/grammar.js";
import type { Key, Pack } from "../../pack/pack.js";
import type { FileReplies, LastYearFile } from "../file/file-reading.js";
import { createReportState } from "../../events/report/apply-report-event.js";
import { createDraft } from "../draft.js";
import { everyTargetOf } from "../paste/offer/paste-targets.js";
import { isBareAmount, readInYuan } from "../paste/offer/unit-doubts.js";
import { findUnit } from "../paste/block-unit.js";
import type { PasteMatch } from "../paste/paste-reading.js";
import { readReport } from "../paste/read-report.js";
import { readFigures } from "./read-figures.js";
import { readReasons, readSections } from "./read-texts.js";
import { type PublishedAmount, settleUnit } from "./settle-unit.js";

/** A published report of the year before, as it was opened. */
export interface PublishedReport {
  readonly year: string;
  /** A paragraph a line; a row of a table has tabs. */
  readonly text: string;
  /** Its official tables, where there are any. */
  readonly tables?: FileReplies | undefined;
}

/** Characters: a report has some twenty thousand. A text far longer is no report, and would take too long. */
const LONGEST_READ_AGAIN = 100_000;

type Money = Extract<Value, { kind: "money" }>;

/**
 * Reads a published report by its official tables and by its sentences: what was this year's there is last year's
 * now. A figure told with two values has none.
 */
export function readLastYear(pack: Pack, { year, text, tables }: PublishedReport): LastYearFile {
  const questions = [...pack.questions.values()];
  const keys = new Set(questions.flatMap(({ carry }) => carry ?? []));
  const explained = questions.flatMap(({ carry, explains }) =>
    carry === undefined || explains === undefined ? [] : (firstKey(explains) ?? []),
  );
  const wanted = new Set([...keys, ...explained]);
  const told = readFigures(text, { pack, keys: wanted, year });
  const pasted = text.length > LONGEST_READ_AGAIN ? [] : readAsPasted(pack, text, year);
  const sentences = told.map(({ key, value }) => [key, value] as const);
  const amounts = [
    ...cellsOf(tables),
    ...amountsIn(pasted, text).filter(({ key }) => keys.has(key)),
  ];
  const cells = settleUnit(amounts, sentences);
  const settled = settleFigures(pack, [...cells.known, ...sentences]);
  const { values } = settled;
  const remarks = [...cells.remarks, ...settled.remarks];
  const carried = questions.filter(({ key }) => keys.has(key));
  const reasons = pasted.flatMap(({ key, value }) =>
    value.kind === "text" && pack.find(key)?.explains !== undefined ? [[key, value] as const] : [],
  );
  for (const [key, value] of [
    ...reasons,
    ...readSections(text, carried),
    ...readReasons(pack, told),
  ])
    values.set(key, value);
  return { is: "last-year", year, values: Object.fromEntries(values), remarks };
}

/** What it would answer in a report of its own year, pasted there. Totals are computed there, and told only here. */
function readAsPasted(pack: Pack, text: string, year: string): readonly PasteMatch[] {
  const then = createDraft(pack, createReportState(""));
  const groups = [...pack.groups.values()]
    .filter((group) => !group.portrait && group.rows === undefined)
    .map((group) => {
      const { id, title, place, headings } = group;
      return { id, title, place, headings, targets: everyTargetOf(then, group) };
    });
  const { matched } = readReport({ text, groups, unit: "万元", year });
  return matched;
}

/** Where the text names a unit anywhere its amounts are as they were read. */
function amountsIn(matched: readonly PasteMatch[], text: string): readonly PublishedAmount[] {
  const isNamed = findUnit(text) !== undefined;
  return matched.flatMap(({ key, typed, value }) => {
    if (value.kind !== "money") return [];
    const isBare = !isNamed && isBareAmount(typed, value);
    return [
      { key, amount: value, ...(isBare ? { bare: { inYuan: readInYuan(typed, value) } } : {}) },
    ];
  });
}

/** Cells of official tables, those of computed figures too. */
function cellsOf(tables: PublishedReport["tables"]): readonly PublishedAmount[] {
  const cells = [
    ...(tables?.replies ?? []),
    ...(tables?.compared ?? []).flatMap(({ expression, row, ...cell }) => {
      const key = row === undefined ? onlyKey(expression) : undefined;
      return key === undefined ? [] : [{ ...cell, key }];
    }),
  ];
  return cells.flatMap(({ key, typed, inYuan }) => {
    const amount = readMoney(typed);
    if (amount === undefined) return [];
    return [
      { key, amount, ...(inYuan === undefined ? {} : { bare: { inYuan: readMoney(inYuan) } }) },
    ];
  });
}

function readMoney(typed: string): Money | undefined {
  const read = parseMoney(typed, "万元");
  return read.ok ? read.value : undefined;
}

/** Of `a - b`. */
function firstKey({ terms: [first] }: Expression): Key | undefined {
  return first?.of.kind === "key" ? first.of.key : undefined;
}

function onlyKey({ terms }: Expression): Key | undefined {
  const [term, ...more] = terms;
  if (term?.of.kind !== "key" || term.factor !== "1" || more.length > 0) return undefined;
  return term.of.key;
}

function settleFigures(
  pack: Pack,
  figures: readonly (readonly [Key, Money])[],
): { readonly values: Map<Key, Value>; readonly remarks: readonly string[] } {
  const values = new Map<Key, Value>();
  const clashing = new Map<Key, Set<string>>();
  for (const [key, value] of figures) {
    const first = values.get(key);
    if (first?.kind !== "money" || first.yuan === value.yuan) {
      values.set(key, value);
      continue;
    }
    clashing.set(key, (clashing.get(key) ?? new Set([first.yuan])).add(value.yuan));
  }
  const remarks = [...clashing].map(([key, amounts]) => {
    values.delete(key);
    const told = [...amounts].map((yuan) => `${formatWanExact(yuan)}万元`).join("、");
    return `“${pack.find(key)?.label ?? key}”上年有不同的数：${told}，没有采用。`;
  });
  return { values, remarks };
}
