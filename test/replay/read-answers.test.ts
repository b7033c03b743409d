import { expect, it } from "vitest";
import { AnswersInvalidError } from "../../src/errors.js";
import { readAnswers } from "../../src/replay/read-answers.js";

it.each([
  { yaml: "a.b: '12.50'", reply: "12.50" },
  { yaml: "a.b: 12.50", reply: "12.50" },
  { yaml: "a.b: 0012", reply: "0012" },
  { yaml: "a.b: 1e5", reply: "1e5" },
  { yaml: "a.b: no", reply: "no" },
  { yaml: "a.b: ''", reply: "" },
  { yaml: "a.b: '20个' # 批次", reply: "20个" },
  { yaml: "a.b:\n  - '一'\n  - 二", reply: "一\n二" },
  { yaml: "a.b: |\n  一\n  二\n", reply: "一\n二\n" },
])("reads $yaml as it is written", ({ yaml, reply }) => {
  expect([...readAnswers(yaml)]).toEqual([["a.b", reply]]);
});

it.each([
  { yaml: "a: '1'\nb: 'x\n", says: /^第\d行不是合格的YAML：.+/ },
  { yaml: "a: '1'\na: '2'", says: /^第2行不是合格的YAML：.+/ },
  { yaml: "a: '1'\n\nb:\n  c: '2'", says: /^第3行 b：回答应是一段文字，或一列文字$/ },
  { yaml: "a: [['1']]", says: /^第1行 a：/ },
  { yaml: "- '1'", says: /^文件里应是/ },
  { yaml: "", says: /^文件里应是/ },
  { yaml: "a: {b: '1'}\nc: {d: '1'}", says: /^第1行 a：.*\n第2行 c：/ },
])("refuses $yaml with the place", ({ yaml, says }) => {
  expect(() => readAnswers(yaml)).toThrow(AnswersInvalidError);
  expect(() => readAnswers(yaml)).toThrow(says);
});
