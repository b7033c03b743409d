import { describe, expect, it } from "vitest";
import { readPaste } from "../../../src/interview/paste/read-paste.js";
import { basicTargets, inOrderAsked, target, threePublicTargets, valuesOf } from "./targets.js";

const BASIC = basicTargets();
const THREE_PUBLIC = threePublicTargets();

function sheet(...rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.join("\t")).join("\n");
}

describe("labels and figures copied from a sheet", () => {
  const three = { "basic.30101": "677000", "basic.30103": "569500", "basic.30106": "87100" };

  it.each([
    {
      name: "with codes",
      rows: [
        ["30101", "基本工资", "67.70"],
        ["30103", "奖金", "56.95"],
        ["30106", "伙食补助费", "8.71"],
      ],
    },
    {
      name: "without codes",
      rows: [
        ["基本工资", "67.70"],
        ["奖金", "56.95"],
        ["伙食补助费", "8.71"],
      ],
    },
    {
      name: "with codes alone",
      rows: [
        ["30101", "67.70"],
        ["30103", "56.95"],
        ["30106", "8.71"],
      ],
    },
    {
      name: "with a head",
      rows: [
        ["科目编码", "科目名称", "决算数"],
        ["30101", "基本工资", "67.70"],
        ["30103", "奖金", "56.95"],
        ["30106", "伙食补助费", "8.71"],
      ],
    },
    {
      name: "with numbered rows",
      rows: [
        ["1", "基本工资", "67.70"],
        ["2", "奖金", "56.95"],
        ["3", "伙食补助费", "8.71"],
      ],
    },
    {
      name: "with a column 行次",
      rows: [
        ["项目", "行次", "金额"],
        ["基本工资", "1", "67.70"],
        ["奖金", "2", "56.95"],
        ["伙食补助费", "3", "8.71"],
      ],
    },
    {
      name: "with shares beside the figures",
      rows: [
        ["项目", "决算数", "占比"],
        ["基本工资", "67.70", "50.8%"],
        ["奖金", "56.95", "42.7"],
        ["伙食补助费", "8.71", "6.5%"],
      ],
    },
    {
      name: "with last year beside this one",
      rows: [
        ["项目", "上年决算数", "决算数"],
        ["基本工资", "60", "67.70"],
        ["奖金", "50", "56.95"],
        ["伙食补助费", "", "8.71"],
      ],
    },
    {
      name: "with merged label cells",
      rows: [
        ["基本工资", "", "67.70"],
        ["奖金", "", "56.95"],
        ["伙食补助费", "", "8.71"],
      ],
    },
    {
      name: "in 元 by the head",
      rows: [
        ["科目名称", "金额（元）"],
        ["基本工资", "677,000.00"],
        ["奖金", "569500"],
        ["伙食补助费", "87,100"],
      ],
    },
    {
      name: "in 元 by the row above",
      rows: [
        ["部门：某某办公室", "", "单位：元"],
        ["30101", "基本工资", "677000"],
        ["30103", "奖金", "569500"],
        ["30106", "伙食补助费", "87100"],
      ],
    },
    {
      name: "with spaces inside labels and figures",
      rows: [
        ["基 本 工 资", " 67.70 "],
        ["  奖　金", "５６.９５"],
        ["伙食补助费", "8.71 "],
      ],
    },
  ])("reads them $name", ({ rows }) => {
    const reading = readPaste(sheet(...rows), BASIC, "万元");
    expect(valuesOf(reading)).toEqual(three);
    expect(reading).toMatchObject({ unread: [], ambiguous: [], conflicts: [] });
  });

  it("reads two tables side by side, as 公开06表 is printed, and compares its classes", () => {
    const text = sheet(
      ["人员经费", "", "", "公用经费", "", ""],
      ["科目编码", "科目名称", "决算数", "科目编码", "科目名称", "决算数"],
      ["301", "工资福利支出", "133.36", "302", "商品和服务支出", "6.14"],
      ["30101", "基本工资", "67.70", "30201", "办公费", "3.91"],
      ["30102", "津贴补贴", "", "30202", "印刷费", "2.23"],
      ["30103", "奖金", "56.95", "30203", "咨询费", "—"],
      ["30106", "伙食补助费", "8.71", "", "", ""],
      ["", "人员经费合计", "133.36", "", "公用经费合计", "6.14"],
    );
    const reading = readPaste(text, BASIC, "万元");
    expect(valuesOf(reading)).toEqual({ ...three, "basic.30201": "39100", "basic.30202": "22300" });
    expect(reading.totals.map(({ label, agrees }) => [label, agrees])).toEqual([
      ["工资福利支出", true],
      ["商品和服务支出", true],
      ["人员经费", true],
      ["公用经费", true],
    ]);
    expect(reading.unread).toEqual([]);
  });

  it("does not choose between figures without a head, nor past a dash", () => {
    const text = sheet(["基本工资", "60", "67.70"], ["奖金", "56.95"], ["办公费", "-", "3.91"]);
    const reading = readPaste(text, BASIC, "万元");
    expect(reading.matched).toEqual([]);
    expect(
      reading.unordered?.map(({ lines, orders }) => [lines, orders.map(({ columns }) => columns)]),
    ).toEqual([
      [
        [1, 2, 3],
        [["第1个（60）"], ["第2个（67.70）"]],
      ],
    ]);
  });

  it("tells a cell that is neither a figure nor a label", () => {
    const reading = readPaste(sheet(["奖金", "约57"], ["办公费", "3.91"]), BASIC, "万元");
    expect(valuesOf(reading)).toEqual({ "basic.30201": "39100" });
    expect(reading.unread).toEqual(["奖金 约57"]);
  });

  it("does not take last year's figure where this year's cell is blank", () => {
    const text = sheet(["项目", "上年数", "增减"], ["基本工资", "60", ""], ["奖金", "50", "6.95"]);
    expect(readPaste(text, BASIC, "万元").matched).toEqual([]);
  });

  it("reads a cell that holds a line break, in quotes as a sheet copies it", () => {
    const text = '"因公出国\n（境）费用"\t2.02\n"奖""金"\t56.95';
    const { matched } = readPaste(text, BASIC, "万元");
    expect(matched.map(({ key, line }) => [key, line])).toEqual([
      ["basic.30212", 1],
      ["basic.30103", 3],
    ]);
  });

  it("reads cells that come one a line", () => {
    expect(
      valuesOf(readPaste("基本工资\n67.70\n奖金\n56.95\n津贴补贴\n办公费\n3.91", BASIC, "万元")),
    ).toEqual({
      "basic.30101": "677000",
      "basic.30103": "569500",
      "basic.30201": "39100",
    });
    expect(
      valuesOf(
        readPaste("30102\n津贴补贴\n30101\n基本工资\n67.70\n30103\n奖金\n56.95", BASIC, "万元"),
      ),
    ).toEqual({
      "basic.30101": "677000",
      "basic.30103": "569500",
    });
  });

  it("reads words and counts beside their labels", () => {
    const targets = [
      target("unit.nature", "单位性质", { kind: "choice", options: ["行政单位", "事业单位"] }),
      target("unit.staff", "在职人数", { kind: "count", units: ["人"] }),
      target("unit.duties", "主要职责", { kind: "text" }),
    ];
    const text = sheet(
      ["单位性质", "事业单位"],
      ["在职人数", "13人"],
      ["主要职责", "管理园区，服务院校"],
    );
    expect(valuesOf(readPaste(text, targets, "万元"))).toEqual({
      "unit.nature": "事业单位",
      "unit.staff": "13",
      "unit.duties": "管理园区，服务院校",
    });
  });
});

describe("grids", () => {
  const HEAD = ["项目", "预算数", "决算数", "上年决算数"];
  const all = {
    "three_public.overseas.budget": "20200",
    "three_public.overseas.actual": "20200",
    "three_public.overseas.prior": "0",
    "three_public.reception.budget": "29500",
    "three_public.reception.actual": "29600",
    "three_public.reception.prior": "17700",
  };

  it.each([
    {
      name: "a sheet with a head",
      text: sheet(
        HEAD,
        ["因公出国（境）费", "2.02", "2.02", "0"],
        ["公务接待费", "2.95", "2.96", "1.77"],
      ),
    },
    {
      name: "another order of columns",
      text: sheet(
        ["项目", "上年决算数", "年初预算数", "支出决算"],
        ["因公出国（境）费", "0", "2.02", "2.02"],
        ["公务接待费", "1.77", "2.95", "2.96"],
      ),
    },
    {
      name: "columns that answer nothing between",
      text: sheet(
        ["项目", "预算数", "决算数", "完成率", "上年数", "增减额"],
        ["因公出国（境）费", "2.02", "2.02", "100%", "0", "2.02"],
        ["公务接待费", "2.95", "2.96", "100.34", "1.77", "1.19"],
      ),
    },
    {
      name: "no head, the columns in the order asked",
      text: sheet(
        ["因公出国（境）费", "2.02", "2.02", "0"],
        ["公务接待费", "2.95", "2.96", "1.77"],
      ),
    },
    { name: "spaces", text: "因公出国（境）费 2.02 2.02 0\n公务接待费 2.95 2.96 1.77" },
    {
      name: "spaces below a head",
      text: "项目 上年决算数 预算数 决算数\n因公出国（境）费 0 2.02 2.02\n公务接待费 1.77 2.95 2.96",
    },
    {
      name: "one cell a line",
      text: "因公出国（境）费\n2.02\n2.02\n0\n公务接待费\n2.95\n2.96\n1.77",
    },
    {
      name: "a sheet on its side",
      text: sheet(
        ["", "因公出国（境）费", "公务接待费"],
        ["预算数", "2.02", "2.95"],
        ["决算数", "2.02", "2.96"],
        ["上年决算数", "0", "1.77"],
      ),
    },
    {
      name: "labels in full",
      text: "因公出国（境）费预算数2.02，因公出国（境）费决算数2.02，出国费上年决算数0\n公务接待费预算数：2.95\n公务接待费支出决算 2.96\n接待费上年决算数 1.77",
    },
    {
      name: "sentences",
      text: "因公出国（境）费支出预算为2.02万元，支出决算为2.02万元，完成预算的100%，上年决算数为0万元。公务接待费：预算2.95万元，决算2.96万元，上年1.77万元",
    },
    {
      name: "a row's label above its columns",
      text: "因公出国（境）费：\n预算数 2.02\n决算数 2.02\n上年决算数 0\n公务接待费\n预算数：2.95\n决算数：2.96\n上年决算数：1.77",
    },
  ])("reads $name", ({ text }) => {
    const reading = inOrderAsked(readPaste(text, THREE_PUBLIC, "万元"));
    expect(valuesOf(reading)).toEqual(all);
    expect(reading).toMatchObject({ unread: [], ambiguous: [], conflicts: [] });
  });

  it("reads 公开07表 as it is printed: two heads, one row, columns counted", () => {
    const items = ["合计", "因公出国（境）费", "公务用车购置及运行维护费", "公务用车购置费"];
    const half = [...items, "公务用车运行维护费", "公务接待费"];
    const text = sheet(
      ["预算数", "", "", "", "", "", "决算数", "", "", "", "", ""],
      [...half, ...half],
      ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
      [
        "21.40",
        "2.02",
        "16.43",
        "0",
        "16.43",
        "2.95",
        "21.40",
        "2.02",
        "16.43",
        "0",
        "16.43",
        "2.95",
      ],
    );
    const reading = readPaste(text, THREE_PUBLIC, "万元");
    expect(valuesOf(reading)).toEqual({
      "three_public.overseas.budget": "20200",
      "three_public.vehicle_purchase.budget": "0",
      "three_public.vehicle_operation.budget": "164300",
      "three_public.reception.budget": "29500",
      "three_public.overseas.actual": "20200",
      "three_public.vehicle_purchase.actual": "0",
      "three_public.vehicle_operation.actual": "164300",
      "three_public.reception.actual": "29500",
    });
    expect(reading.totals.map(({ agrees }) => agrees)).toEqual([true, true, true, true]);
    expect(reading).toMatchObject({ unread: [], ambiguous: [] });
  });

  it("compares the totals of a grid column by column", () => {
    const text = sheet(
      HEAD,
      ["因公出国（境）费", "2.02", "2.02", "0"],
      ["公务用车购置及运行维护费", "16.43", "16.43", "18.50"],
      ["其中：公务用车购置费", "0", "0", "0"],
      ["公务用车运行维护费", "16.43", "16.43", "18.50"],
      ["公务接待费", "2.95", "2.95", "1.77"],
      ["合计", "23.40", "21.40", "20.27"],
    );
    const reading = readPaste(text, THREE_PUBLIC, "万元");
    expect(reading.matched).toHaveLength(12);
    expect(reading.totals.slice(0, 3).every(({ agrees }) => agrees)).toBe(true);
    expect(reading.totals.slice(3)).toMatchObject([
      {
        label: "合计",
        column: "预算数",
        line: 7,
        yuan: "234000",
        sum: "214000",
        difference: "20000",
        agrees: false,
      },
      {
        label: "合计",
        column: "决算数",
        line: 7,
        yuan: "214000",
        sum: "214000",
        difference: "0",
        agrees: true,
      },
      {
        label: "合计",
        column: "上年决算数",
        line: 7,
        yuan: "202700",
        sum: "202700",
        difference: "0",
        agrees: true,
      },
    ]);
  });

  it("reads words in a column of texts", () => {
    const text = sheet(
      ["项目", "预算数", "决算数", "变动的主要原因"],
      ["公务接待费", "2.95", "2.96", "接待来访增加，共20批次"],
    );
    expect(valuesOf(readPaste(text, THREE_PUBLIC, "万元"))).toEqual({
      "three_public.reception.budget": "29500",
      "three_public.reception.actual": "29600",
      "three_public.reception.reason": "接待来访增加，共20批次",
    });
  });

  it.each([
    { name: "one figure for a row of several", text: "公务接待费 2.95" },
    { name: "a column without a row", text: "决算数 2.95" },
    {
      name: "a head with more columns than the row kept",
      text: "项目 预算数 决算数 上年决算数\n公务接待费 2.95 1.77",
    },
  ])("does not guess: $name", ({ text }) => {
    const reading = readPaste(text, THREE_PUBLIC, "万元");
    expect(reading.matched).toEqual([]);
    expect(reading.ambiguous).toHaveLength(1);
  });

  it("does not give one row's figure to the row told before", () => {
    const text = "公务接待费预算为2.95万元，决算为2.96万元；班车费预算为9万元，决算为8万元。";
    const reading = readPaste(text, THREE_PUBLIC, "万元");
    expect(valuesOf(reading)).toEqual({
      "three_public.reception.budget": "29500",
      "three_public.reception.actual": "29600",
    });
    expect(reading.unread).toEqual(["班车费预算为9万元"]);
    expect(reading.ambiguous.map(({ text: piece }) => piece)).toEqual(["决算为8万元"]);
  });
});
