import { expect, it } from "vitest";
import { addDays, daysBetween, weekdayOf } from "../../src/amounts/days.js";
import { dueAfterApproval } from "../../src/events/office/due-after-approval.js";

it.each([
  ["2020-08-12", 20, "2020-09-01"],
  ["2020-02-28", 1, "2020-02-29"],
  ["2019-12-31", 1, "2020-01-01"],
  ["2020-03-29", -1, "2020-03-28"],
])("counts from %s by %i to %s", (from, days, to) => {
  expect(addDays(from, days)).toBe(to);
  expect(daysBetween(from, to)).toBe(days);
});

it("gives 20 calendar days after the approval", () => {
  expect(dueAfterApproval("2020-08-01")).toBe("2020-08-21");
});

it("knows Monday and Sunday", () => {
  expect([weekdayOf("2020-08-17"), weekdayOf("2020-08-23")]).toEqual([1, 7]);
});
