import { describe, expect, it } from "vitest";
import { runAllChecks } from "../../../src/checks/run-checks.js";
import type { ReportSnapshot } from "../../../src/events/report/report-snapshot.js";
import { compileReview } from "../../../src/report/compile-review.js";
import { buildReview } from "../../../src/report/review/build-review.js";
import { listChanges } from "../../../src/report/review/list-changes.js";
import { countsOf } from "../../../src/report/review/review.js";
import { sheetOf } from "../../../src/report/sheet-of.js";
import { openDocx } from "../docx/open-docx.js";
import { readDocx } from "../docx/read-docx.js";
import { EXAMPLE, pack, repliesOf } from "../final-accounts.js";
import { type Replies, snapshotOf, WITHHOLD } from "../snapshot-of.js";

function snapshotWith(changes: Replies, more: Partial<ReportSnapshot> = {}): ReportSnapshot {
  return { ...snapshotOf(pack, repliesOf(EXAMPLE, changes)), ...more };
}

describe("findings", () => {
  const snapshot = snapshotWith({ "expenditure.basic": "387.69", "meeting.actual": "2.30" });
  const found = runAllChecks(sheetOf(pack, snapshot)).flatMap((verdict) =>
    verdict.outcome === "finding" ? [verdict.finding] : [],
  );
  const [first, second] = found.filter(({ keys }) => keys.includes("expenditure.basic"));

  it("open ones have their severity, both sides and the difference", () => {
    const { findings } = buildReview(pack, {
      ...snapshot,
      findings: [`必须改：${first?.says ?? ""}`],
      errors: 1,
    });
    expect(findings).toEqual([
      {
        severity: "必须改",
        says: "公开03表本年支出合计462.96万元，五类支出之和465.66万元，多2.70万元。",
        left: "462.96",
        right: "465.66",
        difference: "2.70",
      },
    ]);
  });

  it("are found again when a figure that equals the gap has come since", () => {
    const says = `${first?.says.replace(/。$/, "") ?? ""}，正好等于别的数2.70万元。`;
    const { findings } = buildReview(pack, { ...snapshot, findings: [`必须改：${says}`] });
    expect(findings).toMatchObject([{ says, left: "462.96", difference: "2.70" }]);
  });

  it("accepted ones have the reason as typed", () => {
    const reason = "按批复\u202E调整，见<附件>";
    const accepted = [{ id: second?.id ?? "", severity: "warning", says: "甲", reason } as const];
    expect(buildReview(pack, { ...snapshot, accepted }).accepted).toEqual([
      {
        severity: "请核实",
        says: "甲",
        left: "387.69",
        right: "384.99",
        difference: "2.70",
        reason: "按批复调整，见<附件>",
      },
    ]);
  });

  it("about a text, or no longer there, have no sides", () => {
    const findings = ["请核实：主要原因只重复了数字。"];
    expect(buildReview(pack, { ...snapshot, findings }).findings).toEqual([
      { severity: "请核实", says: "主要原因只重复了数字。", left: "", right: "", difference: "" },
    ]);
  });
});

describe("changes against last year", () => {
  const changesOf = (changes: Replies) => listChanges(sheetOf(pack, snapshotWith(changes)));

  it("of more than 30% are told with base, now, change, percent and the clerk's reason", () => {
    expect(buildReview(pack, snapshotWith({})).changes).toEqual([
      {
        name: "因公出国（境）费决算数",
        base: "0.00",
        now: "2.02",
        change: "增加2.02",
        percent: "上年为零，不计算百分比",
        reason: "单位负责人随市政府代表团赴台湾考察职业教育，洽谈招商合作。",
      },
      {
        name: "公务接待费决算数",
        base: "1.77",
        now: "2.95",
        change: "增加1.18",
        percent: "增长66.67%",
        reason: "来园考察职业教育和洽谈招商的团队比上年多。",
      },
    ]);
  });

  it.each([
    { prior: "1.00", actual: "1.30", percent: undefined },
    { prior: "1.00", actual: "1.31", percent: "增长31.00%" },
    { prior: "1.00", actual: "0.70", percent: undefined },
    { prior: "1.00", actual: "0.69", percent: "下降31.00%" },
    { prior: "1.00", actual: "0", percent: "下降100.00%" },
    { prior: "0", actual: "0", percent: undefined },
    { prior: "-1.00", actual: "1.00", percent: "上年为负数，不计算增减百分比" },
  ])("from $prior to $actual: $percent", ({ prior, actual, percent }) => {
    const changes = changesOf({ "training.prior": prior, "training.actual": actual });
    expect(changes.find(({ name }) => name.startsWith("培训费"))?.percent).toBe(percent);
  });

  it("include totals nobody typed, and leave out what is open or does not exist", () => {
    const names = changesOf({
      "three_public.reception.prior": "",
      "three_public.vehicle_operation.prior": "1",
    }).map(({ name }) => name);
    expect(names).toContain("公务用车购置及运行维护费决算数");
    expect(names).not.toContain("公务接待费决算数");
    expect(names.join()).not.toContain("机关运行经费");
  });
});

it("lists what is open, what may stay so, and what is withheld", () => {
  const snapshot = snapshotWith(
    { "function.205.general_project": WITHHOLD, "profile.phone": "" },
    { missing: ["公开07表 公务接待费批次"], phase: "review" },
  );
  const review = buildReview(pack, snapshot);
  expect(review.missing).toEqual(["公开07表 公务接待费批次"]);
  expect(review.optional).toContain("联系电话");
  expect(review.optional.join()).not.toContain("科目名称");
  expect(review.withheld).toEqual([expect.stringMatching(/^公开.*表 教育支出.*项目支出$/)]);
  expect(review.state).toBe("待审核，未填完（还有1项）");
  expect(countsOf(review)).toContainEqual({ name: "按规定不公开", count: 1 });
});

it("names who let it pass, and lists nothing as blank that somebody answered for", async () => {
  const passedBy = {
    reviewer: "王五",
    gates: [["secrecy", "甲"] as const, ["signature", "乙"] as const],
  };
  const blank = buildReview(pack, snapshotWith({ "profile.confidentiality": "" }));
  expect([blank.reviewer, blank.gates]).toEqual(["", []]);
  expect(blank.optional).toContain("保密审查");
  const snapshot = snapshotWith({ "profile.confidentiality": "" }, { phase: "approved", passedBy });
  expect(buildReview(pack, snapshot).optional).not.toContain("保密审查");
  const { bytes } = await compileReview(pack, snapshot);
  const [head] = (await readDocx(bytes)).filter((one) => one.kind === "table");
  expect(JSON.stringify(head)).toMatch(/审核人[^甲乙]*王五.*保密审查.*甲.*负责人审签.*乙/);
});

it("tells when it was let pass and published, and lists that day as blank no more", async () => {
  const passedBy = { reviewer: "王五", gates: [], approvedOn: "2020-08-20" };
  const blank = { "profile.disclosure_date": "" };
  const approved = buildReview(pack, snapshotWith(blank, { phase: "approved", passedBy }));
  expect([approved.approvedOn, approved.publishedOn]).toEqual(["2020年8月20日", ""]);
  expect(approved.optional).toContain("公开日期");
  const published = { on: "2020-08-25", address: "https://www.example.gov.cn/a.html" };
  const whole = { ...passedBy, published };
  const snapshot = snapshotWith(blank, { phase: "published", passedBy: whole });
  expect(buildReview(pack, snapshot).optional).not.toContain("公开日期");
  const { bytes } = await compileReview(pack, snapshot);
  const [head] = (await readDocx(bytes)).filter((one) => one.kind === "table");
  expect(JSON.stringify(head)).toMatch(/通过日期.*2020年8月20日.*公开日期.*2020年8月25日.*example/);
});

it("says of a finished report that it is", () => {
  expect(buildReview(pack, snapshotWith({}, { phase: "approved" })).state).toBe("待公开，已填完");
});

const SNAPSHOT = {
  ...snapshotOf(pack, repliesOf(EXAMPLE, { "function.205.general_project": WITHHOLD }), {
    missing: ["公开07表 公务接待费批次"],
  }),
  findings: ["必须改：甲等于乙。", "请核实：]]><丙>。"],
  accepted: [{ id: "R1", severity: "warning", says: "丁。", reason: "=cmd|说明" }] as const,
};

it("writes a file that another program reads, with everything in it", async () => {
  const review = buildReview(pack, SNAPSHOT);
  const { name, bytes } = await compileReview(pack, SNAPSHOT);
  expect(name).toBe("2019年度部门决算审核情况表-株洲职业教育科技园管理办公室.docx");
  const read = await readDocx(bytes);
  const sections = read.flatMap((one) => (one.kind === "h2" ? [one.text] : []));
  expect(sections.map((title) => title.slice(0, 2)).join()).toBe("一、,二、,三、,四、,五、");
  const tables = read.flatMap((one) => (one.kind === "table" ? [one.body] : []));
  const [, , findings, accepted, changes, missing, withheld] = tables;
  expect(findings?.map((row) => row.slice(1, 3))).toEqual([
    ["必须改", "甲等于乙。"],
    ["请核实", "]]><丙>。"],
  ]);
  expect(accepted).toEqual([["1", "请核实", "丁。", "", "=cmd|说明"]]);
  expect(changes).toEqual(
    review.changes.map((one) => [one.name, one.base, one.now, one.change, one.percent, one.reason]),
  );
  expect(missing).toEqual([["1", "公开07表 公务接待费批次"]]);
  expect(withheld).toEqual([["1", review.withheld[0]]]);
  // Word wants a paragraph behind the last table.
  expect(openDocx(bytes).document).toMatch(/<\/w:tbl><w:p>.*<\/w:p><w:sectPr>/);
});

it("says of each section that there is nothing", async () => {
  const { name, bytes } = await compileReview(pack, snapshotOf(pack, repliesOf(EXAMPLE)));
  expect(name).toBe("2019年度部门决算审核情况表-株洲职业教育科技园管理办公室.docx");
  const read = await readDocx(bytes);
  const nothing = read.filter((one) => one.kind === "p" && one.text === "无。");
  expect(nothing).toHaveLength(4);
});
