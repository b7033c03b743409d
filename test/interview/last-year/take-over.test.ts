import { beforeAll, describe, expect, it } from "vitest";
import { listMissing } from "../../../src/interview/answers/list-missing.js";
import type { Pack } from "../../../src/pack/pack.js";
import { buildDocument } from "../../../src/report/build-document.js";
import { takeSnapshot } from "../../../src/workflow/requests/take-snapshot.js";
import { proseOf } from "../../report/final-accounts.js";
import { readReplies } from "../../report/snapshot-of.js";
import { expectConsistent } from "../invariants.js";
import { finalAccounts, startTalk, type Talk } from "../talk.js";
import { finishedReport, PRIORS } from "./finished-report.js";

const EXAMPLE = "examples/final-accounts-2019.yaml";
let pack: Pack;
beforeAll(async () => {
  pack = await finalAccounts();
});

/** 2020 is begun, and that of 2019 is there. */
function begin(): Talk {
  const report = finishedReport(pack, readReplies(EXAMPLE));
  const talk = startTalk(pack, { lastYearsReport: { is: "found", report } });
  talk.type("/new 2020");
  return talk;
}

function taken(): Talk {
  const talk = begin();
  talk.press("用上年报告");
  talk.press("确定");
  return talk;
}

/** The text of the report as it would be printed now. */
function printed(talk: Talk): string {
  const report = talk.report();
  const missing = listMissing([pack], report);
  return proseOf(buildDocument(pack, takeSnapshot(report, missing, "2021-08-12").report));
}

describe("last year's report", () => {
  it("is offered as a report is begun, shown before anything is stored", () => {
    const talk = begin();
    const offer = talk.messages[0]?.text ?? "";
    expect(offer).toContain("2019年度的报告可以沿用，还没有记录");
    expect(offer).toContain("上年度收、支总计 462.96万元");
    expect(talk.labels()).toEqual(["用上年报告", "逐行看", "不用"]);
    expect(talk.amount("overall.prior")).toBeUndefined();
    const lines = talk.press("逐行看");
    expect(lines).toContain("公务接待费上年决算数 2.95万元");
    expect(lines).toContain("部门职责：上年写的");
  });

  it("fills every figure of the year before that this unit has", () => {
    const talk = taken();
    const priors = Object.fromEntries(
      [...talk.report().answers.keys()]
        .filter((key) => key.endsWith(".prior"))
        .map((key) => [key, talk.amount(key)]),
    );
    expect(priors).toEqual({ ...PRIORS, "operating_cost.prior": "1547300" });
    expectConsistent(pack, talk.report());
  });

  it("is taken back by one step", () => {
    const talk = begin();
    const before = talk.report().answers.size;
    talk.press("用上年报告");
    expect(talk.type("/undo")).toContain("上年报告没有采用");
    expect(talk.report().answers.size).toBe(before);
    expect(talk.report().lastYear).toBeNull();
    expectConsistent(pack, talk.report());
    expect(talk.type("/lastyear")).toContain("2019年度的报告可以沿用");
  });

  it("changes nothing when it is not wanted, and is offered again from the list", () => {
    const talk = begin();
    talk.press("不用");
    expect(talk.where()).toBe("portrait");
    expect(talk.amount("overall.prior")).toBeUndefined();
    expect(talk.report().lastYear).toBeNull();
    talk.type("/list");
    talk.press("用上年报告");
    talk.type("用上年报告");
    expect(talk.amount("overall.prior")).toBe("4629600");
  });

  it("shows what was written, whole, and takes none of it without a yes", () => {
    const talk = taken();
    expect(talk.report().answers.has("profile.organisation")).toBe(false);
    expect(listMissing([pack], talk.report())).toContain("部门职责");
    const shown = talk.type("/edit 内设机构");
    expect(shown).toContain("上年写的：内设综合科、发展规划科");
    talk.press("照用上年");
    expect(listMissing([pack], talk.report())).not.toContain("内设机构设置");
    talk.type("/edit 部门职责");
    talk.type("承担园区规划、建设和日常管理。");
    expect(talk.report().answers.get("profile.duties")?.answer).toEqual({
      state: "value",
      value: { kind: "list", items: ["承担园区规划、建设和日常管理。"] },
    });
  });

  it("prints with a mark in a draft what nobody confirmed", () => {
    const talk = taken();
    const mark = "【沿用上年，请改】内设综合科";
    expect(printed(talk)).toContain(mark);
    talk.type("/edit 内设机构");
    talk.press("照用上年");
    expect(printed(talk)).toContain("内设综合科");
    expect(printed(talk)).not.toContain(mark);
  });

  it("takes the texts of a group at once only after they were shown, and never one that names its year", () => {
    const talk = taken();
    expect(talk.type("/edit 决算单位构成")).toContain("（里面写着2019年，请改）");
    talk.type("/edit 内设机构");
    const shown = talk.press("本组2处都照用");
    expect(shown).toContain("1. 执行上级有关");
    expect(shown).toContain("内设综合科");
    expect(talk.report().answers.has("profile.duties")).toBe(false);
    expect(talk.press("都照用")).toContain("已照用上年2处");
    expect(talk.report().answers.get("profile.duties")?.typed).toBe("照用上年");
    expect(talk.report().answers.has("profile.scope")).toBe(false);
    talk.type("/undo");
    expect(talk.report().answers.has("profile.duties")).toBe(false);
  });

  it("compares what is changed by hand with last year's report", () => {
    const talk = taken();
    talk.typeAll("/edit 上年度收、支总计", "400");
    const said = [...talk.report().findings.values()].map(({ says }) => says);
    expect(said.filter((one) => one.includes("462.96"))).not.toEqual([]);
    expectConsistent(pack, talk.report());
  });

  it("begins the explanation of a code with last year's of the same code", () => {
    const report = finishedReport(pack, {
      ...readReplies(EXAMPLE),
      "function.205.budget": "400",
      "function.205.reason": "追加了设备款。",
    });
    const talk = startTalk(pack, { lastYearsReport: { is: "found", report } });
    talk.type("/new 2020");
    talk.typeAll("用上年报告", "确定", "/list 支出按功能分类", "填本组");
    talk.type("205\t教育支出\t384.99\t47.57");
    talk.press("全部采用");
    talk.typeAll("/edit function.205.budget", "500", "/edit function.205.reason");
    expect(talk.messages.at(-1)?.text).toContain("上年写的：追加了设备款。");
  });

  it("shows last year's amount beside the question, by its code", () => {
    const talk = taken();
    expect(talk.type("/edit 办公费")).toContain("上年：3.91万元");
  });

  it.each([
    { found: { is: "none" }, says: "这里没有2019年度的报告" },
    { found: { is: "unfinished" }, says: "2019年度的报告还没有填完" },
  ] as const)("says what to do instead where it is $found.is", ({ found, says }) => {
    const talk = startTalk(pack, { lastYearsReport: found });
    talk.type("/new 2020");
    expect(talk.where()).toBe("portrait");
    expect(talk.type("/lastyear")).toContain(says);
  });
});

it("offers the next year once there is a report of this one", () => {
  const talk = startTalk(pack);
  talk.type("/start");
  expect(talk.labels()).toEqual(["新建2019年度报告"]);
  talk.press("新建2019年度报告");
  talk.type("/list");
  talk.press("收起这份报告");
  talk.type("/start");
  expect(talk.labels()).toContain("新建2020年度报告");
  expect(talk.type("/new 2020")).toContain("公开09表");
});
