import type { Condition, Expression, GrammarProblem, Parsed } from "../expressions/grammar.js";
import type { Written } from "../files/draft.js";
import type { Mistakes } from "../mistakes.js";
import { parseCondition } from "../expressions/parse-condition.js";
import { parseExpression } from "../expressions/parse-expression.js";

/** Parses expressions and conditions of a pack; each problem becomes a mistake at its line. */
export class SourceReader {
  readonly #mistakes: Mistakes;

  constructor(mistakes: Mistakes) {
    this.#mistakes = mistakes;
  }

  expression(written: Written, name: string): Expression | undefined {
    return this.#take(parseExpression(written.source), written, name);
  }

  condition(written: Written, name: string): Condition | undefined {
    return this.#take(parseCondition(written.source), written, name);
  }

  /** @param name the property it stands in: "when" */
  report(problem: GrammarProblem, { place }: Written, name: string): void {
    const { column, wrong, right } = problem;
    this.#mistakes.add(place, `${name} 第${column}个字：${wrong}`, right);
  }

  #take<T>(parsed: Parsed<T>, written: Written, name: string): T | undefined {
    if (parsed.ok) return parsed.value;
    this.report(parsed.problem, written, name);
    return undefined;
  }
}
