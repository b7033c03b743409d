import { expect, it } from "vitest";
import { listMissing } from "../../../src/interview/answers/list-missing.js";
import { pack } from "../../report/final-accounts.js";
import { readReplies, type Replies } from "../../report/snapshot-of.js";
import { expectConsistent } from "../invariants.js";
import { startTalk, type Talk } from "../talk.js";
import { finishedReport } from "./finished-report.js";

const MOST_MESSAGES = 45;
const LAST_YEAR = readReplies("examples/final-accounts-2019.yaml");
/** 2020: ten more for a project, two less for celebrations. */
const THIS_YEAR: Replies = {
  ...LAST_YEAR,
  "income.total": "472.96",
  "income.fiscal": "472.96",
  "expenditure.total": "472.96",
  "function.205.general_project": "47.57",
  "budget_item.project.actual": "87.97",
  "celebration.actual": "8.00",
  "performance.amount": "472.96",
};
const FIGURE = /^-?[\d.]+(?:个|人次|辆|次|人|台)?$/;

/** Lines as they are copied out of a sheet: a heading, then name and figure. */
const BLOCKS: readonly (readonly [heading: string, keys: RegExp])[] = [
  ["公开01表", /^income\.(?:total|fiscal)$/],
  ["公开03表", /^expenditure\.total$/],
  ["公开06表", /^basic\./],
  ["公开07表", /^three_public\.(?:overseas|vehicle_operation|reception)\.(?:budget|actual)$/],
  ["因公出国（境）情况", /^three_public\.overseas\.(?:groups|person_times)$/],
  ["公务用车情况", /^three_public\.vehicle\.owned$/],
  ["公务接待情况", /^three_public\.reception\.(?:batches|person_times)$/],
  ["机关运行经费", /^operating_cost\.(?:actual|budget)$/],
  ["会议费", /^meeting\.(?:actual|budget|times|people)$/],
  ["培训费", /^training\.(?:actual|budget|times|people)$/],
  ["节庆、晚会、论坛、赛事活动", /^celebration\.actual$/],
  ["政府采购", /^procurement\./],
  ["国有资产占用", /^assets\./],
  ["一般公共预算支出的预算与决算", /^budget_item\..*\.(?:budget|actual)$/],
  ["部门概况", /^profile\.(?:staff|retirees)$/],
];
const ROWS =
  "201\t一般公共服务支出\t0\t10.00\n205\t教育支出\t384.99\t47.57\n208\t社会保障和就业支出\t0\t0.40\n210\t卫生健康支出\t0\t30.00";

function copied(): string {
  return BLOCKS.flatMap(([heading, keys]) => [
    heading,
    ...Object.entries(THIS_YEAR).flatMap(([key, reply]) =>
      keys.test(key) && FIGURE.test(String(reply))
        ? [`${pack.find(key)?.label ?? ""}\t${String(reply)}`]
        : [],
    ),
  ]).join("\n");
}

/** What this year needs words of its own; everything else is as it was. */
const NEW_WORDS: Readonly<Record<string, string>> = {
  "overall.reason": "新增园区道路改造一个项目，由财政追加了专项拨款。",
  "general_budget.reason": "新增园区道路改造一个项目，由财政追加了专项拨款。",
  "performance.work": "对2020年度部门整体支出开展了绩效自评，主要目标都已实现。",
  "profile.scope": "本单位是市本级决算单位，没有所属单位。",
};

/** Presses or types what a clerk would who has the tables at hand. */
function goOn(talk: Talk): void {
  const words = NEW_WORDS[talk.where()];
  if (words !== undefined) return void talk.type(words);
  if (talk.where() === "rows" && !talk.report().rows.has("function")) return void talk.type(ROWS);
  const wanted = [
    /^全部采用$/,
    /全部为0$/,
    /^都照用$/,
    /^本组/,
    /^用同一段$/,
    /^照用上年$/,
    /^= /,
    /^先放着$/,
  ];
  const label = wanted
    .map((pattern) => talk.labels().find((one) => pattern.test(one)))
    .find((one) => one !== undefined);
  if (label === undefined) throw new Error(`${talk.where()}: ${talk.labels().join(" ")}`);
  talk.press(label);
}

it("is filled from last year's and this year's tables in few messages, without any file", () => {
  const before = finishedReport(pack, LAST_YEAR);
  const talk = startTalk(pack, { lastYearsReport: { is: "found", report: before } });
  talk.type("/new 2020");
  talk.press("用上年报告");
  talk.press("确定");
  talk.press("照用上年");
  expect(talk.type(copied())).toContain("还没有记录");
  talk.press("全部采用");
  while (talk.where() !== "done" && talk.count() <= MOST_MESSAGES) goOn(talk);
  expect(talk.where()).toBe("done");
  expect(listMissing([pack], talk.report())).toEqual([]);
  expect(talk.count()).toBeLessThanOrEqual(MOST_MESSAGES);
  const errors = [...talk.report().findings.values()].filter((one) => one.severity === "error");
  expect(errors).toEqual([]);
  expect(talk.amount("overall.prior")).toBe("4629600");
  expect(talk.amount("basic.30101")).toBe("677000");
  expect(talk.amount("function.205.general_project")).toBe("475700");
  expect(talk.report().answers.get("overall.reason")?.answer).toMatchObject({
    value: { text: NEW_WORDS["overall.reason"] },
  });
  expectConsistent(pack, talk.report());
});
