import { beforeAll, describe, expect, it } from "vitest";
import { readFile } from "../../src/intake/read-file.js";
import type { FileReading } from "../../src/interview/file/file-reading.js";
import { startFilling, type Talk } from "../interview/talk.js";
import { EXAMPLE, pack, repliesOf } from "../report/final-accounts.js";
import { writtenOf } from "../report/xlsx/written.js";
import { readReplies } from "../report/snapshot-of.js";
import { hasOffice, movedTables, saveInOffice } from "./moved-tables.js";
import { fifth, seventh } from "./official-sheets.js";
import { workbook } from "./workbooks.js";

const about = { pack, report: "r1", year: "2019" };
const APPLIES = "因公出国（境）、公务接待、公务用车、会议、培训、节庆活动、政府采购";
const replies = readReplies(EXAMPLE);
let tables: Uint8Array;

beforeAll(async () => {
  tables = (await writtenOf(repliesOf(EXAMPLE))).bytes;
});

/** Amounts in 元 by key, of a report filled from nothing but this file. */
function filledFrom(reading: FileReading): { readonly talk: Talk; readonly amounts: Amounts } {
  const talk = startFilling(pack, APPLIES);
  talk.file("决算公开表.xls", reading);
  talk.press("全部采用");
  return { talk, amounts: amountsOf(talk) };
}

type Amounts = Readonly<Record<string, string>>;

function amountsOf(talk: Talk): Amounts {
  const amounts: Record<string, string> = {};
  for (const [key, { answer }] of talk.report().answers) {
    if (answer.state !== "value" || answer.value.kind !== "money") continue;
    amounts[key] = answer.value.yuan;
  }
  return amounts;
}

describe("the official tables as they were exported", () => {
  it("are shown before anything is stored, stored at once, and undone at once", () => {
    const talk = startFilling(pack, APPLIES);
    const before = amountsOf(talk);
    const said = talk.file("决算公开表.xlsx", readFile(tables, about));
    expect(said).toContain("《决算公开表.xlsx》认出");
    expect(said).toContain("一般公共预算基本支出：其余全部为0");
    expect(said).not.toContain("⚠");
    expect(amountsOf(talk)).toEqual(before);
    expect(talk.press("全部采用")).toMatch(/已从《决算公开表.xlsx》记录\d+项 ✅/);
    expect(talk.report().closures.get("basic")).toBe("zero");
    talk.type("/undo");
    expect(amountsOf(talk)).toEqual(before);
    expect(talk.report().rows.get("function") ?? []).toEqual([]);
    expect(talk.report().closures.size).toBe(0);
  });

  it("fill every figure they show, rows of 类、款、项 too", () => {
    const { talk, amounts } = filledFrom(readFile(tables, about));
    const wan = (typed: string) => String(Math.round(Number(typed) * 10_000));
    const shown = Object.entries(replies).filter(
      ([key, typed]) => /^(?:basic|function)\./.test(key) && /^[\d.]+$/.test(String(typed)),
    );
    expect(shown.length).toBeGreaterThan(35);
    for (const [key, typed] of shown)
      expect([key, amounts[key]]).toEqual([key, wan(String(typed))]);
    expect(amounts["income.total"]).toBe("4629600");
    expect(amounts["three_public.reception.actual"]).toBe("29500");
    expect(talk.report().rows.get("function")).toEqual(["201", "205", "208", "210"]);
    expect([...(talk.report().rows.get("income_item") ?? [])]).toEqual([]);
  });

  it("change nothing where they say what is known", () => {
    const { talk } = filledFrom(readFile(tables, about));
    expect(talk.file("决算公开表.xlsx", readFile(tables, about))).toContain("没有要改的");
  });
});

describe("tables laid out in another way", () => {
  it("give the same answers: moved, merged, with other lines above, in 元", () => {
    const { amounts } = filledFrom(readFile(movedTables(tables), about));
    expect(amounts).toEqual(filledFrom(readFile(tables, about)).amounts);
  });

  const office = hasOffice();
  if (!office) process.stderr.write("skipped: LibreOffice (soffice) is not installed\n");
  it.skipIf(!office)(
    "give the same answers from LibreOffice: old .xls, and HTML that is called so",
    { timeout: 120_000 },
    async () => {
      const { amounts } = filledFrom(readFile(tables, about));
      for (const saved of await saveInOffice(movedTables(tables), ["xls", "html"])) {
        expect(filledFrom(readFile(saved, about)).amounts).toEqual(amounts);
      }
    },
  );
});

const TOTAL = ["合计", "", 30, 10, 20] as const;
const ROW = ["205", "教育支出", 30, 10, 20] as const;

describe("what is not as it should be", () => {
  it.each([
    {
      what: "a total that is not the sum",
      sheet: fifth([["合计", "", 35, 15, 20], ROW]),
      says: "公开05表第4行“合计 基本支出”表里是15.00万元，按各项算出10.00万元，差5.00万元",
    },
    {
      what: "a total in a column whose name others have, with the head above",
      sheet: fifth([TOTAL, ["205", "教育支出", 35, 10, 20]]),
      says: "公开05表第5行“205 教育支出 本年支出·小计”表里是35.00万元，按各项算出30.00万元，差5.00万元",
    },
    {
      what: "a total in a column that stands under two heads",
      sheet: seventh([[4, 0, 3, 0, 3, 1, 9, 0, 3, 0, 3, 1]]),
      says: "公开07表第6行“决算数·合计”表里是9.00万元，按各项算出4.00万元，差5.00万元",
    },
    {
      what: "a broken formula",
      sheet: fifth([TOTAL, ["205", "教育支出", 30, { t: "e", v: 23, w: "#REF!" }, 20]]),
      says: "公式出错",
    },
    {
      what: "a date where an amount should be",
      sheet: fifth([TOTAL, ["205", "教育支出", 30, { t: "n", v: 43831, z: "yyyy/m/d" }, 20]]),
      says: "是日期，不是金额",
    },
    {
      what: "another year",
      sheet: fifth([TOTAL, ROW], { title: "2018年度一般公共预算财政拨款支出决算表" }),
      says: "2018年度",
    },
    {
      what: "words for an amount",
      sheet: fifth([TOTAL, ["205", "教育支出", 30, "约10", 20]]),
      says: "不是金额",
    },
  ])("is told: $what", ({ sheet, says }) => {
    const talk = startFilling(pack, APPLIES);
    expect(talk.file("表.xlsx", readFile(workbook({ 附表: sheet }), about))).toContain(says);
  });

  it("reads no hidden sheet, and says so", () => {
    const bytes = workbook(
      { 附表: fifth([TOTAL, ROW]), 旧: fifth([TOTAL, ["201", "一般公共服务支出", 9, 9, 0]]) },
      { hidden: ["旧"] },
    );
    const talk = startFilling(pack, APPLIES);
    expect(talk.file("表.xlsx", readFile(bytes, about))).toContain("隐藏的工作表没有读：旧");
    talk.press("全部采用");
    expect(talk.report().rows.get("function")).toEqual(["205"]);
  });

  it("takes no table with a longer name for one of ours", () => {
    const sheet = fifth([TOTAL, ROW], { title: "国有资本经营预算财政拨款支出决算表" });
    expect(readFile(workbook({ 附表: sheet }), about).is).toBe("rows");
  });
});
