import { expect, it } from "vitest";
import { explainProblem } from "../../src/amounts/problem-text.js";
import { REPLY_PROBLEMS } from "../../src/amounts/reply-problem.js";

it("quotes the reply, says what is wanted and gives an example of the question's own", () => {
  expect(explainProblem("NOT_EXACT", "约20批", "20批次")).toBe(
    "没看懂“约20批”，要准数，例：20批次。",
  );
});

it("names the right unit by the example", () => {
  expect(explainProblem("WRONG_UNIT", "20辆", "20批次")).toBe(
    "没看懂“20辆”，单位不对，例：20批次。",
  );
});

it.each(REPLY_PROBLEMS)("has one short line with an example for %s", (problem) => {
  const line = explainProblem(problem, "甲乙丙");
  expect(line).toMatch(/^没看懂“甲乙丙”，.+，例：.+。$/);
  expect(line.length).toBeLessThan(50);
});

it("quotes nothing when nothing was typed, and only the beginning of a long reply", () => {
  expect(explainProblem("EMPTY", " \n")).toBe("里面没有内容，请再写一次，例：462.96。");
  expect(explainProblem("NOT_A_NUMBER", `甲\n${"乙".repeat(30)}`)).toContain(
    `“甲 ${"乙".repeat(18)}…”`,
  );
});
