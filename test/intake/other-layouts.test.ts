import { expect, it } from "vitest";
import { readFile } from "../../src/intake/read-file.js";
import { startFilling, type Talk } from "../interview/talk.js";
import { pack } from "../report/final-accounts.js";
import { fifth, seventh } from "./official-sheets.js";
import { workbook } from "./workbooks.js";

const about = { pack, report: "r1", year: "2019" };

function send(sheet: ReturnType<typeof fifth>): { readonly talk: Talk; readonly said: string } {
  const talk = startFilling(pack, "公务接待、公务用车");
  return { talk, said: talk.file("表.xlsx", readFile(workbook({ 表: sheet }), about)) };
}

const COUNTING = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const OWN = [8, 0, 6, 0, 6, 2, 7, 0, 5, 0, 5, 2];
const BELOW = [4, 0, 3, 0, 3, 1, 3, 0, 2, 0, 2, 1];
const BOTH = [12, 0, 9, 0, 9, 3, 10, 0, 7, 0, 7, 3];

it.each([
  { what: "the numbers of columns in the format of money", rows: [COUNTING, BOTH], format: "0.00" },
  { what: "the same with commas", rows: [COUNTING, BOTH], format: "#,##0.00" },
  { what: "本级, 下属 and 合计 below", rows: [OWN, BELOW, BOTH], format: "General" },
  { what: "合计 first", rows: [COUNTING, BOTH, OWN, BELOW], format: "0.00" },
])("takes the row of 公开07表: $what", ({ rows, format }) => {
  const { talk } = send(seventh(rows, format));
  talk.press("全部采用");
  expect(talk.amount("three_public.reception.budget")).toBe("30000");
  expect(talk.amount("three_public.vehicle_operation.actual")).toBe("70000");
});

it("takes no row of 公开07表 where none is the sum of the others", () => {
  const { talk, said } = send(seventh([OWN, BELOW]));
  expect(said).toContain("里没有读到能填的数，什么都没改。");
  expect(said).toContain("公开07表有2行数，分不清哪一行是合计，没有采用。请只留合计那一行再发");
  expect(talk.amount("three_public.reception.budget")).toBeUndefined();
});

it.each([
  "功能分类科目编码",
  "支出功能分类科目编码",
  "功能分类科目",
  "功能科目编码",
  "科目代码",
  "编码",
])("reads rows of 类、款、项 below the head %s", (code) => {
  const head = [code, "科目名称", "小计", "基本支出", "项目支出"];
  const { talk } = send(fifth([["205", "教育支出", 30, 10, 20]], { head }));
  talk.press("全部采用");
  expect(talk.amount("function.205.general_project")).toBe("200000");
});

it("tells a gap of a whole number of 万元: a number in a cell is exact", () => {
  const { said } = send(
    fifth([
      ["合计", "", 31, 31, ""],
      ["205", "教育支出", 30, 30, ""],
    ]),
  );
  expect(said).toContain("“合计 基本支出”表里是31.00万元，按各项算出30.00万元，差1.00万元");
});
