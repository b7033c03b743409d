import { expect, it } from "vitest";
import { readFile } from "../../src/intake/read-file.js";
import { compileReport } from "../../src/report/compile-report.js";
import { workbook } from "../intake/workbooks.js";
import { playBureau } from "./play.js";
import { fill, PEOPLE, smallReport } from "./review/small-report.js";
import { createFakeJobs } from "./set-up.js";

type FakeJobs = ReturnType<typeof createFakeJobs>;

function bureau() {
  const pack = smallReport();
  const about = { pack, report: "r", year: "2019" };
  return playBureau(pack, PEOPLE, {
    jobs: {
      ...createFakeJobs(),
      compile: (...[snapshot, format]: Parameters<FakeJobs["compile"]>) =>
        compileReport(pack, snapshot, format),
      readFile: (bytes: Uint8Array) => Promise.resolve(readFile(bytes, about)),
    },
  });
}

const table = (...named: readonly string[]) => [
  ["公开06表"],
  ["支出决算表"],
  [...named],
  ["项目", "金额"],
  ["办公费", 5],
  ["差旅费", 6],
];
const TOLD = "注意：文件写的是“丁局”，您填的是“档案馆”。";

it.each([
  { what: "a table of another unit", rows: table("编制单位：丁局", "单位：万元"), told: true },
  { what: "its name in the next cell", rows: table("编制单位：", "丁局", "万元"), told: true },
  { what: "unit and amounts in one cell", rows: table("部门：丁局  单位：万元"), told: true },
  { what: "a unit below one's own", rows: table("部门：档案馆服务中心"), told: "档案馆服务中心" },
  { what: "rows of no table", rows: [["填报单位：丁局"], ["办公费", 5]], told: true },
  { what: "one's own unit", rows: table("编制单位：某市档案馆（本级）", "单位：万元") },
  { what: "no unit", rows: table("单位：万元") },
])("says so before anything of $what is taken", async ({ rows, told = false }) => {
  const { who, report } = await bureau();
  const zhang = who("zhang");
  await zhang.type("/new 2019");
  const shown = await zhang.send("表.xlsx", workbook({ 表: rows }));
  expect(shown).toContain("还没有记录");
  if (told === false) expect(shown).not.toContain("注意");
  else expect(shown).toContain(told === true ? TOLD : TOLD.replace("丁局", told));
  await zhang.press("全部采用");
  expect((await report("d1")).answers.get("fee.office")?.answer).toMatchObject({
    value: { yuan: "50000" },
  });
});

it.each([
  { what: "a new report", open: false, button: "新建并采用" },
  { what: "the open report", open: true, button: "全部采用" },
])("keeps the department's name where another's report goes into $what", async (one) => {
  const { who, report, stage } = await bureau();
  await fill(who("zhang"));
  await who("zhang").type("/export json");
  const out = stage.channel.sent.filter(({ chat }) => chat === "zhang").at(-1)?.out;
  if (out?.kind !== "file") throw new Error("no file");
  const qian = who("qian");
  if (one.open) await qian.type("/new 2019");
  const shown = await qian.send("别的.json", out.bytes);
  expect(shown).toContain("注意：文件写的是“档案馆”，您填的是“园区办”，名称不采用。");
  expect(await qian.press(one.button)).toContain("记录");
  const { answers } = await report("d2");
  expect(answers.get("profile.name")?.typed).toBe("园区办");
  expect(answers.get("fee.office")?.answer.state).toBe("value");
});

it("says so of last year's report of another unit", async () => {
  const { who } = await bureau();
  const zhang = who("zhang");
  await zhang.type("/new 2019");
  const text = "2018年度部门决算公开\n部门：丁局\t单位：万元\n2018年会议费支出1.20万元。";
  const shown = await zhang.send("上年.txt", Buffer.from(text));
  expect(shown).toContain("《上年.txt》（2018年度）可以沿用");
  expect(shown).toContain(TOLD);
});
