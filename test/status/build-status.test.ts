import { expect, it } from "vitest";
import type { ReportPhase } from "../../src/events/report/report-state.js";
import { riskOf } from "../../src/status/risk.js";
import { many, NOW, statusOf, type Unit } from "./bureau.js";

const DUE = "2020-08-20";

it("tells a bureau of 120 departments in one message", () => {
  const status = statusOf([
    ...many(61, "公", { phase: "published", due: DUE }),
    ...many(12, "通", { phase: "approved", due: DUE }),
    ...many(18, "审", { phase: "review", due: DUE, percent: 100 }),
    ...many(7, "退", { phase: "returned", due: DUE, percent: 100 }),
    ...many(22, "填", { phase: "filling", due: DUE, percent: 40 }),
  ]);
  expect(status.counts).toEqual({
    ...{ published: 61, approved: 12, review: 18, returned: 7, filling: 22 },
    ...{ idle: 0, correcting: 0 },
  });
  expect(status.text.split("\n")).toEqual([
    "2019年度决算公开，120家，离截止3天（8月20日）。",
    "已公开61，待公开12，待审核18（卡在审核，最久7天），退回7，填报中22。",
    "昨天以来没有变化。",
    "最急10家，还没有填报人：填1、填2、填3、填4、填5、填6、填7、填8、填9、填10。",
  ]);
});

it("says what came into its stage within a day", () => {
  const today = "2020-08-16T02:00:00.000Z";
  const before = "2020-08-16T01:59:59.999Z";
  const { changed, text } = statusOf([
    { id: "甲", phase: "review", since: today },
    { id: "乙", phase: "returned", since: today },
    { id: "丙", phase: "published", since: before },
    { id: "丁" },
  ]);
  expect(changed).toMatchObject({ review: 1, returned: 1, published: 0, idle: 0 });
  expect(text).toContain("昨天以来：提交1家，退回1家。");
});

it.each<{ readonly says: string; readonly units: readonly Unit[]; readonly line: string }>([
  {
    says: "deadlines that differ",
    units: [
      { id: "甲", phase: "filling", due: "2020-08-19" },
      { id: "乙", phase: "filling", due: "2020-08-25" },
    ],
    line: "2019年度决算公开，2家，最近的截止还有2天（8月19日，1家）。",
  },
  {
    says: "the last day",
    units: [{ id: "甲", phase: "filling", due: "2020-08-17" }],
    line: "2019年度决算公开，1家，今天截止。",
  },
  {
    says: "what is over",
    units: [
      { id: "甲", phase: "filling", due: "2020-08-16" },
      { id: "乙", phase: "filling", due: "2020-08-20" },
    ],
    line: "2019年度决算公开，2家，1家已过截止，最近的截止还有3天（8月20日，1家）。",
  },
  {
    says: "no deadline",
    units: [{ id: "甲", phase: "filling" }],
    line: "2019年度决算公开，1家。",
  },
])("tells $says", ({ units, line }) => {
  expect(statusOf(units).text.split("\n")[0]).toBe(line);
});

it("keeps what waits for a reviewer apart from what waits for a clerk", () => {
  const { urgent, text } = statusOf([
    { id: "甲", phase: "review", due: DUE },
    { id: "乙", phase: "filling", due: DUE, clerks: ["张三"] },
    { id: "丙", phase: "approved", due: DUE },
  ]);
  expect(urgent.map(({ department, holder }) => [department, holder])).toEqual([
    ["乙", "clerk"],
    ["甲", "reviewer"],
    ["丙", "clerk"],
  ]);
  expect(text).toContain("最急3家，还没有填报人：丙；等填报人：乙；还没有审核人：甲。");
});

it("does not call late what is public already, a correction of it included", () => {
  const over = { due: "2020-08-01", publishedOn: "2020-07-30" };
  const { overdue, urgent } = statusOf([
    { id: "甲", phase: "published", ...over },
    { id: "乙", phase: "correcting", ...over },
    { id: "丙", phase: "review", ...over },
    { id: "丁", phase: "approved", due: "2020-08-01" },
  ]);
  expect(overdue).toBe(1);
  expect(urgent.map(({ department }) => department)).toEqual(["丁"]);
});

it("counts a report that was put away as not begun, and knows it still", () => {
  const { departments } = statusOf([{ id: "甲", phase: "put-away", percent: 30 }]);
  expect(departments).toMatchObject([{ stage: "idle", percent: 30, report: { id: "r-甲" } }]);
});

it("names the clerk who answers for the report, and reviewers of what it belongs to", () => {
  const { departments } = statusOf(
    [
      { id: "局", clerks: ["a"] },
      { id: "所", parent: "局", clerks: ["b", "c"] },
    ],
    [
      {
        type: "granted",
        person: "c",
        grant: { role: "clerk", department: "所", responsible: true },
      },
      { type: "person-added", person: "r", name: "审核人" },
      { type: "granted", person: "r", grant: { role: "reviewer", department: "局" } },
    ],
  );
  const named = departments.map(({ name, clerks, reviewers }) => ({
    name,
    clerks: clerks.map(({ id }) => id),
    reviewers: reviewers.map(({ id }) => id),
  }));
  expect(named).toEqual([
    { name: "局", clerks: ["a"], reviewers: ["r"] },
    { name: "所", clerks: ["c"], reviewers: ["r"] },
  ]);
});

it("reads the report the bureau opened when there are two", () => {
  const second = { id: "甲", phase: "review" as ReportPhase };
  const status = statusOf(
    [{ id: "甲", phase: "filling" }],
    [{ type: "report-placed", department: "甲", year: "2019", report: "r-甲" }],
  );
  expect(status.departments[0]?.stage).toBe("filling");
  expect(statusOf([second]).departments[0]?.stage).toBe("review");
});

it.each([
  ["over before near", { daysLeft: -1 }, { daysLeft: 0 }],
  ["longer over before shortly over", { daysLeft: -5 }, { daysLeft: -1 }],
  ["near before far", { daysLeft: 1 }, { daysLeft: 9 }],
  ["much work before little", { percent: 10 }, { percent: 90 }],
  ["not begun before begun", { stage: "idle" }, { stage: "filling", percent: 1 }],
  ["mistakes before none", { errors: 3 }, { errors: 0 }],
  ["returned before in review", { stage: "returned" }, { stage: "review" }],
  ["in review before approved", { stage: "review" }, { stage: "approved" }],
  ["approved before public", { stage: "approved" }, { stage: "published" }],
  [
    "a deadline before none",
    { daysLeft: 300, stage: "approved" },
    { daysLeft: null, stage: "idle" },
  ],
  ["over before all near", { daysLeft: -1, stage: "approved" }, { daysLeft: 0, stage: "idle" }],
] as const)("puts %s", (_, more, less) => {
  const standing = { stage: "filling", percent: 50, errors: 0, daysLeft: 5 } as const;
  expect(riskOf({ ...standing, ...more })).toBeGreaterThan(riskOf({ ...standing, ...less }));
});

it("knows how long it waits", () => {
  const [waiting] = statusOf([
    { id: "甲", phase: "review", since: "2020-08-14T01:00:00.000Z" },
  ]).departments;
  expect(NOW).toBe("2020-08-17T02:00:00.000Z");
  expect(waiting?.sinceDays).toBe(3);
});
