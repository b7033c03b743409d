import { Decimal, ZERO } from "../../amounts/decimal.js";
import type { Expression, Term } from "../../pack/expressions/grammar.js";
import { compilePattern } from "../../pack/build/key-pattern.js";
import type { Key } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import type { CellFigure } from "../document.js";

/** A figure as a sum of addends: a key, or "sum(PATTERN)", and how often it is added. */
export type Form = ReadonlyMap<string, Decimal>;

const ONE = new Decimal(1);
const SUM = /^sum\((.+)\)$/;

/** What a figure says it is, undefined where it looks beyond this year's answers. */
export function writtenForm({ expression, row }: CellFigure): Form | undefined {
  return formOf(expression, row);
}

function formOf({ terms }: Expression, row: string | undefined): Form | undefined {
  const form = new Map<string, Decimal>();
  for (const { factor, of } of terms) {
    if (of.kind !== "key" && of.kind !== "sum") return undefined;
    const at = (text: string) => (row === undefined ? text : text.replace(/^@/, row));
    const addend = of.kind === "key" ? at(of.key) : `sum(${at(of.pattern)})`;
    add(form, addend, factor === "1" ? ONE : new Decimal(factor));
  }
  return form;
}

/**
 * The same figure with every addend taken one step further apart: sums written out, computed figures and
 * classes (类、款) replaced by what they are the sum of.
 *
 * @returns undefined when nothing can be taken apart any more
 */
export function takeApart(sheet: Sheet, form: Form): Form | undefined {
  const apart = new Map<string, Decimal>();
  let isChanged = false;
  for (const [addend, factor] of form) {
    const parts = partsOf(sheet, addend);
    isChanged ||= parts !== undefined;
    if (parts === undefined) add(apart, addend, factor);
    else
      for (const [part, times] of parts)
        add(apart, part, factor === ONE ? times : factor.times(times));
  }
  return isChanged ? apart : undefined;
}

/** Whether a figure is nothing but an answer: typed, never worked out. */
export function isAnswer(sheet: Sheet, form: Form): boolean {
  const [[addend, factor] = ["", ZERO] as const, ...others] = form;
  return others.length === 0 && factor.eq(1) && partsOf(sheet, addend) === undefined;
}

/** Whether an addend is known to be 0. */
export function isNothing(sheet: Sheet, addend: string): boolean {
  const figure = sheet.evaluate(expressionOf(termOf(addend)));
  return figure.state === "value" && figure.value.isZero();
}

/** Whether a sum is one over some of the rows of another: sum(function.201*.total) and sum(function.*.basic). */
export function isPartOf(part: string, whole: string): boolean {
  const [some, all] = [rowsIn(part), rowsIn(whole)];
  return some !== undefined && all !== undefined && compilePattern(all)(some);
}

/** "function.201*" of sum(function.201*.total) */
function rowsIn(addend: string): string | undefined {
  const [group, codes, column] = SUM.exec(addend)?.[1]?.split(".") ?? [];
  return column === undefined ? undefined : `${group ?? ""}.${codes ?? ""}`;
}

function partsOf(sheet: Sheet, addend: string): Form | undefined {
  if (SUM.test(addend)) return formOfKeys(sheet.keysIn(expressionOf(termOf(addend))));
  const question = sheet.pack.find(addend);
  if (question === undefined) return undefined;
  const { cell } = question;
  const row = cell === undefined ? undefined : `${cell.of}.${cell.row}`;
  const isRow = cell !== undefined && sheet.pack.groups.get(cell.of)?.rows !== undefined;
  if (isRow) {
    const deeper = sheet.leaves(cell.of).filter((code) => isBelow(code, cell.row));
    const keys = deeper.map((code) => `${cell.of}.${code}.${cell.column ?? ""}`);
    if (keys.length > 0) return formOfKeys(keys);
  }
  return question.value === undefined ? undefined : formOf(question.value, row);
}

function isBelow(code: string, above: string): boolean {
  return code.length > above.length && code.startsWith(above);
}

function formOfKeys(keys: readonly Key[]): Form {
  return new Map(keys.map((key) => [key, ONE]));
}

function termOf(addend: string): Term {
  const pattern = SUM.exec(addend)?.[1];
  const of =
    pattern === undefined
      ? ({ kind: "key", key: addend } as const)
      : ({ kind: "sum", pattern } as const);
  return { factor: "1", of, column: 1 };
}

function expressionOf(term: Term): Expression {
  return { source: "", terms: [term] };
}

function add(form: Map<string, Decimal>, addend: string, times: Decimal): void {
  const before = form.get(addend);
  const sum = before === undefined ? times : before.plus(times);
  if (sum.isZero()) form.delete(addend);
  else form.set(addend, sum);
}
