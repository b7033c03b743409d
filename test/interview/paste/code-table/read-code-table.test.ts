import { describe, expect, it } from "vitest";
import type { CodeTable } from "../../../../src/interview/paste/code-table/code-columns.js";
import {
  readCodeTable,
  readIfCodeTable,
} from "../../../../src/interview/paste/code-table/read-code-table.js";
import type { Term } from "../../../../src/pack/expressions/grammar.js";
import type { Question } from "../../../../src/pack/pack.js";
import { inOrderAsked, valuesOf } from "../targets.js";

function column(name: string, label: string, more: Partial<Question> = {}): Question {
  return {
    key: `function.@.${name}`,
    label,
    kind: "money",
    group: "function",
    aliases: [],
    namedIn: {},
    units: [],
    who: "finance",
    optional: false,
    control: false,
    options: [],
    negative: false,
    usual: false,
    mayWithhold: false,
    always: false,
    at: "parts/a.yaml:1",
    ...more,
  };
}

const looksLikeCodeTable = (text: string, table: CodeTable): boolean =>
  readIfCodeTable(text, table, "万元") !== undefined;

function term(name: string): Term {
  return { factor: "1", of: { kind: "key", key: `@.${name}` }, column: 1 };
}

const TABLE: CodeTable = {
  prefix: "function",
  codeLengths: [3, 5, 7],
  nameColumn: "name",
  otherNames: new Map(),
  names: new Map([
    ["201", "一般公共服务支出"],
    ["20101", "人大事务"],
    ["2010101", "行政运行"],
    ["2010301", "行政运行"],
    ["205", "教育支出"],
    ["20508", "进修及培训"],
    ["2050803", "培训支出"],
    ["2050899", "其他进修及培训"],
    ["208", "社会保障和就业支出"],
    ["210", "卫生健康支出"],
  ]),
  columns: [
    column("name", "科目名称", { kind: "text" }),
    column("basic", "一般公共预算基本支出", { aliases: ["基本支出", "基本"] }),
    column("project", "一般公共预算项目支出", { aliases: ["项目支出", "项目"] }),
    column("total", "一般公共预算支出合计", {
      value: { source: "@.basic + @.project", terms: [term("basic"), term("project")] },
    }),
    column("all_basic", "全部资金的基本支出", {
      suggest: { source: "@.basic", terms: [term("basic")] },
    }),
    column("budget", "年初预算数", { optional: true }),
  ],
};

const FOUR = {
  "function.201.basic": "0",
  "function.201.project": "100000",
  "function.205.basic": "3849900",
  "function.205.project": "375700",
};

describe("code tables", () => {
  it.each([
    { name: "tabs", text: "201\t一般公共服务支出\t0\t10.00\n205\t教育支出\t384.99\t37.57" },
    { name: "spaces", text: "201 一般公共服务支出 0 10.00\n205 教育支出 384.99 37.57" },
    { name: "codes alone", text: "201\t0\t10.00\n205\t384.99\t37.57" },
    { name: "names alone", text: "一般公共服务支出 0 10.00\n教育支出 384.99 37.57" },
    {
      name: "code and name in one cell",
      text: "201一般公共服务支出\t0\t10.00\n205 教育支出\t384.99\t37.57",
    },
    {
      name: "one cell a line",
      text: "201\n一般公共服务支出\n0\n10.00\n205\n教育支出\n384.99\n37.57",
    },
    {
      name: "a head",
      text: "编码\t名称\t基本\t项目\n201\t一般公共服务支出\t0\t10.00\n205\t教育支出\t384.99\t37.57",
    },
    {
      name: "a head in another order",
      text: "科目名称\t科目编码\t项目支出\t基本支出\n一般公共服务支出\t201\t10.00\t0\n教育支出\t205\t37.57\t384.99",
    },
    {
      name: "a head with shares and notes",
      text: "编码\t名称\t基本支出\t项目支出\t占比\t备注\n201\t一般公共服务支出\t0\t10.00\t2.2%\t无\n205\t教育支出\t384.99\t37.57\t97.8\t1",
    },
    {
      name: "元 by the row above",
      text: "部门：某某办\t\t\t单位：元\n编码\t名称\t基本支出\t项目支出\n201\t一般公共服务支出\t0\t100000\n205\t教育支出\t3,849,900.00\t375,700",
    },
    {
      name: "元 by the head",
      text: "编码\t名称\t基本支出（元）\t项目支出（元）\n201\t一般公共服务支出\t0\t100000\n205\t教育支出\t3849900\t375700",
    },
    {
      name: "a total in front of each row",
      text: "201 一般公共服务支出 10 0 10.00\n205 教育支出 422.56 384.99 37.57",
    },
    {
      name: "a total behind each row",
      text: "201 一般公共服务支出 0 10.00 10\n205 教育支出 384.99 37.57 422.56",
    },
    {
      name: "a head with a total",
      text: "编码\t名称\t小计\t基本支出\t项目支出\n201\t一般公共服务支出\t10\t0\t10.00\n205\t教育支出\t422.56\t384.99\t37.57",
    },
  ])("reads $name", ({ text }) => {
    const reading = inOrderAsked(readCodeTable(text, TABLE, "万元"));
    expect(valuesOf(reading)).toEqual(FOUR);
    expect(reading.codes).toEqual([{ code: "201" }, { code: "205" }]);
    expect(reading.totals.every(({ agrees }) => agrees)).toBe(true);
    expect(reading).toMatchObject({ unread: [], ambiguous: [], conflicts: [] });
    expect(looksLikeCodeTable(text, TABLE)).toBe(true);
  });

  it("takes the deepest codes and compares those above them, and the total of all", () => {
    const text = [
      "公开05表\t\t\t\t",
      "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出",
      "合计\t\t432.56\t384.99\t47.57",
      "201\t一般公共服务支出\t10.00\t\t10.00",
      "205\t教育支出\t422.56\t384.99\t37.57",
      "20508\t进修及培训\t422.56\t384.99\t37.75",
      "2050803\t培训支出\t400.00\t384.99\t15.01",
      "2050899\t其他进修及培训\t22.56\t\t22.56",
    ].join("\n");
    const reading = readCodeTable(text, TABLE, "万元");
    expect(reading.codes).toEqual([{ code: "201" }, { code: "2050803" }, { code: "2050899" }]);
    expect(valuesOf(reading)).toEqual({
      "function.201.project": "100000",
      "function.2050803.basic": "3849900",
      "function.2050803.project": "150100",
      "function.2050899.project": "225600",
    });
    expect(reading.totals).toHaveLength(12);
    expect(reading.totals.filter(({ agrees }) => !agrees)).toMatchObject([
      {
        label: "20508 进修及培训",
        column: "一般公共预算项目支出",
        line: 6,
        yuan: "377500",
        sum: "375700",
        difference: "1800",
        agrees: false,
      },
    ]);
  });

  it("reads names and whole amounts that come one a line", () => {
    const text = "一般公共服务支出\n0\n10\n教育支出\n384\n375\n卫生健康支出\n0\n1";
    expect(valuesOf(inOrderAsked(readCodeTable(text, TABLE, "万元")))).toEqual({
      "function.201.basic": "0",
      "function.201.project": "100000",
      "function.205.basic": "3840000",
      "function.205.project": "3750000",
      "function.210.basic": "0",
      "function.210.project": "10000",
    });
  });

  it("joins 类, 款 and 项 from cells of their own", () => {
    const text = "类\t款\t项\t科目名称\t基本支出\t项目支出\n205\t08\t03\t培训支出\t384.99\t37.57";
    expect(valuesOf(readCodeTable(text, TABLE, "万元"))).toEqual({
      "function.2050803.basic": "3849900",
      "function.2050803.project": "375700",
    });
  });

  it("keeps the name of a code the pack does not know", () => {
    const { codes } = readCodeTable(
      "2059901 职业园区专项 1 2\n2050803 本单位培训 3 4",
      TABLE,
      "万元",
    );
    expect(codes).toEqual([{ code: "2059901", name: "职业园区专项" }, { code: "2050803" }]);
  });

  it.each([
    { name: "a name of several codes", text: "行政运行 1 2", ambiguous: 1, unread: 0 },
    { name: "a code against its name", text: "205 卫生健康支出 1 2", ambiguous: 1, unread: 0 },
    { name: "one figure without a head", text: "205 教育支出 384.99", ambiguous: 1, unread: 0 },
    {
      name: "three figures that do not add up",
      text: "205 教育支出 1 2 4",
      ambiguous: 0,
      unread: 1,
    },
    { name: "more figures than columns", text: "205 教育支出 1 2 3 4 5", ambiguous: 0, unread: 1 },
    { name: "a code of another length", text: "2050 教育支出 1 2", ambiguous: 0, unread: 1 },
    { name: "an unknown name without a code", text: "园区支出 1 2", ambiguous: 0, unread: 1 },
    {
      name: "figures that are not exact",
      text: "205\t教育支出\t1e3\t约2",
      ambiguous: 0,
      unread: 1,
    },
    { name: "words", text: "以上为全部科目", ambiguous: 0, unread: 1 },
  ])("does not guess: $name", ({ text, ambiguous, unread }) => {
    const reading = readCodeTable(text, TABLE, "万元");
    expect(reading.matched).toEqual([]);
    expect(reading.codes).toEqual([]);
    expect(reading.ambiguous).toHaveLength(ambiguous);
    expect([...reading.unread, ...(reading.refused ?? [])]).toHaveLength(unread);
  });

  it("does not take a total for a column when some row does not add up", () => {
    const text = "201 一般公共服务支出 10 0 10.00\n205 教育支出 422.56 384.99 37.75";
    const reading = readCodeTable(text, TABLE, "万元");
    expect(reading.matched).toEqual([]);
    expect(reading.refused).toMatchObject([{ why: "no-head" }, { why: "no-head" }]);
  });

  it("takes no two columns without a head for those asked: they may be a total and one of them", () => {
    const text = "201 一般公共服务支出 10 10\n205 教育支出 422.56 422.56";
    const { matched, unordered } = readCodeTable(text, TABLE, "万元");
    expect(matched).toEqual([]);
    expect(unordered?.map(({ orders }) => orders.map(({ columns }) => columns))).toEqual([
      [
        ["一般公共预算基本支出", "一般公共预算项目支出"],
        ["合计", "一般公共预算基本支出"],
        ["合计", "一般公共预算项目支出"],
      ],
    ]);
  });

  it("takes no row that lost a blank between its figures", () => {
    const text = "205 教育支出 422.56 384.99 37.57\n201 一般公共服务支出 10 10";
    const { matched, refused } = readCodeTable(text, TABLE, "万元");
    expect(matched.map(({ key }) => key)).toEqual(["function.205.basic", "function.205.project"]);
    expect(refused).toEqual([{ text: "201 一般公共服务支出 10 10", line: 2, why: "short" }]);
  });

  it("takes neither of two different figures of one cell", () => {
    const text = "205 教育支出 384.99 37.57\n205 教育支出 384.99 37.75";
    const reading = inOrderAsked(readCodeTable(text, TABLE, "万元"));
    expect(valuesOf(reading)).toEqual({ "function.205.basic": "3849900" });
    expect(reading.conflicts).toMatchObject([
      {
        key: "function.205.project",
        label: "一般公共预算项目支出",
        given: [{ typed: "37.57" }, { typed: "37.75" }],
      },
    ]);
  });

  it.each([
    "205",
    "2050803",
    "205 教育支出",
    "2050803 培训支出",
    "删除 205",
    "384.99",
    "没有了",
    "",
  ])("is not what %s looks like", (text) => {
    expect(looksLikeCodeTable(text, TABLE)).toBe(false);
  });
});
