import {
  type Clause,
  type Comparison,
  COMPARISONS,
  type Condition,
  type Parsed,
  type Term,
} from "./grammar.js";
import { readSum } from "./read-sum.js";
import { TokenCursor } from "./token-cursor.js";
import { attempt, GrammarMistake } from "./tokenise.js";

/** Reads comparisons joined by `and`, e.g. `a.b != 0 and profile.nature = "行政单位"`. */
export function parseCondition(source: string): Parsed<Condition> {
  return attempt(() => {
    const cursor = new TokenCursor(source);
    const clauses = [readClause(cursor)];
    while (cursor.take("and")) clauses.push(readClause(cursor));
    const rest = cursor.peek();
    if (rest && isComparison(rest.text)) {
      cursor.fail("一次只能比较两边", "分成两个比较，中间写 and");
    }
    if (rest?.text === "or") cursor.fail("这里没有“或”", "把它拆成两题或两条核对");
    if (rest) cursor.fail(`“${rest.text}”在这里多余`, "几个条件之间写 and");
    return { source, clauses };
  });
}

function readClause(cursor: TokenCursor): Clause {
  const start = cursor.column();
  if (cursor.peek()?.kind === "option") {
    cursor.fail("选项要写在右边", '例：profile.nature = "行政单位"');
  }
  const left = readSum(cursor);
  const leftEnd = cursor.column();
  const comparison = readComparison(cursor);
  const option = cursor.peek();
  if (option?.kind === "option") {
    cursor.next();
    return readChoice({ left, comparison, option: option.text, start });
  }
  const rightStart = cursor.column();
  const right = readSum(cursor);
  const rightEnd = cursor.column();
  const { source } = cursor;
  return {
    kind: "figures",
    left: { source: source.slice(start - 1, leftEnd - 1).trim(), terms: left },
    comparison,
    right: { source: source.slice(rightStart - 1, rightEnd - 1).trim(), terms: right },
  };
}

function readComparison(cursor: TokenCursor): Comparison {
  const token = cursor.peek();
  if (!token || !isComparison(token.text)) {
    return cursor.fail(
      token ? `“${token.text}”在这里多余` : "缺少比较",
      "条件要有比较号，例：income.other != 0",
    );
  }
  cursor.next();
  return token.text;
}

function isComparison(text: string): text is Comparison {
  return COMPARISONS.some((comparison) => comparison === text);
}

interface ChoiceParts {
  readonly left: readonly Term[];
  readonly comparison: Comparison;
  readonly option: string;
  readonly start: number;
}

function readChoice({ left, comparison, option, start }: ChoiceParts): Clause {
  const [only, ...others] = left;
  if (only?.of.kind !== "key" || only.factor !== "1" || others.length > 0) {
    throw new GrammarMistake(start, "选项左边只能是一个键", '例：profile.nature = "行政单位"');
  }
  if (comparison !== "=" && comparison !== "!=") {
    throw new GrammarMistake(start, `选项不能用 ${comparison} 比较`, "选项只能用 = 或 !=");
  }
  return {
    kind: "choice",
    key: only.of.key,
    negated: comparison === "!=",
    option,
    column: only.column,
  };
}
