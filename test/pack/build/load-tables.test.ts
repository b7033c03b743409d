import { describe, expect, it } from "vitest";
import { PackInvalidError } from "../../../src/errors.js";
import { buildPack } from "../../../src/pack/build/build-pack.js";
import { TOWN_FILES } from "../town-pack.js";

const GOOD = `- table: 公开01表
  title: 收支表
  landscape: true
  note:
    - { text: 行政, when: unit.nature = "行政单位" }
  widths: [2, 1, 1]
  header:
    - [{ text: 项目, rows: 2 }, { text: 金额, columns: 2 }]
    - [本年, 上年]
  body:
    - row: [收入, "=income.total", "=income.prior"]
      bold: true
    - row: [{ text: 人数, columns: 2 }, "=staff.all"]
      when: unit.nature != "事业单位"
    - each: function
      when: "@.total != 0"
      row: ["=@code", "=@name", "=@.total - @.budget"]
`;

function load(tables: string) {
  return buildPack(new Map([...TOWN_FILES, ["tables.yaml", tables]])).tables;
}

function mistakesOf(tables: string): readonly string[] {
  try {
    load(tables);
    return [];
  } catch (error) {
    if (!(error instanceof PackInvalidError)) throw error;
    return error.message.split("\n").slice(1);
  }
}

it("reads a table: spans, units, rows of codes", () => {
  const [table] = load(GOOD);
  expect(table).toMatchObject({
    id: "公开01表",
    landscape: true,
    dense: false,
    at: "tables.yaml:1",
  });
  expect(table?.header[0]?.[1]).toEqual({ text: "金额", columns: 2, rows: 1 });
  expect(table?.body.map((row) => row.cells.map((cell) => cell.content.kind))).toEqual([
    ["text", "figure", "figure"],
    ["text", "figure"],
    ["code", "name", "figure"],
  ]);
  expect(table?.body[1]?.cells[1]?.content).toMatchObject({ unit: "count" });
});

describe("a table with a mistake", () => {
  it.each([
    { from: "=income.prior", to: "=income.prio", at: 11, words: "是不是“income.prior”" },
    { from: "=income.prior", to: "=income.prior +", at: 11, words: "income.prior +" },
    { from: "=income.prior", to: "=income.prior + staff.all", at: 11, words: "混在一起" },
    { from: "=income.prior", to: "=@.total", at: 11, words: "@" },
    { from: "=income.prior", to: "=@name", at: 11, words: "each" },
    { from: ', "=income.prior"', to: "", at: 11, words: "这一行有2列" },
    { from: "- each: function", to: "- each: functon", at: 15, words: "functon" },
    { from: "@.total != 0", to: "@.totl != 0", at: 16, words: "totl" },
    { from: 'unit.nature != "事业单位"', to: 'unit.nature != "企业"', at: 14, words: "企业" },
    { from: "[本年, 上年]", to: "[本年]", at: 9, words: "应占2列，现在是1列" },
    { from: "rows: 2", to: "rows: 3", at: 7, words: "超出表头" },
    { from: 'columns: 2 }, "=staff', to: 'columns: 0 }, "=staff', at: 13, words: "写法不对" },
    { from: "title: 收支表", to: "titel: 收支表", at: 1, words: "写法不对" },
    {
      from: 'when: unit.nature = "行政单位"',
      to: 'when: unit.nature = "行政"',
      at: 5,
      words: "行政",
    },
  ])("is refused at line $at: $to", ({ from, to, at, words }) => {
    expect(GOOD).toContain(from);
    const mistakes = mistakesOf(GOOD.replace(from, to));
    expect(
      mistakes.filter((one) => one.startsWith(`tables.yaml:${at} `) && one.includes(words)),
    ).not.toEqual([]);
  });

  it("is refused when its name is taken", () => {
    const mistakes = mistakesOf(GOOD + GOOD);
    expect(mistakes.join("\n")).toContain("表“公开01表”写了两次");
  });

  it("is refused when the file is no list", () => {
    expect(mistakesOf("table: 公开01表\n").join("\n")).toContain("应是表的列表");
  });
});
