import { describe, expect, it } from "vitest";
import { readFile } from "../../src/intake/read-file.js";
import { startFilling, type Talk } from "../interview/talk.js";
import { pack } from "../report/final-accounts.js";
import { fifth, sixth } from "./official-sheets.js";
import { workbook } from "./workbooks.js";

const about = { pack, report: "r1", year: "2019" };
const OFFICE_COST = "basic.30201";

function send(talk: Talk, sheets: Parameters<typeof workbook>[0]): string {
  return talk.file("表.xlsx", readFile(workbook(sheets), about));
}

describe("a figure that two sheets give differently", () => {
  const both = { 一: sixth({ "30201": 30, "30101": 200 }), 二: sixth({ "30201": 31 }) };

  it("is asked for, and its group is not closed with zero for it", () => {
    const talk = startFilling(pack);
    const asked = send(talk, both);
    expect(asked).toContain(
      "“办公费：公开06表第5行（“一”F5）30.00万元，公开06表第5行（“二”F5）31.00万元”是哪一个？",
    );
    expect(talk.labels()).toEqual(["30.00万元", "31.00万元", "都不是", "取消"]);
    const shown = talk.press("31.00万元");
    expect(shown).toContain("办公费 31.00万元");
    expect(shown).toContain("一般公共预算基本支出：有数没有定，其余先不记为0");
    expect(shown).not.toContain("其余全部为0");
    talk.press("全部采用");
    expect(talk.amount(OFFICE_COST)).toBe("310000");
    expect(talk.amount("basic.30101")).toBe("2000000");
    expect(talk.report().closures.has("basic")).toBe(false);
  });

  it("stays open when neither is right", () => {
    const talk = startFilling(pack);
    send(talk, both);
    expect(talk.press("都不是")).toContain("没有采用：办公费");
    talk.press("全部采用");
    expect(talk.amount(OFFICE_COST)).toBeUndefined();
    expect(talk.report().closures.has("basic")).toBe(false);
  });

  it("is settled by what is stored: the file sent again closes the group", () => {
    const talk = startFilling(pack);
    send(talk, both);
    talk.press("31.00万元");
    talk.press("全部采用");
    const again = send(talk, both);
    expect(again).toContain("已填的31.00万元不变");
    talk.press("全部采用");
    expect(talk.amount(OFFICE_COST)).toBe("310000");
    expect(talk.report().closures.get("basic")).toBe("zero");
  });

  it("takes the row of 类、款、项 it belongs to", () => {
    const talk = startFilling(pack);
    send(talk, {
      一: fifth([["205", "教育支出", 30, 30, ""]]),
      二: fifth([["205", "教育支出", 31, 31, ""]]),
    });
    talk.press("31.00万元");
    talk.press("全部采用");
    expect(talk.amount("function.205.general_basic")).toBe("310000");
    expect(talk.report().rows.get("function")).toEqual(["205"]);
  });
});

it.each([
  { what: "元 and 万元", first: 10_500_000, unit: "元", second: 1050, yuan: "10500000" },
  { what: "元 and 万元, rounded", first: 10_500_049, unit: "元", second: 1050.0, yuan: "10500049" },
])("takes one amount told in two units: $what", ({ first, unit, second, yuan }) => {
  const talk = startFilling(pack);
  const said = send(talk, { 一: sixth({ "30201": second }), 二: sixth({ "30201": first }, unit) });
  expect(said).not.toContain("是哪一个");
  talk.press("全部采用");
  expect(talk.amount(OFFICE_COST)).toBe(yuan);
  expect(talk.report().closures.get("basic")).toBe("zero");
});

it("closes no group with zero for a cell that holds no amount", () => {
  const talk = startFilling(pack);
  expect(send(talk, { 一: sixth({ "30201": "约30", "30101": 200 }) })).toContain("不是金额");
  talk.press("全部采用");
  expect(talk.report().closures.has("basic")).toBe(false);
});
