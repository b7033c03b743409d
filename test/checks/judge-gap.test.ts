import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/amounts/decimal.js";
import { missedBy, severityOf } from "../../src/checks/judge-gap.js";
import type { Comparison } from "../../src/pack/expressions/grammar.js";

const yuan = (wan: string): Decimal => new Decimal(wan).times(10_000);

describe("a comparison", () => {
  it.each([
    ["3", "=", "3", undefined],
    ["3", "=", "2", "1"],
    ["2", "=", "3", "1"],
    ["2", "<=", "3", undefined],
    ["3", "<=", "3", undefined],
    ["4", "<=", "3", "1"],
    ["3", "<", "3", "0"],
    ["2", "<", "3", undefined],
    ["3", ">=", "4", "1"],
    ["4", ">=", "4", undefined],
    ["4", ">", "4", "0"],
    ["0", "!=", "0", "0"],
    ["1", "!=", "0", undefined],
  ] as const)("%s %s %s is missed by %s", (left, comparison, right, missed) => {
    const gap = { left: new Decimal(left), right: new Decimal(right), slack: new Decimal(0) };
    expect(missedBy(comparison, gap)?.toFixed()).toBe(missed);
  });

  it.each([
    // A withheld part on the right takes from left - right: the total may be more than the known parts.
    { comparison: "=", left: "10", right: "7", hidden: "down", missed: undefined },
    { comparison: "=", left: "7", right: "10", hidden: "down", missed: "3" },
    { comparison: "=", left: "7", right: "10", hidden: "up", missed: undefined },
    { comparison: "=", left: "10", right: "7", hidden: "up", missed: "3" },
    { comparison: "=", left: "10", right: "7", hidden: "either", missed: undefined },
    { comparison: "<=", left: "10", right: "7", hidden: "down", missed: undefined },
    { comparison: "<=", left: "10", right: "7", hidden: "up", missed: "3" },
    { comparison: ">=", left: "7", right: "10", hidden: "up", missed: undefined },
    { comparison: "!=", left: "7", right: "7", hidden: "up", missed: undefined },
  ] as const)(
    "$left $comparison $right with a withheld part ($hidden) is missed by $missed",
    ({ comparison, left, right, hidden, missed }) => {
      const known = { left: new Decimal(left), right: new Decimal(right), slack: new Decimal(0) };
      expect(missedBy(comparison satisfies Comparison, { ...known, hidden })?.toFixed()).toBe(
        missed,
      );
    },
  );
});

describe("the severity of a miss", () => {
  it.each([
    { missed: "0.01", slack: "0.02", check: "error", severity: "note" },
    { missed: "0.02", slack: "0.02", check: "error", severity: "note" },
    { missed: "0.03", slack: "0.05", check: "error", severity: "warning" },
    { missed: "0.05", slack: "0.05", check: "error", severity: "warning" },
    { missed: "0.06", slack: "0.05", check: "error", severity: "error" },
    { missed: "0.01", slack: "0", check: "error", severity: "error" },
    { missed: "0.06", slack: "0.05", check: "warning", severity: "warning" },
    { missed: "0.03", slack: "0.05", check: "note", severity: "note" },
  ] as const)("$missed with $slack of slack is $severity", ({ missed, slack, check, severity }) => {
    expect(severityOf(yuan(missed), yuan(slack), check)).toBe(severity);
  });
});
