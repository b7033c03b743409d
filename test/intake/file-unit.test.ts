import { describe, expect, it } from "vitest";
import { openSheets } from "../../src/intake/open-sheets.js";
import { readFile } from "../../src/intake/read-file.js";
import { startFilling, type Talk } from "../interview/talk.js";
import { pack } from "../report/final-accounts.js";
import { sheetOf, sixth } from "./official-sheets.js";
import { workbook } from "./workbooks.js";

const about = { pack, report: "r1", year: "2019" };
const WAGES = "basic.30101";

function send(talk: Talk, bytes: Uint8Array, name = "表.xlsx"): string {
  return talk.file(name, readFile(bytes, about));
}

/** 公开06表 without a unit. */
const unitless = (figures: Readonly<Record<string, unknown>>): Buffer =>
  workbook({ 基本: sixth(figures, null) });

const YUAN = { "30101": 677_000, "30103": 596_500.5, "301": 1_273_500.5 };

describe("official tables that name no unit", () => {
  it.each([
    { press: "元", wages: "677000", bonus: "596500.5" },
    { press: "万元", wages: "6770000000", bonus: "5965005000" },
  ])("are asked for it before anything is shown: $press", ({ press, wages, bonus }) => {
    const talk = startFilling(pack);
    const asked = send(talk, unitless(YUAN));
    expect(asked).toContain(
      "没写金额单位：“公开06表的基本工资 677000”是67.70万元还是677000.00万元？",
    );
    expect(talk.labels()).toEqual(["元", "万元", "都不是", "取消"]);
    const shown = talk.press(press);
    expect(shown).toContain("一般公共预算基本支出：其余全部为0");
    expect(shown).not.toContain("⚠");
    talk.press("全部采用");
    expect(talk.amount(WAGES)).toBe(wages);
    expect(talk.amount("basic.30103")).toBe(bonus);
    expect(talk.report().closures.get("basic")).toBe("zero");
  });

  it("are compared with their own totals in the chosen unit", () => {
    const talk = startFilling(pack);
    send(talk, unitless({ ...YUAN, "301": 1_273_000 }));
    expect(talk.press("元")).toContain("表里是127.30万元，按各项算出127.35005万元");
  });

  it("give nothing where it is neither", () => {
    const talk = startFilling(pack);
    send(talk, unitless(YUAN));
    const said = talk.press("都不是");
    expect(said).toContain("在表里写上“单位：元”或“单位：万元”再发一次就好");
    expect(talk.labels()).toEqual(["取消"]);
    expect(talk.report().closures.size).toBe(0);
  });

  it.each([
    { what: "a figure that is stored", stored: "67.70", figures: YUAN, wages: "677000" },
    {
      what: "decimals no 元 has",
      figures: { "30101": 167.7012, "30103": 1159.6505 },
      wages: "1677012",
    },
    { what: "amounts too small for 元", figures: { "30101": 67.7, "30103": 9 }, wages: "677000" },
  ])("are not asked for where it is plain by $what", ({ stored, figures, wages }) => {
    const talk = startFilling(pack);
    if (stored !== undefined) talk.typeAll(`/edit ${WAGES}`, stored);
    const said = send(talk, unitless(figures));
    expect(said).toContain("公开06表没有写金额单位，按");
    talk.press("全部采用");
    expect(talk.amount(WAGES)).toBe(wages);
  });

  it.each(["金额（元）", "元"])("have one where a cell of the head says %s", (head) => {
    const [title, , ...rows] = rowsOf(sixth(YUAN, null));
    const talk = startFilling(pack);
    const bytes = workbook({ 表: sheetOf([title ?? [], ["", "", head], ...rows]) });
    expect(send(talk, bytes)).not.toContain("单位");
    talk.press("全部采用");
    expect(talk.amount(WAGES)).toBe("677000");
  });
});

function rowsOf(sheet: ReturnType<typeof sixth>): readonly (readonly string[])[] {
  const opened = openSheets(workbook({ 表: sheet }));
  if (opened.is !== "sheets") throw new Error("no workbook");
  return opened.sheets[0]?.rows.map((row) => row.map(({ text }) => text)) ?? [];
}

describe("other rows that name no unit", () => {
  const CSV = "项目,金额\n基本工资,677000.00\n奖金,596500.50\n";

  it.each([
    { press: "元", wages: "677000" },
    { press: "万元", wages: "6770000000" },
  ])("are asked for it: $press", ({ press, wages }) => {
    const talk = startFilling(pack);
    const asked = send(talk, Buffer.from(CSV), "明细.csv");
    expect(asked).toContain("没写金额单位：“基本工资 677000.00”");
    talk.press(press);
    talk.press("全部采用");
    expect(talk.amount(WAGES)).toBe(wages);
  });

  it("are read in 元 where what is stored proves it", () => {
    const talk = startFilling(pack);
    talk.typeAll(`/edit ${WAGES}`, "67.70");
    send(talk, Buffer.from(CSV), "明细.csv");
    talk.press("全部采用");
    expect(talk.amount("basic.30103")).toBe("596500.5");
  });
});

describe("what a file leaves open", () => {
  // 上年 may be one of several columns; two figures for one question.
  const TEXT = "单位：万元\n办公费\t3.91\n办公费\t3.19\n水费\t0.80";

  it("is asked as where the same text is pasted", () => {
    const pasted = startFilling(pack);
    pasted.type("/paste");
    const asked = pasted.type(TEXT);
    expect(asked).toContain("是哪一个？");
    const talk = startFilling(pack);
    const said = send(talk, Buffer.from(TEXT), "明细.txt");
    expect(said).toBe(asked);
    talk.press("3.91万元");
    talk.press("全部采用");
    expect(talk.amount("basic.30201")).toBe("39100");
  });
});

it("takes no row of a text whose columns stand apart by spaces, and says so", () => {
  const text = [
    "2019年度部门决算说明",
    "办公费支出3.91万元。",
    "科目编码  科目名称      合计    基本支出  项目支出",
    "205       教育支出      422.56            422.56",
    "合计                    422.56            422.56",
  ].join("\n");
  const talk = startFilling(pack);
  const said = send(talk, Buffer.from(text), "说明.txt");
  expect(said).toContain("有3行表格看不准各列是什么，没有读（如“205 教育支出 422.56 422.…”）");
  expect(said).toContain("请把表格用Excel（xlsx）或Word（docx）发来");
  talk.press("全部采用");
  expect(talk.report().rows.get("function") ?? []).toEqual([]);
  expect(talk.amount("basic.30201")).toBe("39100");
});
