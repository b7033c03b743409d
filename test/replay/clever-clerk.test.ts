import { expect, it } from "vitest";
import { listAnswers } from "../../src/replay/list-answers.js";
import { listFindings } from "../../src/replay/list-findings.js";
import { startTalk, type Talk } from "../interview/talk.js";
import { example, pack, replay } from "./replaying.js";

/** Typed and pressed, from the first word to the file. */
const MOST_UPDATES = 80;
const NEEDED_UPDATES = 68;

it("takes a clerk who pastes a group at a time a short path to the same report", async () => {
  const talk = startTalk(pack);
  fillExample(talk);

  expect(talk.requests).toEqual([{ kind: "compile", choice: "docx" }]);
  const answers = listAnswers(pack, talk.report());
  expect(answers).toEqual((await replay(example)).answers);
  const open = listFindings(pack, talk.report()).filter(({ status }) => status !== "accepted");
  expect(open).toEqual([]);
  expect(talk.count()).toBeLessThanOrEqual(MOST_UPDATES);
  // So that a change of the engine or the pack that makes the path longer is seen.
  expect(talk.count()).toBe(NEEDED_UPDATES);
});

function fillExample(talk: Talk): void {
  talk.type("/start");
  talk.press("新建2019年度报告");
  talk.type(`${reply("profile.nature")}\n${reply("profile.applies")}`);
  talk.press("确定");
  talk.type(reply("profile.name"));
  fillTables(talk);
  fillFiscal(talk);
  fillBudget(talk);
  fillThreePublic(talk);
  fillOtherMatters(talk);
  fillTexts(talk);
  talk.type("/report");
  expect(talk.press("Word")).toBe("");
}

function fillTables(talk: Talk): void {
  paste(talk, lines("income.total", "income.fiscal"));
  talk.press("其余全部为0");
  paste(
    talk,
    [
      "科目编码\t科目名称\t基本支出\t项目支出",
      "201\t一般公共服务支出\t\t10.00",
      "205\t教育支出\t384.99\t37.57",
      "208\t社会保障和就业支出\t\t0.40",
      "210\t卫生健康支出\t\t30.00",
      "\t合计\t384.99\t77.97",
    ].join("\n"),
  );
  talk.press("其余全部为0");
  paste(talk, lines("expenditure.total", "expenditure.basic", "expenditure.project"));
  talk.press("其余全部为0");
}

function fillFiscal(talk: Talk): void {
  talk.type(reply("overall.prior"));
  talk.type(reply("overall.reason"));
  talk.press("= 462.96");
  talk.press("= 378.99");
  talk.type(reply("fiscal.reason"));
  talk.press("= 378.99");
  talk.press("用同一段");
}

function fillBudget(talk: Talk): void {
  const items = [...example.keys()].filter((key) => /^basic\.\d+$/.test(key));
  paste(talk, items.map((key) => `${labelOf(key)}\t${reply(key)}`).join("\n"));
  talk.press("其余全部为0");
  explain(talk, "住房公积金随工资列在教育支出科目。");
  explain(talk, "养老保险缴费随工资列在教育支出科目。");
  const rows = ["wages_welfare", "individual_family", "goods_services", "capital", "project"];
  paste(talk, grid("budget_item", rows, { budget: "预算数", actual: "决算数" }));
  paste(talk, reasons("budget_item", rows));
}

function fillThreePublic(talk: Talk): void {
  const rows = ["overseas", "vehicle_operation", "reception"];
  const columns = { budget: "预算数", actual: "决算数", prior: "上年决算数" };
  paste(talk, grid("three_public", rows, columns));
  paste(talk, reasons("three_public", rows));
  const { overseas, vehicle, reception } = {
    overseas: ["groups", "person_times", "detail"],
    vehicle: ["owned", "detail"],
    reception: ["batches", "person_times", "detail"],
  };
  paste(talk, linesUnder("three_public.overseas", overseas));
  const cost = ["fare", "lodging", "meals", "incidentals", "other"];
  paste(talk, linesUnder("three_public.overseas", cost));
  talk.press("其余全部为0");
  paste(talk, linesUnder("three_public.vehicle", vehicle));
  paste(talk, linesUnder("three_public.reception", reception));
}

function fillOtherMatters(talk: Talk): void {
  talk.press("= 154.73");
  talk.press("= 154.77");
  talk.type(reply("operating_cost.reason"));
  // The reason and the numbers are asked only where the amounts say so: they may stand in the same block.
  const parts = ["actual", "budget", "prior", "reason", "times", "people", "content"];
  paste(talk, linesUnder("meeting", parts));
  paste(talk, linesUnder("training", parts));
  explain(talk, "多数培训改由上级统一组织，费用没有在本单位列支。");
  paste(talk, linesUnder("celebration", ["actual", "content"]));
  paste(talk, linesUnder("procurement", ["goods", "works", "services", "sme", "micro"]));
  // A single line for what is asked is its answer.
  talk.type(lines("assets.vehicle.confidential"));
  talk.press("其余全部为0");
}

function fillTexts(talk: Talk): void {
  talk.press("= 462.96");
  talk.type(reply("performance.work"));
  paste(talk, linesUnder("profile", ["duties", "organisation", "scope", "staff", "retirees"]));
  const sections = ["basic_use", "use_intro", "output", "benefit", "satisfaction"];
  paste(talk, linesUnder("evaluation", [...sections, "problem", "other"]));
}

function paste(talk: Talk, block: string): void {
  const preview = talk.type(block);
  expect(preview).toContain("还没有记录");
  expect(preview).not.toMatch(/没看懂|没有采用|⚠/);
  talk.press("全部采用");
}

/** Writes why a finding may stand. */
function explain(talk: Talk, reason: string): void {
  talk.press("没错，写一句说明");
  talk.type(reason);
}

function lines(...keys: string[]): string {
  return keys.map((key) => `${labelOf(key)}：${reply(key)}`).join("\n");
}

function linesUnder(prefix: string, names: readonly string[]): string {
  return lines(...names.map((name) => `${prefix}.${name}`));
}

/** Rows and columns as copied from a sheet. */
function grid(
  prefix: string,
  rows: readonly string[],
  columns: Readonly<Record<string, string>>,
): string {
  const head = ["项目", ...Object.values(columns)];
  const body = rows.map((row) => [
    rowName(prefix, row),
    ...Object.keys(columns).map((column) => reply(`${prefix}.${row}.${column}`)),
  ]);
  return [head, ...body].map((cells) => cells.join("\t")).join("\n");
}

function reasons(prefix: string, rows: readonly string[]): string {
  return rows
    .map((row) => `${rowName(prefix, row)}：${reply(`${prefix}.${row}.reason`)}`)
    .join("\n");
}

function rowName(prefix: string, row: string): string {
  return labelOf(`${prefix}.${row}.budget`).replace(/预算数$/, "");
}

function reply(key: string): string {
  const typed = example.get(key);
  if (typed === undefined) throw new Error(`the example has no ${key}`);
  return typed;
}

function labelOf(key: string): string {
  return pack.find(key)?.label ?? key;
}
