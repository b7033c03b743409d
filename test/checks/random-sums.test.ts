import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/amounts/decimal.js";
import type { Finding } from "../../src/checks/finding.js";
import { findSlips } from "../../src/checks/slips/find-slips.js";
import { runAllChecks } from "../../src/checks/run-checks.js";
import type { Sheet } from "../../src/pack/sheet/sheet.js";
import { sheetOf, smallPack } from "./small-pack.js";

const PARTS = ["a", "b", "c", "d", "e", "f", "g", "h"];
const STAFF = PARTS.slice(0, 4);

const questions = [...PARTS.map((part) => `part.${part}`), "total", "staff"]
  .map((key) => `      - { key: ${key}, label: ${key}, kind: money }`)
  .join("\n");
const sum = (parts: readonly string[]): string => parts.map((part) => `part.${part}`).join(" + ");
const pack = smallPack(
  `
  - group: sums
    title: 合计
    place: 表
    questions:
${questions}
`,
  `
- { id: TOTAL, says: 合计应等于各项之和, equation: total = ${sum(PARTS)} }
- { id: STAFF, says: 人员应等于各项之和, equation: staff = ${sum(STAFF)} }
`,
);

/** Amounts in hundredths of 万元, two integer digits as often as four. */
const cents = fc.oneof(
  fc.integer({ min: 10, max: 999 }),
  fc.integer({ min: 1_000, max: 9_999 }),
  fc.integer({ min: 10_000, max: 999_999 }),
);
const amounts = fc.array(cents, { minLength: PARTS.length, maxLength: PARTS.length });

function inWan(hundredths: number): string {
  return new Decimal(hundredths).div(100).toFixed(2);
}

function answersOf(parts: readonly number[]): Record<string, string> {
  const add = (values: readonly number[]): string =>
    inWan(values.reduce((one, other) => one + other, 0));
  return {
    ...Object.fromEntries(PARTS.map((part, index) => [`part.${part}`, inWan(parts[index] ?? 0)])),
    total: add(parts),
    staff: add(parts.slice(0, STAFF.length)),
  };
}

function findingsOf(sheet: Sheet): Finding[] {
  return runAllChecks(sheet).flatMap((verdict) =>
    verdict.outcome === "finding" ? [verdict.finding] : [],
  );
}

const SLIPS: Readonly<Record<string, (typed: string, at: number) => string>> = {
  swap: (typed, at) => {
    const digits = typed.replace(".", "");
    const index = at % (digits.length - 1);
    const moved = `${digits.slice(0, index)}${digits.charAt(index + 1)}${digits.charAt(index)}${digits.slice(index + 2)}`;
    return `${moved.slice(0, -2)}.${moved.slice(-2)}`;
  },
  sign: (typed) => `-${typed}`,
  unit: (typed) => `${typed}元`,
  shift: (typed, at) =>
    new Decimal(typed).times(at % 2 === 0 ? 10 : "0.1").toFixed(at % 2 === 0 ? 1 : 3),
  lost: (typed, at) => {
    const index = at % (typed.length - 3);
    return typed.length > 4 ? typed.slice(0, index) + typed.slice(index + 1) : typed.slice(0, -1);
  },
  doubled: (typed, at) => {
    const index = at % (typed.length - 3);
    return typed.slice(0, index + 1) + typed.slice(index);
  },
};

describe("sums of random amounts", () => {
  it("are left alone while they add up", () => {
    fc.assert(
      fc.property(amounts, (parts) => {
        expect(findingsOf(sheetOf(pack, { answers: answersOf(parts) }))).toEqual([]);
      }),
    );
  });

  it("are left alone when every part is rounded by itself", () => {
    const finer = fc.array(fc.integer({ min: 1_000, max: 99_999_999 }), {
      minLength: PARTS.length,
      maxLength: PARTS.length,
    });
    fc.assert(
      fc.property(finer, (yuan) => {
        const round = (value: Decimal): string => value.div(10_000).toFixed(2);
        const parts = yuan.map((value) => new Decimal(value));
        const add = (values: readonly Decimal[]): string => round(Decimal.sum(...values));
        const answers = {
          ...Object.fromEntries(
            PARTS.map((part, index) => [`part.${part}`, round(parts[index] ?? new Decimal(0))]),
          ),
          total: add(parts),
          staff: add(parts.slice(0, STAFF.length)),
        };
        const severities = findingsOf(sheetOf(pack, { answers })).map(({ severity }) => severity);
        expect(severities).not.toContain("error");
      }),
    );
  });

  it.each(Object.entries(SLIPS))("give away one slip: %s", (_, slip) => {
    const cases = fc.sample(fc.tuple(amounts, fc.nat(PARTS.length - 1), fc.nat()), {
      numRuns: 60,
      seed: 20191231,
    });
    const outcomes = cases.flatMap(([parts, which, at]) => {
      const answers = answersOf(parts);
      const key = `part.${String(PARTS[which])}`;
      const right = answers[key] ?? "";
      const typed = slip(right, at);
      if (/^-?0\d/u.test(typed) || typed.startsWith(".") || isTailOfRounding(typed, right))
        return [];
      const sheet = sheetOf(pack, { answers: { ...answers, [key]: typed } });
      const all = findingsOf(sheet);
      const named = all.flatMap((finding) => findSlips(sheet, finding, all));
      const needed = new Decimal(right).times(10_000).toFixed();
      return [named.some((one) => one.key === key && one.suggestion === needed)];
    });
    const found = outcomes.filter(Boolean).length;
    expect(outcomes.length).toBeGreaterThan(30);
    expect(found / outcomes.length).toBeGreaterThanOrEqual(0.9);
  });

  function isTailOfRounding(typed: string, right: string): boolean {
    if (typed.endsWith("元")) return false;
    return new Decimal(typed).minus(right).abs().lte("0.02");
  }
});
