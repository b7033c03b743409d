import { expect, it } from "vitest";
import { createReportState } from "../../../src/events/report/apply-report-event.js";
import type { KeptFinding } from "../../../src/events/report/report-events.js";
import { describeSnapshot, takeSnapshot } from "../../../src/workflow/requests/take-snapshot.js";

function finding(id: string, severity: KeptFinding["severity"]): KeptFinding {
  const figures = { left: "1", right: "2", difference: "1", gapEquals: [] };
  return { id, severity, about: "money", keys: ["a"], says: `${id}不平`, ...figures };
}

function reportWith(...findings: KeptFinding[]) {
  const report = createReportState("r1");
  for (const one of findings) report.findings.set(one.id, one);
  return report;
}

it("tells the findings nobody accepted, errors first", () => {
  const report = reportWith(
    finding("甲", "warning"),
    finding("乙", "error"),
    finding("丙", "note"),
    finding("丁", "error"),
  );
  report.acceptances.set("丁", { reason: "是这样", by: "fake:1", at: "" });
  const snapshot = takeSnapshot(report, [], "2026-11-24");
  expect(snapshot.report.findings).toEqual(["必须改：乙不平", "请核实：甲不平"]);
});

it("is a draft for a text written for other figures, not for one that only looks odd", () => {
  const report = reportWith({ ...finding("甲", "warning"), contradicts: true });
  expect(describeSnapshot(takeSnapshot(report, [], "2026-01-05"))).toBe("1月5日，请核实1项。");
  report.reviews.set("a", { because: "turned", key: "a" });
  const snapshot = takeSnapshot(report, [], "2026-01-05");
  expect(snapshot.report.doubtful).toEqual(["a"]);
  expect(describeSnapshot(snapshot)).toBe("1月5日，草稿：请核实1项，待复核1项。");
});

it("does not change with the report", () => {
  const report = reportWith();
  report.rows.set("function", ["205"]);
  const { report: taken } = takeSnapshot(report, [], "2026-11-24");
  report.rows.get("function")?.push("206");
  report.closures.set("function", "zero");
  expect(taken.rows).toEqual([["function", ["205"]]]);
  expect(taken.closures).toEqual([]);
});

it.each([
  [[], [], "1月5日，全部填完，没有待处理的问题。"],
  [["团组数", "电话"], [], "1月5日，草稿：未填2项。"],
  [
    ["电话"],
    [finding("甲", "error"), finding("乙", "warning")],
    "1月5日，草稿：未填1项，必须改1项，请核实1项。",
  ],
  [[], [finding("乙", "warning")], "1月5日，请核实1项。"],
  [[], [finding("丙", "note")], "1月5日，全部填完，没有待处理的问题。"],
])("says how much is to do: %j, %o", (missing, findings, text) => {
  const snapshot = takeSnapshot(reportWith(...findings), missing, "2026-01-05");
  expect(describeSnapshot(snapshot)).toBe(text);
});
