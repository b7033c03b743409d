import type { Written } from "../files/draft.js";
import type { PackModel } from "../build/pack-model.js";
import type { ConditionPlan, Plan, QuestionModel, Ref } from "../build/plan.js";
import type { SourceReader } from "../build/read-source.js";

/** A source of the pack with what it came to. */
export interface LinkedSource {
  readonly written: Written;
  /** The property it stands in. */
  readonly name: string;
  readonly plan: Plan | ConditionPlan;
}

/** Refuses a sum that has both a computed figure and what it is computed from: it would count twice. */
export function checkSums(
  sources: readonly LinkedSource[],
  model: PackModel,
  reader: SourceReader,
): void {
  const names = nameQuestions(model);
  for (const { written, name, plan } of sources) {
    for (const ref of refsOf(plan)) {
      const twice = findTwice(ref);
      if (!twice) continue;
      const [whole, part] = twice.map((question) => names.get(question) ?? "");
      const problem = {
        column: 1,
        wrong: `“${whole}”里已经有“${part}”，加在一起会算两遍`,
        right: "把通配写窄些，只留一层",
      };
      reader.report(problem, written, name);
    }
  }
}

function refsOf(plan: Plan | ConditionPlan): readonly Ref[] {
  if ("refs" in plan) return plan.refs;
  return plan.clauses.flatMap((clause) =>
    clause.kind === "figures" ? [...clause.left.refs, ...clause.right.refs] : [],
  );
}

/** A computed figure of the sum, and another figure of it that is part of the first. */
function findTwice(ref: Ref): readonly [QuestionModel, QuestionModel] | undefined {
  const members = new Set(summed(ref));
  for (const member of members) {
    if (!member.value) continue;
    const part = partsOf(member).find((one) => one !== member && members.has(one));
    if (part) return [member, part];
  }
  return undefined;
}

function partsOf(question: QuestionModel): readonly QuestionModel[] {
  const parts = new Set<QuestionModel>();
  const collect = ({ value }: QuestionModel): void => {
    for (const part of (value?.refs ?? []).flatMap(cited)) {
      if (parts.has(part)) continue;
      parts.add(part);
      collect(part);
    }
  };
  collect(question);
  return [...parts];
}

/** What one sum() runs over; one key alone counts nothing twice. */
function summed(ref: Ref): readonly QuestionModel[] {
  return ref.kind === "cells" || ref.kind === "owns" || ref.kind === "rows" ? cited(ref) : [];
}

function cited(ref: Ref): readonly QuestionModel[] {
  switch (ref.kind) {
    case "cell":
      return [ref.cell.question];
    case "cells":
      return ref.cells.map(({ question }) => question);
    case "own":
    case "code":
      return [ref.column.question];
    case "owns":
    case "rows":
      return ref.columns.map(({ question }) => question);
    case "last_year":
    case "own_last_year":
    case "constant":
      return [];
    default:
      throw new Error(`unknown reference: ${JSON.stringify(ref satisfies never)}`);
  }
}

function nameQuestions(model: PackModel): ReadonlyMap<QuestionModel, string> {
  const names = new Map<QuestionModel, string>();
  for (const { key, question } of model.fixed.values()) names.set(question, key);
  for (const { columns } of model.rows.values()) {
    for (const { question, name } of columns) names.set(question, `@.${name}`);
  }
  return names;
}
