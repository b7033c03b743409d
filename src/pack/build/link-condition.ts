import { didYouMean } from "../files/did-you-mean.js";
import type { Clause, Condition, Expression, GrammarProblem } from "../expressions/grammar.js";
import { linkExpression, type LinkPlace, type Measure } from "./link-expression.js";
import type { PackModel } from "./pack-model.js";
import type { Question } from "../pack.js";
import type { FiguresClause } from "../sheet/sheet.js";
import type { Cell, ClausePlan, ColumnModel, ConditionPlan } from "./plan.js";
import { suggestColumn, suggestKey } from "../verify/suggest-key.js";

export interface LinkedCondition {
  readonly plan: ConditionPlan;
  readonly problems: readonly GrammarProblem[];
}

/** Resolves every key of a condition. With problems the plan is not to be used. */
export function linkCondition(
  model: PackModel,
  condition: Condition,
  place: LinkPlace,
): LinkedCondition {
  const problems: GrammarProblem[] = [];
  const clauses = condition.clauses.flatMap((clause): ClausePlan[] => {
    const linked = linkClause(model, clause, place);
    problems.push(...linked.problems);
    return linked.plan ? [linked.plan] : [];
  });
  return { plan: { clauses, rows: place.rows }, problems };
}

interface LinkedClause {
  readonly plan?: ClausePlan;
  readonly problems: readonly GrammarProblem[];
}

type ChoiceClause = Extract<Clause, { kind: "choice" }>;

function linkClause(model: PackModel, clause: Clause, place: LinkPlace): LinkedClause {
  return clause.kind === "figures"
    ? linkFigures(model, clause, place)
    : linkChoice(model, clause, place);
}

function linkFigures(model: PackModel, clause: FiguresClause, place: LinkPlace): LinkedClause {
  const left = linkExpression(model, clause.left, place);
  const right = linkExpression(model, clause.right, place);
  const problems = [...left.problems, ...right.problems];
  if (problems.length === 0) problems.push(...compareMeasures(clause, left.measure, right.measure));
  const plan: ClausePlan = {
    kind: "figures",
    left: left.plan,
    comparison: clause.comparison,
    right: right.plan,
  };
  return { plan, problems };
}

function compareMeasures(
  { left, right }: FiguresClause,
  leftMeasure: Measure,
  rightMeasure: Measure,
): GrammarProblem[] {
  const measures = [leftMeasure, rightMeasure];
  if (measures.includes("unknown")) return [];
  const column = columnOf(left);
  if (leftMeasure === "any" && rightMeasure === "any") {
    return [{ column, wrong: "两边都只有数字", right: "至少一边要写一个键" }];
  }
  if (measures.includes("money") && measures.includes("count")) {
    return [
      {
        column: columnOf(right),
        wrong: "一边是金额，一边是数量",
        right: "金额只和金额比，数量只和数量比",
      },
    ];
  }
  return measures.includes("money") ? loneNumberBesideMoney(left, right) : [];
}

/** One side is nothing but numbers, the other money. */
function loneNumberBesideMoney(left: Expression, right: Expression): GrammarProblem[] {
  return [left, right].flatMap(({ terms }) =>
    terms.flatMap(({ of, factor, column }) =>
      of.kind === "constant" && /[1-9]/u.test(factor)
        ? [{ column, wrong: `金额不能和数字“${factor}”比`, right: "金额旁边只能写 0" }]
        : [],
    ),
  );
}

function columnOf(expression: Expression): number {
  return expression.terms[0]?.column ?? 1;
}

function linkChoice(model: PackModel, clause: ChoiceClause, place: LinkPlace): LinkedClause {
  const { key, column, negated, option } = clause;
  const found = findQuestion(model, key, place);
  if (!found) {
    if (model.isBroken(key)) return { problems: [] };
    return { problems: [unknownKey(model, key, column, place)] };
  }
  const { of, kind, options } = found;
  if (kind !== "choice" && kind !== "choices") {
    const right =
      kind === "money" || kind === "count"
        ? `“${key}”是数，和数比，例：${key} != 0`
        : "条件只能看选择题、金额和数量，不能看文字";
    return { problems: [{ column, wrong: `“${key}”不是选择题，不能和“${option}”比`, right }] };
  }
  if (!options.includes(option)) {
    const wrong = `“${key}”没有“${option}”这个选项`;
    return { problems: [{ column, wrong, right: didYouMean(option, options) }] };
  }
  return { plan: { kind: "choice", of, negated, option }, problems: [] };
}

interface FoundQuestion {
  readonly of: Cell | ColumnModel;
  readonly kind: Question["kind"];
  readonly options: readonly string[];
}

function findQuestion(model: PackModel, key: string, place: LinkPlace): FoundQuestion | undefined {
  if (!key.startsWith("@")) {
    const cell = model.cell(key);
    return cell && { of: cell, kind: cell.question.kind, options: cell.question.options };
  }
  const column = place.rows?.columnsByName.get(key.slice(2));
  return column && { of: column, kind: column.template.kind, options: column.template.options };
}

function unknownKey(
  model: PackModel,
  key: string,
  column: number,
  { rows }: LinkPlace,
): GrammarProblem {
  if (!key.startsWith("@")) {
    return { column, wrong: `没有“${key}”这个键`, right: suggestKey(model, key) };
  }
  if (rows) {
    const name = key.slice(2);
    return {
      column,
      wrong: `${rows.prefix} 没有“${name}”这一列`,
      right: suggestColumn(rows, name),
    };
  }
  return {
    column,
    wrong: `“${key}”里的 @ 在这里没有所指的行`,
    right: "@ 只用在 grid、rows 和带 each 的核对里",
  };
}
