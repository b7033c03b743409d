import { expect, it } from "vitest";
import { compileReport } from "../../src/report/compile-report.js";
import { readChecked } from "../../src/jobs/read-checked.js";
import type { ReportState } from "../../src/events/report/report-state.js";
import type { Pack } from "../../src/pack/pack.js";
import { expectConsistent } from "../interview/invariants.js";
import { finalAccounts } from "../interview/talk.js";
import { type Play, playBureau } from "./play.js";
import { fill, PEOPLE, smallReport } from "./review/small-report.js";
import { createFakeJobs } from "./set-up.js";

/** A bureau whose reports are really exported and read back. */
function bureau(pack: Pack): Promise<Play> {
  const jobs = {
    ...createFakeJobs(),
    compile: (...[snapshot, format]: Parameters<ReturnType<typeof createFakeJobs>["compile"]>) =>
      compileReport(pack, snapshot, format),
    readFile: (bytes: Uint8Array) => readChecked(bytes, null),
  };
  return playBureau(pack, PEOPLE, { jobs });
}

/** The file somebody got last, its text and what was said of it. */
function gotBy({ stage }: Play, id: string) {
  const out = stage.channel.sent.filter(({ chat }) => chat === id).at(-1)?.out;
  if (out?.kind !== "file") throw new Error(`${id} got no file`);
  const hash = /内容标识(\w+)/.exec(out.caption)?.[1];
  return { bytes: out.bytes, text: Buffer.from(out.bytes).toString("utf8"), hash, name: out.name };
}

/** What was filled in of 档案馆, exported. */
async function exported(pack: Pack = smallReport()) {
  const from = await bureau(pack);
  await fill(from.who("zhang"));
  await from.who("zhang").type("/export json");
  return { ...gotBy(from, "zhang"), report: await from.report("d1") };
}

function answersOf({ answers }: ReportState) {
  return new Map([...answers].map(([key, { answer, follows }]) => [key, { answer, follows }]));
}

it("goes out and in as a new report with equal answers and an equal hash", async () => {
  const pack = smallReport();
  const file = await exported(pack);
  expect(file.name).toBe("2019年度部门决算公开-档案馆（草稿）.json");
  const to = await bureau(pack);
  const told = await to.who("zhang").send("报告.json", file.bytes);
  expect(told).toContain("《报告.json》是2019年度“档案馆”的报告");
  expect(told).toContain("采用后建成一份新报告");
  expect(to.store.office().reports.size).toBe(0);
  expect(await to.who("zhang").press("新建并采用")).toContain("记录");
  expect(answersOf(await to.report("d1"))).toEqual(answersOf(file.report));
  expectConsistent(pack, await to.report("d1"));
  await to.who("zhang").type("/export json");
  expect(gotBy(to, "zhang").hash).toBe(file.hash);
  expect(gotBy(to, "zhang").text).toBe(file.text);
});

it("goes into an open empty report, and out again with one /undo", async () => {
  const pack = smallReport();
  const file = await exported(pack);
  const to = await bureau(pack);
  await to.who("zhang").type("/new 2019");
  expect(await to.who("zhang").send("a.json", file.bytes)).toContain("放进现在这份空的报告");
  await to.who("zhang").type("全部采用");
  expect(answersOf(await to.report("d1"))).toEqual(answersOf(file.report));
  await to.who("zhang").type("/undo");
  expect((await to.report("d1")).answers.has("fee.office")).toBe(false);
});

it("shows what it would replace, and replaces nothing when told not to", async () => {
  const pack = smallReport();
  const file = await exported(pack);
  const to = await bureau(pack);
  await to.who("zhang").type("/new 2019");
  await to.who("zhang").type("7.00");
  const told = await to.who("zhang").send("a.json", file.bytes);
  expect(told).toContain("改1项，文件里没有的0项不动");
  expect(told).toContain("商品和服务支出合计 3.00万元（原来7.00万元）");
  expect(await to.who("zhang").type("取消")).toContain("没有采用，什么都没改");
  expect((await to.report("d1")).answers.get("goods.actual")?.typed).toBe("7.00");
});

it("keeps what follows its suggestion following, rows, closed groups and last year's figures", async () => {
  const pack = await finalAccounts();
  const from = await bureau(pack);
  const to = await bureau(pack);
  const ann = from.who("zhang");
  await ann.type("/new 2019");
  await ann.type("行政单位");
  await ann.type("确定");
  await ann.type("/edit income.total");
  await ann.type("462.96");
  await ann.press("= 462.96");
  await ann.type("/export json");
  const file = gotBy(from, "zhang");
  await to.who("zhang").send("a.json", file.bytes);
  await to.who("zhang").press("新建并采用");
  const report = await to.report("d1");
  expect(answersOf(report)).toEqual(answersOf(await from.report("d1")));
  expect([...report.answers.values()].some(({ follows }) => follows)).toBe(true);
});

it.each([
  { what: "other JSON", change: () => '{"a": 1, "b": 2}', says: "不是本系统导出的报告" },
  {
    what: "a newer version",
    change: (text: string) => text.replace('"version": 1', '"version": 2'),
    says: "请联系管理员升级",
  },
  {
    what: "a changed figure",
    change: (text: string) => text.replace('"yuan":"10000"', '"yuan":"90000"'),
    says: "和它的标识对不上",
  },
  {
    what: "a figure that is none",
    change: (text: string) => text.replace('"yuan":"10000"', '"yuan":"1e4"'),
    says: "这里读不懂",
  },
  {
    what: "a field nobody knows",
    change: (text: string) => text.replace('"rows":', '"columns": [], "rows":'),
    says: "读不懂",
  },
  {
    what: "a year nobody has questions for",
    change: (text: string) =>
      text.replace('"year": "2019"', '"year": "2012"').replace(/ {2}"hash".*\n/, ""),
    says: "用的题目这里没有",
  },
])("refuses $what with a reason", async ({ change, says }) => {
  const pack = smallReport();
  const { text } = await exported(pack);
  const to = await bureau(pack);
  const told = await to.who("zhang").send("a.json", Buffer.from(change(text)));
  expect(told).toContain(says);
  expect(to.store.office().reports.size).toBe(0);
});

it("takes a file without a hash, as another program writes it", async () => {
  const pack = smallReport();
  const { text } = await exported(pack);
  const to = await bureau(pack);
  await to.who("zhang").send("a.json", Buffer.from(text.replace(/ {2}"hash".*\n/, "")));
  expect(await to.who("zhang").press("新建并采用")).toContain("记录");
});

it("is given to whoever may read the report, and taken from whoever may fill it", async () => {
  const pack = smallReport();
  const file = await exported(pack);
  const to = await bureau(pack);
  await fill(to.who("zhang"));
  const { id } = await to.report("d1");
  // 王五 reviews 档案馆, 钱七 fills another department's.
  await to.who("wang").type("/status");
  await to.who("wang").press("打开报告");
  await to.who("wang").type("/export json");
  expect(gotBy(to, "wang").hash).toBe(file.hash);
  expect(await to.who("wang").send("a.json", file.bytes)).toContain("不能改，文件没有采用");
  expect(await to.who("qian").type("/export json")).toContain("还没有打开报告");
  expect(await to.who("zhao").send("a.json", file.bytes)).toContain("没有填报的角色");
  const exports = (await to.store.history(id)).filter(({ event }) => event.type === "exported");
  expect(exports.map(({ by }) => by)).toEqual(["fake:wang"]);
});

it("opens no second report of a department, and changes none that is not open", async () => {
  const pack = smallReport();
  const file = await exported(pack);
  const to = await bureau(pack);
  await to.who("zhang").type("/new 2019");
  expect(await to.who("li").send("a.json", file.bytes)).toContain("请先打开它");
});
