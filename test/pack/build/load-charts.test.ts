import { describe, expect, it } from "vitest";
import { PackInvalidError } from "../../../src/errors.js";
import { buildPack } from "../../../src/pack/build/build-pack.js";
import { TOWN_FILES } from "../town-pack.js";

const GOOD = `- chart: 支出
  title: 某年支出（{{ unit.nature }}）
  kind: bars
  items:
    - each: function
      when: "@.total != 0"
      amounts: ["@.total"]
- chart: 收入
  title: 收入
  kind: bars
  series: [本年, 上年]
  items:
    - label: 收入
      when: unit.nature = "行政单位"
      amounts: [income.total, income.prior]
    - each: function
      level: 末级
      amounts: ["@.total", "@.budget"]
`;

function load(charts: string, report = "# 第一部分\n") {
  const files = [...TOWN_FILES, ["charts.yaml", charts], ["report.md", report]] as const;
  return buildPack(new Map(files));
}

function mistakesOf(charts: string, report?: string): readonly string[] {
  try {
    load(charts, report);
    return [];
  } catch (error) {
    if (!(error instanceof PackInvalidError)) throw error;
    return error.message.split("\n").slice(1);
  }
}

it("reads charts: items, codes, series", () => {
  const { charts } = load(GOOD);
  expect(charts.map(({ id, kind, series, at }) => ({ id, kind, series, at }))).toEqual([
    { id: "支出", kind: "bars", series: [], at: "charts.yaml:1" },
    { id: "收入", kind: "bars", series: ["本年", "上年"], at: "charts.yaml:8" },
  ]);
  expect(charts[0]?.items).toMatchObject([{ each: "function", level: "类" }]);
  expect(charts[1]?.items).toMatchObject([{ label: "收入" }, { each: "function", level: "末级" }]);
});

describe("a chart with a mistake", () => {
  it.each([
    { from: "kind: bars", to: "kind: bar", at: 3, words: "是不是“bars”" },
    { from: "kind: bars", to: "kinds: bars", at: 3, words: "是不是“kind”" },
    { from: "income.prior]", to: "income.prio]", at: 15, words: "是不是“income.prior”" },
    { from: "income.prior]", to: "staff.all]", at: 15, words: "图里只画金额" },
    { from: ", income.prior", to: "", at: 15, words: "series 有2列，这里写了1个数" },
    { from: "each: function", to: "each: functon", at: 5, words: "functon" },
    { from: "label: 收入", to: "name: 收入", at: 13, words: "没有“name”这个属性" },
    { from: "    - label: 收入\n      when", to: "    - when", at: 13, words: "label 和 each" },
    { from: "level: 末级", to: "level: 末", at: 17, words: "“level”不能是“末”" },
    { from: "series: [本年, 上年]", to: "series: []", at: 11, words: "是空的" },
    { from: "unit.nature }}", to: "unit.natur }}", at: 2, words: "unit.natur" },
    { from: "title: 收入", to: 'title: "{% chart 支出 %}"', at: 9, words: "没有“支出”这张图" },
    { from: 'unit.nature = "行政单位"', to: 'unit.nature = "企业"', at: 14, words: "企业" },
  ])("is refused at line $at: $to", ({ from, to, at, words }) => {
    expect(GOOD).toContain(from);
    const mistakes = mistakesOf(GOOD.replace(from, to));
    expect(
      mistakes.filter((one) => one.startsWith(`charts.yaml:${at} `) && one.includes(words)),
    ).not.toEqual([]);
  });

  it("is refused when its name is taken, when shares have series, when the file is no list", () => {
    expect(mistakesOf(GOOD + GOOD).join("\n")).toContain("图“支出”写了两次");
    const shares = GOOD.replaceAll("kind: bars", "kind: share");
    expect(mistakesOf(shares).join("\n")).toContain("charts.yaml:11 share 的图只有一列数");
    expect(mistakesOf("chart: 支出\n").join("\n")).toContain("应是图的列表");
  });
});

it("knows which charts the text sets, and refuses others", () => {
  expect(load(GOOD, "{% chart 收入 %}\n\n{% chart 支出 %}\n").report.charts).toEqual([
    "收入",
    "支出",
  ]);
  expect(mistakesOf(GOOD, "\n{% chart 支 %}\n").join("\n")).toContain(
    "report.md:2 没有“支”这张图。是不是“支出”",
  );
});
