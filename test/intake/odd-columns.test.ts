import { describe, expect, it } from "vitest";
import { readFile } from "../../src/intake/read-file.js";
import { startFilling, type Talk } from "../interview/talk.js";
import { pack } from "../report/final-accounts.js";
import { fifth, sheetOf, sixth } from "./official-sheets.js";
import { workbook } from "./workbooks.js";

const about = { pack, report: "r1", year: "2019" };

function send(sheet: ReturnType<typeof fifth>): { readonly talk: Talk; readonly said: string } {
  const talk = startFilling(pack, "公务接待、公务用车");
  return { talk, said: talk.file("表.xlsx", readFile(workbook({ 表: sheet }), about)) };
}

function taken(sheet: ReturnType<typeof fifth>): Talk {
  const { talk } = send(sheet);
  talk.press("全部采用");
  return talk;
}

const BASIC = "function.205.general_basic";
const PROJECT = "function.205.general_project";

describe("columns of 公开05表", () => {
  it.each([
    {
      what: "in another order",
      head: ["科目名称", "项目支出", "科目编码", "基本支出", "小计"],
      row: ["教育支出", 20, "205", 10, 30],
    },
    {
      what: "without 小计",
      head: ["科目编码", "科目名称", "基本支出", "项目支出"],
      row: ["205", "教育支出", 10, 20],
    },
    {
      what: "without codes",
      head: ["科目名称", "小计", "基本支出", "项目支出"],
      row: ["教育支出", 30, 10, 20],
    },
    {
      what: "with others between",
      head: ["序号", "科目编码", "科目名称", "上年数", "小计", "基本支出", "占比", "项目支出"],
      row: [1, "205", "教育支出", 27, 30, 10, "33%", 20],
    },
  ])("are read by their heads: $what", ({ head, row }) => {
    const talk = taken(fifth([row], { head }));
    expect(talk.amount(BASIC)).toBe("100000");
    expect(talk.amount(PROJECT)).toBe("200000");
  });

  it("are told where they answer nothing, or are missing", () => {
    const head = ["科目编码", "科目名称", "小计", "基本支出", "上年数"];
    const { said } = send(fifth([["205", "教育支出", 30, 10, 27]], { head }));
    expect(said).toContain("公开05表有1列没有采用：“上年数”（E列）");
    expect(said).toContain("公开05表里没找到这1列，要另填：“项目支出”");
  });

  it("are not told where the part beside stands below one head", () => {
    const sheet = sheetOf([
      ["一般公共预算财政拨款支出决算表"],
      ["金额单位：万元"],
      ["科目编码", "科目名称", "小计", "基本支出", "", "项目支出"],
      ["", "", "", "人员经费", "公用经费", ""],
      ["205", "教育支出", 30, 7, 3, 20],
    ]);
    const talk = taken(sheet);
    expect(talk.amount(BASIC)).toBeUndefined();
    expect(talk.amount(PROJECT)).toBe("200000");
  });
});

const COSTS = [
  "合计",
  "因公出国（境）费",
  "小计",
  "公务用车购置费",
  "公务用车运行维护费",
  "公务接待费",
];
const BUDGET = [12, 0, 9, 0, 9, 3];
const ACTUAL = [10, 0, 7, 0, 7, 3];
const blank = (count: number): readonly string[] => Array.from({ length: count }, () => "");

function seventhOf(
  blocks: readonly string[],
  rows: readonly (readonly unknown[])[],
  more: readonly string[] = [],
) {
  return sheetOf([
    ["一般公共预算财政拨款“三公”经费支出决算表"],
    ["金额单位：万元"],
    [...blocks.flatMap((block) => [block, ...blank(5)]), ...more],
    blocks.flatMap(() => COSTS),
    ...rows,
  ]);
}

describe("columns of 公开07表", () => {
  it.each([
    { what: "决算数 first", sheet: seventhOf(["决算数", "预算数"], [[...ACTUAL, ...BUDGET]]) },
    {
      what: "决算数 first, with the numbers of columns",
      sheet: seventhOf(
        ["决算数", "预算数"],
        [
          [7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6],
          [...ACTUAL, ...BUDGET],
        ],
      ),
    },
    {
      what: "one more column",
      sheet: seventhOf(["预算数", "决算数"], [[...BUDGET, ...ACTUAL, 9.5]], ["上年决算数"]),
    },
  ])("are read by their heads: $what", ({ sheet }) => {
    const talk = taken(sheet);
    expect(talk.amount("three_public.vehicle_operation.budget")).toBe("90000");
    expect(talk.amount("three_public.vehicle_operation.actual")).toBe("70000");
    expect(talk.amount("three_public.reception.actual")).toBe("30000");
  });

  it("are not guessed where a head lacks what tells them apart", () => {
    const sheet = sheetOf([
      ["一般公共预算财政拨款“三公”经费支出决算表"],
      ["金额单位：万元"],
      [...COSTS.slice(1), ...COSTS],
      [...BUDGET.slice(1), ...ACTUAL],
    ]);
    const { talk } = send(sheet);
    if (talk.labels().includes("全部采用")) talk.press("全部采用");
    expect(talk.amount("three_public.vehicle_operation.budget")).toBeUndefined();
  });
});

describe("columns of 公开01表", () => {
  const rows = (amounts: (figure: number) => readonly unknown[]) => [
    ["一、一般公共预算财政拨款收入", 1, ...amounts(30), "五、教育支出", 33, ...amounts(30)],
    ["本年收入合计", 25, ...amounts(30), "本年支出合计", 53, ...amounts(30)],
    ["年初结转和结余", 27, ...amounts(5), "年末结转和结余", 55, ...amounts(4)],
    ["总计", 28, ...amounts(35), "总计", 56, ...amounts(35)],
  ];
  const head = (columns: readonly string[]) => ["项目", "行次", ...columns];
  const table = (columns: readonly string[], amounts: (figure: number) => readonly unknown[]) =>
    sheetOf([
      ["收入支出决算总表"],
      ["金额单位：万元"],
      ["收入", ...blank(columns.length + 1), "支出"],
      [...head(columns), ...head(columns)],
      ...rows(amounts),
    ]);

  it.each([
    {
      what: "with the budget beside",
      sheet: table(["年初预算数", "调整预算数", "决算数"], (one) => [9, 8, one]),
    },
    { what: "with last year's beside", sheet: table(["金额", "上年数"], (one) => [one, 9]) },
    {
      what: "支出 first",
      sheet: sheetOf([
        ["收入支出决算总表"],
        ["金额单位：万元"],
        ["支出", "", "", "收入"],
        [...head(["金额"]), ...head(["金额"])],
        ...rows((one) => [one]).map((row) => [...row.slice(3), ...row.slice(0, 3)]),
      ]),
    },
  ])("are read by their heads: $what", ({ sheet }) => {
    const talk = startFilling(pack, "结转结余");
    talk.file("表.xlsx", readFile(workbook({ 表: sheet }), about));
    talk.press("全部采用");
    expect(talk.amount("income.total")).toBe("300000");
    expect(talk.amount("income.carried_forward")).toBe("50000");
    expect(talk.amount("expenditure.carried_over")).toBe("40000");
  });
});

it("finds codes of 公开06表 whose block of columns stands elsewhere", () => {
  const talk = taken(
    sheetOf([
      ["一般公共预算财政拨款基本支出决算表"],
      ["金额单位：万元"],
      ["公用经费", "", "", "人员经费", "", ""],
      ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
      ["31002", "办公设备购置", 4, "30101", "基本工资", 200],
      ["30201", "办公费", 3, "30103", "奖金", 20],
    ]),
  );
  const amounts = ["30101", "30103", "30201", "31002"].map((code) => talk.amount(`basic.${code}`));
  expect(amounts).toEqual(["2000000", "200000", "30000", "40000"]);
});

describe("rows that are not known", () => {
  it("are told with their place, and nothing is said to be the same", () => {
    const sheet = fifth([
      ["205", "教育支出", 30, 10, 20],
      ["", "其他零星支出", 3, 3, ""],
      ["2059", "某类", 2, 2, ""],
      ["205", "公共安全支出", 5, 5, ""],
    ]);
    const { talk, said } = send(sheet);
    expect(said).toContain(
      "公开05表有3行没看懂，没有采用：“其他零星支出”（“表”C5）、“2059 某类”（“表”C6）、“205 公共安全支出”（“表”C7）",
    );
    talk.press("全部采用");
    const again = talk.file("表.xlsx", readFile(workbook({ 表: sheet }), about));
    expect(again).not.toContain("一样");
    expect(again).toContain("有3行没看懂");
  });

  it("leave a code beside the name of another one", () => {
    const sheet = sixth({ "30101": 200, "30201": 3 });
    for (const cell of Object.values(sheet) as { v?: unknown }[])
      if (cell.v === "办公费") cell.v = "印刷费";
    const { talk, said } = send(sheet);
    expect(said).toContain("“30201 印刷费”（“表”F5）编码和名称对不上，没有采用");
    talk.press("全部采用");
    expect(talk.amount("basic.30201")).toBeUndefined();
    expect(talk.amount("basic.30101")).toBe("2000000");
  });
});

describe("sheets that hold none of the tables", () => {
  it("are told beside those that do, and a table whose head is not understood", () => {
    const other = [["人员情况"], ["编制人数", 30], ["在职人数", 28], ["退休人数", 12]];
    const noHead = [["收入决算表"], ["一", "二"], ["收入", 30], ["其他", 28], ["再", 12]];
    const sheets = { 支出: fifth([["205", "教育支出", 30, 10, 20]]), 人员: other, 收入: noHead };
    const talk = startFilling(pack);
    const said = talk.file("表.xlsx", readFile(workbook(sheets), about));
    expect(said).toContain("工作表“人员”没有读：没认出是哪张公开表，不用填的可以不管。");
    expect(said).toContain("公开02表的表头没看懂，没有采用");
  });
});
