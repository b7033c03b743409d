import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readReport } from "../../../src/interview/paste/read-report.js";
import type { ReportGroup } from "../../../src/interview/paste/labels/report-index.js";
import { reportGroups } from "./report-groups.js";
import { UNSURE, VARIANTS } from "./label-variants.js";

interface Variant {
  readonly group: string;
  readonly label: string;
  readonly key: string;
}

let groups: readonly ReportGroup[];
beforeAll(async () => {
  const all = await reportGroups();
  // A unit that has its money from the appropriation alone is not asked for its income by class.
  groups = all.filter(({ id }) => id !== "income_item");
});

const variants: readonly Variant[] = Object.entries(VARIANTS).flatMap(([group, lines]) =>
  lines
    .trim()
    .split("\n")
    .map((line): Variant => {
      const [label = "", key = ""] = line.split(" = ");
      return { group, label: label.trimStart(), key };
    }),
);

/** Keys taken from one line pasted where that group is filled. */
function taken(group: string, label: string, value = "7"): readonly string[] {
  const cells =
    group === "function" ? `项目\t基本支出\t项目支出\n${label}\t${value}\t0` : `${label}\t${value}`;
  const reading = readReport({ text: cells, groups, here: group, unit: "万元", year: "2019" });
  return reading.matched
    .map(({ key }) => key)
    .filter((key) => !/project$/.test(key) || group !== "function");
}

describe("labels as they are written", () => {
  it("are at least two hundred", () => {
    expect(variants.length).toBeGreaterThanOrEqual(200);
  });

  it("match in 98 of 100, and none matches wrongly", () => {
    const results = variants.map((one) => ({ ...one, taken: taken(one.group, one.label) }));
    const wrong = results.filter((one) => one.taken.some((key) => key !== one.key));
    expect(wrong).toEqual([]);
    const missed = results.filter((one) => one.taken.length === 0);
    expect(missed.length, missed.map(({ label }) => label).join(" ")).toBeLessThanOrEqual(
      variants.length * 0.02,
    );
  });

  it.each(UNSURE)("are not taken where they tell too little: %s, %s", (group, label) => {
    expect(taken(group, label)).toEqual([]);
  });

  it("match the same or not at all, whatever their order, spaces and width", () => {
    const basic = variants.filter(({ group }) => group === "basic");
    const writing = fc.record({
      spaces: fc.array(fc.nat(12), { maxLength: 3 }),
      isWide: fc.boolean(),
      tail: fc.constantFrom("", "：", ":", "　", " "),
    });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(basic, { minLength: 2, maxLength: 12 }),
        fc.array(writing, { minLength: 12, maxLength: 12 }),
        (chosen, writings) => {
          const text = chosen
            .map(({ label }, at) => {
              const how = writings[at];
              return `${how === undefined ? label : rewrite(label, how)}\t${String(at + 1)}.25`;
            })
            .join("\n");
          const reading = readReport({ text, groups, here: "basic", unit: "万元", year: "2019" });
          for (const { key, typed } of reading.matched) {
            const meant = chosen[Number(typed.split(".")[0]) - 1]?.key;
            expect(key).toBe(meant);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** The label with spaces between its signs and, perhaps, its ASCII in full width. */
function rewrite(
  label: string,
  {
    spaces,
    isWide,
    tail,
  }: { readonly spaces: readonly number[]; readonly isWide: boolean; readonly tail: string },
): string {
  const code = /^\d+/.exec(label)?.[0] ?? "";
  const signs = Array.from(label.slice(code.length));
  const spaced = signs.map((sign, at) => (spaces.includes(at) ? ` ${sign}` : sign)).join("");
  const text = `${code}${spaced}${tail}`;
  return isWide
    ? text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    : text;
}
