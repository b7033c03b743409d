import type { Clause, Condition, Expression, Term } from "../expressions/grammar.js";

/** Puts a row ("three_public.overseas") where `@` stands. */
export function expressionAt(expression: Expression, row: string): Expression {
  return {
    source: pathAt(expression.source, row),
    terms: expression.terms.map((term) => termAt(term, row)),
  };
}

export function conditionAt(condition: Condition, row: string): Condition {
  return {
    source: pathAt(condition.source, row),
    clauses: condition.clauses.map((clause) => clauseAt(clause, row)),
  };
}

/** The same inside the placeholders of a Liquid text; an @ of the text itself stays. */
export function templateAt(source: string, row: string): string {
  return source.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/gu, (placeholder) =>
    placeholder.replace(/@(?=[.\s|:,}%])/gu, row),
  );
}

function clauseAt(clause: Clause, row: string): Clause {
  if (clause.kind === "choice") return { ...clause, key: pathAt(clause.key, row) };
  return {
    ...clause,
    left: expressionAt(clause.left, row),
    right: expressionAt(clause.right, row),
  };
}

function termAt(term: Term, row: string): Term {
  const { of } = term;
  switch (of.kind) {
    case "constant":
      return term;
    case "sum":
      return { ...term, of: { kind: "sum", pattern: pathAt(of.pattern, row) } };
    case "key":
    case "last_year":
      return { ...term, of: { kind: of.kind, key: pathAt(of.key, row) } };
    default:
      throw new Error(`unknown term: ${JSON.stringify(of satisfies never)}`);
  }
}

/** Keys hold no other @ than the leading one; an option in quotes may, and stays. */
function pathAt(text: string, row: string): string {
  if (!text.includes("@")) return text;
  return text.replace(/"[^"]*"|@/gu, (found) => (found === "@" ? row : found));
}
