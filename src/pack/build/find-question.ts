import { conditionAt, expressionAt, templateAt } from "../files/at-row.js";
import { fillNames } from "../files/merge-properties.js";
import type { Key, Question } from "../pack.js";
import type { PackModel } from "./pack-model.js";
import type { Cell, RowModel } from "./plan.js";

/**
 * Makes the lookup of questions by key. A cell of a repeat group is its column with the code put in the
 * place of `@`; the column itself is found as "function.@.total".
 */
export function createFind(
  model: PackModel,
  questions: ReadonlyMap<Key, Question>,
): (key: Key) => Question | undefined {
  const cells = new WeakMap<Cell, Question>();
  const templates = new Map<Key, Question>();
  for (const { columns } of model.rows.values()) {
    for (const { template } of columns) templates.set(template.key, template);
  }
  return (key) => {
    const fixed = questions.get(key) ?? templates.get(key);
    if (fixed) return fixed;
    const cell = model.cell(key);
    if (!cell?.row) return undefined;
    const known = cells.get(cell);
    if (known) return known;
    const made = questionOf(cell, cell.row);
    cells.set(cell, made);
    return made;
  };
}

function questionOf({ key, question: own }: Cell, { rows, code }: RowModel): Question {
  const template = rows.columns.find(({ question }) => question === own)?.template;
  if (!template?.cell) throw new Error(`no column for ${key}`);
  const row = `${rows.prefix}.${code}`;
  const name = rows.group.names.get(code);
  const fill = (text: string) => fillNames(text, { row: name ?? code, column: template.label });
  const { when, suggest, value, explains, lead, find, example, suggestText, carry } = template;
  return Object.freeze({
    ...template,
    key,
    label: fill(template.label),
    cell: { ...template.cell, row: code, rowNames: name === undefined ? [code] : [code, name] },
    ...(when === undefined ? {} : { when: conditionAt(when, row) }),
    ...(suggest === undefined ? {} : { suggest: expressionAt(suggest, row) }),
    ...(value === undefined ? {} : { value: expressionAt(value, row) }),
    ...(explains === undefined ? {} : { explains: expressionAt(explains, row) }),
    ...(carry === undefined ? {} : { carry: carry.replace(`${rows.prefix}.@`, row) }),
    ...(lead === undefined ? {} : { lead: templateAt(fill(lead), row) }),
    ...(find === undefined ? {} : { find: fill(find) }),
    ...(example === undefined ? {} : { example: fill(example) }),
    ...(suggestText === undefined ? {} : { suggestText: fill(suggestText) }),
  });
}
