import { conditionAt } from "../files/at-row.js";
import type { Built, BuiltGroup, BuiltQuestion } from "./build-groups.js";
import type { LinkedSource } from "../verify/check-sums.js";
import type { Written } from "../files/draft.js";
import type { Expression } from "../expressions/grammar.js";
import { linkCondition } from "./link-condition.js";
import { linkExpression, type LinkPlace } from "./link-expression.js";
import type { Mistakes } from "../mistakes.js";
import type { PackModel } from "./pack-model.js";
import { parseCondition } from "../expressions/parse-condition.js";
import type { ConditionPlan, Plan, RowsModel } from "./plan.js";
import type { SourceReader } from "./read-source.js";

export interface LinkContext {
  readonly model: PackModel;
  readonly mistakes: Mistakes;
  readonly reader: SourceReader;
  /** Every source that was resolved, for what can be told only when all are. */
  readonly linked: LinkedSource[];
}

/** Resolves what groups and questions cite, and hands the plans to the sheet's model. */
export function linkQuestions({ groups, questions }: Built, context: LinkContext): void {
  for (const group of groups) linkGroup(group, context);
  for (const question of questions) linkQuestion(question, context);
}

function linkGroup({ draft, group, model: groupModel }: BuiltGroup, context: LinkContext): void {
  const { when } = group;
  if (!when || !draft.when) return;
  const { model, reader } = context;
  const linked = linkCondition(model, when, { written: true });
  context.linked.push({ written: draft.when, name: "when", plan: linked.plan });
  for (const problem of linked.problems) reader.report(problem, draft.when, "when");
  groupModel.when = linked.plan;
  model.remember(when, linked.plan);
}

function linkQuestion(built: BuiltQuestion, context: LinkContext): void {
  const { question, model: own, draft } = built;
  const rows = rowsOf(built, context.model);
  const place: LinkPlace = { rows, shownRow: draft.row, written: true };
  own.when = linkWhen(built, place, context);
  own.value = linkFigure(built, "value", { ...place, wholeFactors: true }, context);
  own.suggest = linkFigure(built, "suggest", { ...place, wholeFactors: true }, context);
  const { explains } = question;
  if (explains) link(explains, writtenOf(built, "explains"), { name: "explains", place, context });
}

function rowsOf({ draft, group }: BuiltQuestion, model: PackModel): RowsModel | undefined {
  if (draft.cell?.row !== "@") return undefined;
  return model.rows.get(group.draft.rows?.prefix ?? "");
}

/** Each condition is reported where it was written; together they are one. */
function linkWhen(
  { question, draft }: BuiltQuestion,
  place: LinkPlace,
  { model, reader, linked }: LinkContext,
): ConditionPlan | undefined {
  const { when } = question;
  if (!when) return undefined;
  for (const written of draft.whens) {
    const parsed = parseCondition(written.source);
    if (!parsed.ok) continue;
    const condition = draft.row === undefined ? parsed.value : conditionAt(parsed.value, draft.row);
    const { problems, plan } = linkCondition(model, condition, place);
    for (const problem of problems) reader.report(problem, written, "when");
    linked.push({ written, name: "when", plan });
  }
  const { plan } = linkCondition(model, when, place);
  model.remember(when, plan);
  return plan;
}

function linkFigure(
  built: BuiltQuestion,
  name: "value" | "suggest",
  place: LinkPlace,
  context: LinkContext,
): Plan | undefined {
  const { question } = built;
  const expression = question[name];
  if (!expression) return undefined;
  const written = writtenOf(built, name);
  const { plan, measure } = link(expression, written, { name, place, context });
  const isOther = measure !== "any" && measure !== "unknown" && measure !== question.kind;
  if (isOther && (question.kind === "money" || question.kind === "count")) {
    const wrong = `“${built.draft.key}”是 ${question.kind}，${name} 算出来的是 ${measure}`;
    context.mistakes.add(written.place, wrong, "把 kind 和算式改成同一种");
  }
  return plan;
}

function writtenOf({ draft }: BuiltQuestion, name: "value" | "suggest" | "explains"): Written {
  return { source: draft.properties[name] ?? "", place: draft.placeOf(name) };
}

interface LinkOptions {
  readonly name: string;
  readonly place: LinkPlace;
  readonly context: LinkContext;
}

function link(
  expression: Expression,
  written: Written,
  { name, place, context: { model, reader, linked: sources } }: LinkOptions,
) {
  const linked = linkExpression(model, expression, place);
  for (const problem of linked.problems) reader.report(problem, written, name);
  sources.push({ written, name, plan: linked.plan });
  model.remember(expression, linked.plan);
  return linked;
}
