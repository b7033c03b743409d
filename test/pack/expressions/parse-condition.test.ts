import { expect, it } from "vitest";
import type { Clause } from "../../../src/pack/expressions/grammar.js";
import { parseCondition } from "../../../src/pack/expressions/parse-condition.js";

function show(clause: Clause): string {
  if (clause.kind === "figures") {
    return `${clause.left.source} ${clause.comparison} ${clause.right.source}`;
  }
  return `${clause.key} ${clause.negated ? "is not" : "is"} ${clause.option}`;
}

it.each([
  { source: "a.b = 0", clauses: ["a.b = 0"] },
  { source: "a + b >= sum(c.*) - d", clauses: ["a + b >= sum(c.*) - d"] },
  { source: 'nature = "行政单位"', clauses: ["nature is 行政单位"] },
  { source: 'applies != "公务接待"', clauses: ["applies is not 公务接待"] },
  {
    source: 'a.b != 0 and nature = "=and (其他)" and @.c < @.d',
    clauses: ["a.b != 0", "nature is =and (其他)", "@.c < @.d"],
  },
])("reads $source", ({ source, clauses }) => {
  const parsed = parseCondition(source);
  expect(parsed.ok && parsed.value.clauses.map(show)).toEqual(clauses);
});

it("tells where a key stands in the whole source", () => {
  const parsed = parseCondition('nature = "行政单位" and a.b = c.d');
  const second = parsed.ok ? parsed.value.clauses[1] : undefined;
  expect(second?.kind === "figures" && second.right.terms[0]?.column).toBe(27);
});

it.each([
  { source: "a", column: 2, word: "缺少比较" },
  { source: "a ==  0", column: 3, word: "不能写“==”" },
  { source: "a <> 0", column: 3, word: "不能写“<>”" },
  { source: "a ≠ 0", column: 3, word: "不能写“≠”" },
  { source: "a < b < c", column: 7, word: "一次只能比较两边" },
  { source: "a = 0 && b = 0", column: 7, word: "不能写“&&”" },
  { source: "a = 0 or b = 0", column: 7, word: "没有“或”" },
  { source: "a = 0 and", column: 10, word: "没有写完" },
  { source: '"甲" = a', column: 1, word: "选项要写在右边" },
  { source: 'a + b = "甲"', column: 1, word: "选项左边只能是一个键" },
  { source: 'a > "甲"', column: 1, word: "选项不能用 > 比较" },
  { source: "a = “甲”", column: 5, word: "不能写““”" },
  { source: 'a = "甲', column: 5, word: "引号没有成对" },
])("refuses $source at $column", ({ source, column, word }) => {
  const parsed = parseCondition(source);
  expect(parsed.ok).toBe(false);
  if (parsed.ok) return;
  expect(parsed.problem.column).toBe(column);
  expect(parsed.problem.wrong).toContain(word);
});
