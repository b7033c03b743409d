import { expect, it } from "vitest";
import { createChoices } from "../../src/channels/numbered-choices.js";

const message = (labels: readonly string[], asks?: string) => ({
  kind: "message" as const,
  text: "",
  buttons: [labels.map((label) => ({ label, token: `token of ${label}` }))],
  ...(asks === undefined ? {} : { asks }),
});

it("numbers buttons across the messages of one reply and begins anew at the next", () => {
  const choices = createChoices();
  expect(choices.number(message(["新建", "继续"]))).toEqual(["〔#1 新建〕 〔#2 继续〕"]);
  expect(choices.number(message(["清单"]))).toEqual(["〔#3 清单〕"]);
  choices.turn();
  expect(choices.number(message(["从头填"]))).toEqual(["〔#1 从头填〕"]);
  expect(choices.find("2")).toBeUndefined();
});

it("keeps the numbers while nothing new was numbered", () => {
  const choices = createChoices();
  choices.number(message(["新建"]));
  choices.turn();
  choices.number({ kind: "message", text: "没看懂", buttons: [] });
  expect(choices.find("1")).toBe("token of 新建");
});

it.each([
  ["1", undefined],
  ["0", undefined],
  ["#1", "token of 先空着"],
  [" ＃2 ", "token of 在哪找"],
  ["#3", undefined],
  ["先空着", "token of 先空着"],
  ["〔在哪找〕", "token of 在哪找"],
  ["在哪", undefined],
])("where an answer is asked for, reads %j as %s", (typed, token) => {
  const choices = createChoices();
  expect(choices.number(message(["先空着", "在哪找"], "income.total"))).toEqual([
    "〔#1 先空着〕 〔#2 在哪找〕",
  ]);
  expect(choices.find(typed)).toBe(token);
});

it.each([
  ["1", "token of 新建"],
  ["#1", "token of 新建"],
  ["12.5", undefined],
  ["2019", undefined],
])("where none is asked for, reads %j as %s", (typed, token) => {
  const choices = createChoices();
  choices.number(message(["新建"]));
  expect(choices.find(typed)).toBe(token);
});
