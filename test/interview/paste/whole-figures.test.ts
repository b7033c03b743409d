import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readPaste } from "../../../src/interview/paste/read-paste.js";
import { readReport } from "../../../src/interview/paste/read-report.js";
import type { ReportGroup } from "../../../src/interview/paste/labels/report-index.js";
import { reportGroups } from "./report-groups.js";
import { basicTargets, valuesOf } from "./targets.js";

let groups: readonly ReportGroup[];
beforeAll(async () => {
  groups = await reportGroups();
});

const SALARY = "基本工资67.70万元。";

/** As a block of one group and as a block of the report: both are ways a line is read. */
function bothWays(line: string) {
  const text = `${SALARY}\n${line}`;
  return [
    readPaste(text, basicTargets(), "万元"),
    readReport({ text, groups, here: "basic", unit: "万元", year: "2019" }),
  ];
}

describe("a figure is taken whole or not at all", () => {
  it.each([
    { line: "福利费 12 元 5 角", key: "basic.30229", yuan: "12.5" },
    { line: "福利费12元5角6分", key: "basic.30229", yuan: "12.56" },
    { line: "福利费 3 万 2 千", key: "basic.30229", yuan: "32000" },
    { line: "福利费 3万2千元", key: "basic.30229", yuan: "32000" },
    { line: "福利费 1,234.50 元", key: "basic.30229", yuan: "1234.5" },
    { line: "福利费三万九千一百元", key: "basic.30229", yuan: "39100" },
    { line: "福利费 贰万贰仟叁佰元整", key: "basic.30229", yuan: "22300" },
    { line: "福利费：四点八六万元", key: "basic.30229", yuan: "48600" },
    { line: "福利费为三万元，电费2.30万元", key: "basic.30229", yuan: "30000" },
    { line: "福利费\t四点八六万元", key: "basic.30229", yuan: "48600" },
    { line: "福利费3.91万元、5、其他", key: "basic.30229", yuan: "39100" },
  ])("whole: $line", ({ line, key, yuan }) => {
    for (const reading of bothWays(line)) expect(valuesOf(reading)[key]).toBe(yuan);
  });

  it.each([
    "办公费 3 .91",
    "办公费 1,234,5",
    "办公费2万元、3万元",
    "办公费2万元，3万元。",
    "办公费、印刷费、咨询费分别为3.91万元、2.23万元",
    "办公费、印刷费 3.91、2.23",
    "办公费、印刷费各2万元",
    "办公费几万元",
    "办公费约三万元",
    "办公费3万五千元",
    "办公费三万五元二",
    "其中办公费、印刷费合计2万元",
  ])("not at all, but listed: %s", (line) => {
    for (const reading of bothWays(line)) {
      expect(valuesOf(reading)).toEqual({ "basic.30101": "677000" });
      const refused = (reading.refused ?? []).map(({ text }) => text);
      expect([...reading.unread, ...refused].join(" ")).toContain("办公费");
    }
  });
});

it("no line of a known name and a figure vanishes", () => {
  const name = fc.constantFrom("办公费", "印刷费", "邮电费");
  const link = fc.constantFrom("", " ", "：", "为", "约", "共计", "、", "，");
  const figure = fc.constantFrom(
    ...[
      "3.91",
      "2万元",
      "12 元 5 角",
      "3 .91",
      "1,234,5",
      "(3.50)",
      "-3",
      "三万元",
      "贰万贰仟元整",
      "几千元",
      "3万五千元",
    ],
  );
  fc.assert(
    fc.property(name, link, figure, fc.constantFrom("", "。", "、2.23", "元"), (...parts) => {
      for (const { matched, unread, ambiguous } of bothWays(parts.join(""))) {
        const found = [...unread, ...ambiguous].length + matched.length;
        expect(found, parts.join("")).toBeGreaterThan(1);
      }
    }),
    { numRuns: 60 },
  );
});
