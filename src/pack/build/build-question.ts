import { conditionAt, expressionAt } from "../files/at-row.js";
import type { DraftQuestion } from "../files/draft.js";
import type { Condition, Expression } from "../expressions/grammar.js";
import { formatPlace } from "../mistakes.js";
import type { Question } from "../pack.js";
import type { PropertyName } from "../files/question-shape.js";
import type { SourceReader } from "./read-source.js";

/**
 * Makes a question of what was written. What cannot be parsed is among the mistakes and left out.
 *
 * @param draft its kind and label were checked
 */
export function buildQuestion(draft: DraftQuestion, group: string, reader: SourceReader): Question {
  const { properties: given, key } = draft;
  const when = readWhen(draft, reader);
  const suggest = readExpression(draft, "suggest", reader);
  const value = readExpression(draft, "value", reader);
  const explains = readExpression(draft, "explains", reader);
  const units = given.units ?? (given.unit === undefined ? [] : [given.unit]);
  const unit = given.unit ?? units[0];
  return {
    key,
    label: given.label ?? key,
    kind: given.kind ?? "money",
    group,
    aliases: given.aliases ?? [],
    namedIn: given.named_in ?? {},
    units: unit === undefined || units.includes(unit) ? units : [unit, ...units],
    who: given.who ?? "finance",
    optional: given.optional ?? false,
    control: given.control ?? false,
    options: given.options ?? [],
    negative: given.negative ?? false,
    usual: given.usual ?? false,
    mayWithhold: given.withhold ?? false,
    always: given.always ?? false,
    at: formatPlace(draft.place),
    ...(unit === undefined ? {} : { unit }),
    ...(given.find === undefined ? {} : { find: given.find }),
    ...(given.example === undefined ? {} : { example: given.example }),
    ...(given.suggest_text === undefined ? {} : { suggestText: given.suggest_text }),
    ...(given.default === undefined ? {} : { default: given.default }),
    ...(given.years_after === undefined ? {} : { yearsAfter: given.years_after }),
    ...(given.lead === undefined ? {} : { lead: given.lead }),
    ...(given.carry === undefined ? {} : { carry: carriedFrom(given.carry, draft) }),
    ...(draft.cell === undefined ? {} : { cell: draft.cell }),
    ...(when === undefined ? {} : { when }),
    ...(suggest === undefined ? {} : { suggest }),
    ...(value === undefined ? {} : { value }),
    ...(explains === undefined ? {} : { explains }),
  };
}

/** `@` is the row of a grid; in a repeat group it stays, for the code to come. */
function carriedFrom(written: string, { row, cell }: DraftQuestion): string {
  return written.replace(/^@(?=\.)/u, row ?? (cell === undefined ? "@" : `${cell.of}.@`));
}

function readExpression(
  draft: DraftQuestion,
  name: PropertyName & ("suggest" | "value" | "explains"),
  reader: SourceReader,
): Expression | undefined {
  const source = draft.properties[name];
  if (source === undefined) return undefined;
  const expression = reader.expression({ source, place: draft.placeOf(name) }, name);
  return expression && draft.row !== undefined ? expressionAt(expression, draft.row) : expression;
}

function readWhen({ whens, row }: DraftQuestion, reader: SourceReader): Condition | undefined {
  const read = whens.flatMap((written) => reader.condition(written, "when") ?? []);
  const conditions = row === undefined ? read : read.map((one) => conditionAt(one, row));
  const [only, ...more] = conditions;
  if (!only || more.length === 0) return only;
  return {
    source: conditions.map(({ source }) => source).join(" and "),
    clauses: conditions.flatMap(({ clauses }) => clauses),
  };
}
