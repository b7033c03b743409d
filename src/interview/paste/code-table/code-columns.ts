import type { Expression } from "../../../pack/expressions/grammar.js";
import type { Key, Question, RowGroup } from "../../../pack/pack.js";
import { isFigure, type PasteTarget } from "../paste-target.js";

/** What the reader of a code table needs of a repeat group. */
export type CodeTable = Pick<
  RowGroup,
  "prefix" | "codeLengths" | "names" | "otherNames" | "columns" | "nameColumn"
>;

/**
 * Columns of figures as targets; `@` in their keys stands for the code.
 *
 * @param text the pasted table: where it says which one it is, a head several columns share is that of one
 */
export function columnTargets(table: CodeTable, text: string): readonly PasteTarget[] {
  const figures = table.columns.filter(isFigure);
  const bare = text.replace(/\s/g, "");
  const own = new Map(figures.map((question) => [question.key, namesIn(question, bare)]));
  const taken = new Set([...own.values()].flat());
  return figures.map((question) => {
    const { key, label, kind, units, options, control, value } = question;
    const parts = value === undefined ? {} : { parts: partsOf(value, table.prefix) };
    const shared = question.aliases.filter((alias) => !taken.has(alias));
    const aliases = [...shared, ...(own.get(key) ?? [])];
    return { key, label, aliases, kind, units, options, control, ...parts };
  });
}

function namesIn({ namedIn }: Question, text: string): readonly string[] {
  return Object.entries(namedIn).flatMap(([mark, names]) => (text.includes(mark) ? names : []));
}

/** The columns of the row a computed column adds up; none when it is no plain sum of them. */
function partsOf(value: Expression, prefix: string): readonly Key[] {
  const parts: Key[] = [];
  for (const { factor, of } of value.terms) {
    if (factor !== "1" || of.kind !== "key" || !of.key.startsWith("@.")) return [];
    parts.push(`${prefix}.${of.key}`);
  }
  return parts;
}

/**
 * Columns in the order they are asked of everybody: without a head, a row's figures are taken to be
 * these.
 */
export function usualColumns(
  table: CodeTable,
  targets: readonly PasteTarget[],
): readonly PasteTarget[] {
  const usual = table.columns.filter(
    (column) =>
      isFigure(column) &&
      column.value === undefined &&
      column.suggest === undefined &&
      column.when === undefined &&
      !column.optional,
  );
  return usual.flatMap(({ key }) => targets.filter((target) => target.key === key));
}

/** All columns that may be asked for, in order: which of them are is not known here. */
export function askedColumns(
  table: CodeTable,
  targets: readonly PasteTarget[],
): readonly PasteTarget[] {
  const asked = table.columns.filter(
    ({ value, suggest, optional }) => value === undefined && suggest === undefined && !optional,
  );
  return asked.flatMap(({ key }) => targets.filter((target) => target.key === key));
}

/** A column's cell in the row of one code. */
export function cellTarget(column: PasteTarget, code: string): PasteTarget {
  const inRow = (key: Key): Key => key.replace("@", code);
  return {
    ...column,
    key: inRow(column.key),
    ...(column.parts && { parts: column.parts.map(inRow) }),
  };
}

/** Digits of an accepted length below a known class: 375 is an amount, not a code. */
export function isTableCode({ codeLengths, names }: CodeTable, word: string): boolean {
  if (!/^\d+$/.test(word) || !codeLengths.includes(word.length)) return false;
  const [shortest = 0] = codeLengths;
  return names.size === 0 || names.has(word.slice(0, shortest));
}
