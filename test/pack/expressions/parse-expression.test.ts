import { expect, it } from "vitest";
import type { Term } from "../../../src/pack/expressions/grammar.js";
import { parseExpression } from "../../../src/pack/expressions/parse-expression.js";

function show({ factor, of }: Term): string {
  if (of.kind === "constant") return factor;
  if (of.kind === "sum") return `${factor} sum ${of.pattern}`;
  return `${factor} ${of.kind} ${of.key}`;
}

it.each([
  { source: "income.total", terms: ["1 key income.total"] },
  { source: "-a + b - c", terms: ["-1 key a", "1 key b", "-1 key c"] },
  { source: "2 * a.b - 0.5 * c", terms: ["2 key a.b", "-0.5 key c"] },
  { source: "sum(basic.301*)", terms: ["1 sum basic.301*"] },
  { source: "- 3 * sum( function.205*.total )", terms: ["-3 sum function.205*.total"] },
  { source: "@.actual + sum(@.fund_*)", terms: ["1 key @.actual", "1 sum @.fund_*"] },
  { source: "last_year(overall.total) - 12", terms: ["1 last_year overall.total", "-12"] },
  { source: "a\n  + b", terms: ["1 key a", "1 key b"] },
])("reads $source", ({ source, terms }) => {
  const parsed = parseExpression(source);
  expect(parsed.ok && parsed.value.terms.map(show)).toEqual(terms);
});

it("keeps the source and where each term stands", () => {
  const parsed = parseExpression("a.b - 2 * sum(c.*)");
  expect(parsed.ok && parsed.value.source).toBe("a.b - 2 * sum(c.*)");
  expect(parsed.ok && parsed.value.terms.map(({ column }) => column)).toEqual([1, 11]);
});

it.each([
  { source: "", column: 1, word: "空的" },
  { source: "a +", column: 4, word: "没有写完" },
  { source: "a b", column: 3, word: "“b”在这里多余" },
  { source: "a = b", column: 3, word: "“=”在这里多余" },
  { source: "a * 2", column: 3, word: "乘数要写在前面" },
  { source: "2 * 3", column: 5, word: "乘号后面要是一个键" },
  { source: "a*2", column: 1, word: "不是一个键" },
  { source: "basic.301*", column: 1, word: "不是一个键" },
  { source: "a..b", column: 1, word: "不是一个键" },
  { source: "a.B", column: 3, word: "不能写“B”" },
  { source: "sum(a.b", column: 8, word: "没有右括号" },
  { source: "sum(2)", column: 5, word: "sum( ) 里不能是“2”" },
  { source: "last_year(a.*)", column: 11, word: "last_year( ) 里不能是“a.*”" },
  { source: "(a + b)", column: 1, word: "不能是“(”" },
  { source: "a / b", column: 3, word: "不能写“/”" },
  { source: "a － b", column: 3, word: "不能写“－”" },
  { source: "1,000 * a", column: 1, word: "不能写“1,000”" },
  { source: "0.005 * a", column: 1, word: "位数太多" },
  { source: "a + ?", column: 5, word: "看不懂“?”" },
])("refuses $source at $column", ({ source, column, word }) => {
  const parsed = parseExpression(source);
  expect(parsed.ok).toBe(false);
  if (parsed.ok) return;
  expect(parsed.problem.column).toBe(column);
  expect(parsed.problem.wrong).toContain(word);
  expect(parsed.problem.right).not.toBe("");
});
