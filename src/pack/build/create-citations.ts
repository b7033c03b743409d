import type { Citations } from "./citations.js";
import type { GrammarProblem, Parsed } from "../expressions/grammar.js";
import { linkCondition } from "./link-condition.js";
import { linkExpression, type LinkPlace } from "./link-expression.js";
import type { Mistakes, Place } from "../mistakes.js";
import type { PackModel } from "./pack-model.js";
import { parseCondition } from "../expressions/parse-condition.js";
import { parseExpression } from "../expressions/parse-expression.js";
import { suggestKey } from "../verify/suggest-key.js";
import { didYouMean } from "../files/did-you-mean.js";

/** Reads what tables and text cite against the questions of a pack. */
export function createCitations(model: PackModel, mistakes: Mistakes): Citations {
  const report = (place: Place, source: string, { wrong, right }: GrammarProblem) =>
    mistakes.add(place, `“${source}”：${wrong}`, right);

  function parse<T>(parsed: Parsed<T>, source: string, place: Place): T | undefined {
    if (parsed.ok) return parsed.value;
    report(place, source, parsed.problem);
    return undefined;
  }

  const linkPlace = (rows: string | undefined): LinkPlace => ({
    rows: rows === undefined ? undefined : model.rows.get(rows),
    written: true,
  });

  return {
    expression(source, place, rows) {
      const expression = parse(parseExpression(source), source, place);
      if (expression === undefined) return undefined;
      const linked = linkExpression(model, expression, linkPlace(rows));
      for (const problem of linked.problems) report(place, source, problem);
      if (linked.problems.length > 0) return undefined;
      model.remember(expression, linked.plan);
      return { expression, unit: linked.measure === "count" ? "count" : "money" };
    },
    condition(source, place, rows) {
      const condition = parse(parseCondition(source), source, place);
      if (condition === undefined) return undefined;
      const linked = linkCondition(model, condition, linkPlace(rows));
      for (const problem of linked.problems) report(place, source, problem);
      if (linked.problems.length > 0) return undefined;
      model.remember(condition, linked.plan);
      return condition;
    },
    suggest: (key) => suggestKey(model, key),
    rowGroup(prefix, place) {
      const rows = model.rows.get(prefix);
      if (rows !== undefined) return rows.group;
      if (!model.isBroken(prefix)) {
        mistakes.add(
          place,
          `没有“${prefix}”这个按编码填的组`,
          didYouMean(prefix, model.rows.keys()),
        );
      }
      return undefined;
    },
  };
}
