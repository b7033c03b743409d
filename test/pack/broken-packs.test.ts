import { expect, it } from "vitest";
import { PackInvalidError } from "../../src/errors.js";
import { buildPack } from "../../src/pack/build/build-pack.js";
import { type SmallPack, smallPack } from "./small-pack.js";

/** A grid, a repeat group, and what a mistake may stand beside. */
const FUNCTION = `
title: 主要部分
groups:
  - group: function
    title: 支出
    sparse: true
    questions:
      - rows: function
        label: 功能分类
        code_lengths: [3, 5, 7]
        names: function
        columns:
          name: { label: 科目名称, kind: text }
          basic: { label: 基本支出 }
          people: { label: 人数, kind: count }
          total: { label: 合计, value: "@.basic" }
`;
const CODES = `
"205": 教育支出
"208": 社会保障和就业支出
`;
const GRID = `
- key: nature
  label: 单位性质
  kind: choice
  options: [行政单位, 事业单位]
- grid: travel
  kind: money
  rows: { abroad: 出国费, guests: 接待费 }
  columns:
    budget: 预算数
    actual: 决算数
- key: staff
  label: 在职人数
  kind: count
- key: note
  label: 说明
  kind: text
`;

interface Broken extends SmallPack {
  readonly why: string;
  /** File and line of the mistake, then words of it. */
  readonly at: string;
  readonly words: readonly string[];
}

const BROKEN: readonly Broken[] = [
  {
    why: "a start from a question of last year's that is not there",
    questions:
      "\n- key: a\n  label: 甲\n  kind: money\n- key: b\n  label: 乙\n  kind: money\n  carry: aa\n",
    at: "parts/main.yaml:12",
    words: ["没有“aa”这个键", "是不是“a”？"],
  },
  {
    why: "a start of another kind",
    questions:
      "\n- key: a\n  label: 甲\n  kind: text\n- key: b\n  label: 乙\n  kind: money\n  carry: a\n",
    at: "parts/main.yaml:12",
    words: ["“b”是 money，上年的“a”是 text"],
  },
  {
    why: "a start for what is computed",
    questions:
      "\n- key: a\n  label: 甲\n  kind: money\n- key: b\n  label: 乙\n  kind: money\n  value: a\n  carry: a\n",
    at: "parts/main.yaml:13",
    words: ["不能有“carry”"],
  },
  {
    why: "an unknown property",
    questions: "\n- key: a\n  lable: 甲\n  kind: money\n",
    at: "parts/main.yaml:7",
    words: ["没有“lable”这个属性", "是不是“label”？"],
  },
  {
    why: "an unknown property of a group",
    part: "\ntitle: 部分\ngroups:\n  - group: g\n    title: 组\n    sprase: true\n    questions:\n      - { key: a, label: 甲, kind: money }\n",
    at: "parts/main.yaml:5",
    words: ["没有“sprase”这个属性", "是不是“sparse”？"],
  },
  {
    why: "an unknown property of a column",
    questions:
      "\n- grid: g\n  kind: money\n  rows: { r: 行 }\n  columns:\n    c:\n      label: 列\n      wen: a != 0\n",
    at: "parts/main.yaml:12",
    words: ["没有“wen”这个属性", "是不是“when”？"],
  },
  {
    why: "an item that is nothing",
    questions: "\n- kye: a\n  label: 甲\n  kind: money\n",
    at: "parts/main.yaml:6",
    words: ["没有“kye”这个属性", "是不是“key”？"],
  },
  {
    why: "an unknown key in an expression",
    questions:
      "\n- { key: income.total, label: 合计, kind: money }\n- key: rest\n  label: 其余\n  kind: money\n  value: income.totl - income.total\n",
    at: "parts/main.yaml:10",
    words: ["value 第1个字", "没有“income.totl”这个键", "是不是“income.total”？"],
  },
  {
    why: "an unknown key in a condition",
    questions: `${GRID}- key: why\n  label: 原因\n  kind: text\n  when: travel.abroad.actual != travel.abroad.buget\n`,
    at: "parts/main.yaml:25",
    words: ["when 第25个字", "没有“travel.abroad.buget”这个键", "是不是“travel.abroad.budget”？"],
  },
  {
    why: "an unknown column behind @ in a grid",
    questions:
      '\n- grid: g\n  kind: money\n  rows: { r: 行, s: 列 }\n  columns:\n    actual: 决算数\n    more: { label: 多出, value: "@.actul" }\n',
    at: "parts/main.yaml:11",
    words: ["没有“@.actul”这个键", "g.r.actual"],
  },
  {
    why: "an unknown key in a lead",
    questions: `${GRID}- key: why\n  label: 原因\n  kind: text\n  lead: 共{{ travel.abroad.actula | amount }}\n`,
    at: "parts/main.yaml:25",
    words: ["lead", "没有“travel.abroad.actula”", "是不是“travel.abroad.actual”？"],
  },
  {
    why: "an unknown filter in a lead",
    questions: `${GRID}- key: why\n  label: 原因\n  kind: text\n  lead: 共{{ travel.abroad.actual | amuont }}\n`,
    at: "parts/main.yaml:25",
    words: ["lead", "没有“amuont”这个过滤器"],
  },
  {
    why: "bad Liquid in a lead",
    questions: `${GRID}- key: why\n  label: 原因\n  kind: text\n  lead: 共{{ travel.abroad.actual\n`,
    at: "parts/main.yaml:25",
    words: ["lead", "写法不对"],
  },
  {
    why: "an unknown key in an equation",
    questions: GRID,
    checks: "\n- id: C1\n  says: 应相等\n  equation: travel.guests.actual = travel.guest.budget\n",
    at: "checks.yaml:3",
    words: [
      "equation 第24个字",
      "没有“travel.guest.budget”这个键",
      "是不是“travel.guests.budget”？",
    ],
  },
  {
    why: "a key written twice",
    questions: "\n- { key: a.b, label: 甲, kind: money }\n- { key: a.b, label: 乙, kind: money }\n",
    at: "parts/main.yaml:7",
    words: ["键“a.b”写了两次", "第一次在 parts/main.yaml:6"],
  },
  {
    why: "a key that a grid makes too",
    questions: `${GRID}- { key: travel.guests.actual, label: 又一个, kind: money }\n`,
    at: "parts/main.yaml:22",
    words: ["键“travel.guests.actual”写了两次", "parts/main.yaml:15"],
  },
  {
    why: "a key that begins another",
    questions:
      "\n- { key: a.b.c, label: 甲, kind: money }\n- { key: a.b, label: 乙, kind: money }\n",
    at: "parts/main.yaml:6",
    words: ["键“a.b.c”以另一个键“a.b”开头（parts/main.yaml:7）"],
  },
  {
    why: "a key under the prefix of a repeat group",
    part: `${FUNCTION}  - group: more\n    title: 更多\n    questions:\n      - { key: function.sum, label: 合计, kind: money }\n`,
    more: { "codes/function.yaml": CODES },
    at: "parts/main.yaml:19",
    words: ["键“function.sum”以另一个键“function”开头"],
  },
  {
    why: "a key of capitals",
    questions: "\n- { key: Income.Total, label: 甲, kind: money }\n",
    at: "parts/main.yaml:6",
    words: ["“Income.Total”不能作键", "小写"],
  },
  {
    why: "a group written twice",
    part: "\ntitle: 部分\ngroups:\n  - group: g\n    title: 组\n    questions: [{ key: a, label: 甲, kind: money }]\n  - group: g\n    title: 组\n    questions: [{ key: b, label: 乙, kind: money }]\n",
    at: "parts/main.yaml:6",
    words: ["组“g”写了两次", "parts/main.yaml:3"],
  },
  {
    why: "computed figures in a circle",
    questions:
      "\n- { key: a, label: 甲, kind: money, value: b + d }\n- { key: b, label: 乙, kind: money, value: c }\n- { key: c, label: 丙, kind: money, value: a }\n- { key: d, label: 丁, kind: money }\n",
    at: "parts/main.yaml:6",
    words: ["绕成了圈：a → b → c → a"],
  },
  {
    why: "conditions in a circle",
    questions:
      "\n- { key: a, label: 甲, kind: money, when: b != 0 }\n- { key: b, label: 乙, kind: money, when: a != 0 }\n",
    at: "parts/main.yaml:6",
    words: ["绕成了圈：a → b → a"],
  },
  {
    why: "a column that computes itself",
    part: FUNCTION.replace('value: "@.basic"', 'value: "@.basic + @.total"'),
    more: { "codes/function.yaml": CODES },
    at: "parts/main.yaml:15",
    words: ["绕成了圈：function.@.total → function.@.total"],
  },
  {
    why: "a kind nobody knows",
    questions: "\n- key: a\n  label: 甲\n  kind: monye\n",
    at: "parts/main.yaml:8",
    words: ["“kind”不能是“monye”", "是不是“money”？"],
  },
  {
    why: "no kind",
    questions: "\n- key: a\n  label: 甲\n",
    at: "parts/main.yaml:6",
    words: ["“a”缺少“kind”", "money"],
  },
  {
    why: "a choice without options",
    questions: "\n- key: a\n  label: 甲\n  kind: choice\n",
    at: "parts/main.yaml:6",
    words: ["选择题“a”没有选项", "options"],
  },
  {
    why: "a default that is no option",
    questions: "\n- key: a\n  label: 甲\n  kind: choice\n  options: [万元, 元]\n  default: 千元\n",
    at: "parts/main.yaml:10",
    words: ["选项里没有“千元”", "万元"],
  },
  {
    why: "an option word that is no option",
    questions: `${GRID}- { key: more, label: 更多, kind: money, when: 'nature = "行政单为"' }\n`,
    at: "parts/main.yaml:22",
    words: ["“nature”没有“行政单为”这个选项", "是不是“行政单位”？"],
  },
  {
    why: "a condition on a text",
    questions: `${GRID}- { key: more, label: 更多, kind: money, when: 'note = "无"' }\n`,
    at: "parts/main.yaml:22",
    words: ["“note”不是选择题", "不能看文字"],
  },
  {
    why: "a text in a sum",
    questions: `${GRID}- { key: more, label: 更多, kind: money, value: travel.abroad.actual + note }\n`,
    at: "parts/main.yaml:22",
    words: ["“note”不是数"],
  },
  {
    why: "an equation of money and counts",
    questions: GRID,
    checks: "\n- { id: C1, says: 应相等, equation: travel.abroad.actual = staff }\n",
    at: "checks.yaml:1",
    words: ["一边是金额，一边是数量"],
  },
  {
    why: "a sum of money and counts",
    questions: `${GRID}- { key: more, label: 更多, kind: money, value: travel.abroad.actual + staff }\n`,
    at: "parts/main.yaml:22",
    words: ["“staff”把金额和数量混在一起"],
  },
  {
    why: "a count computed from money",
    questions: `${GRID}- { key: more, label: 更多, kind: count, value: travel.abroad.actual }\n`,
    at: "parts/main.yaml:22",
    words: ["“more”是 count，value 算出来的是 money"],
  },
  {
    why: "a number other than 0 beside money",
    questions: GRID,
    checks: "\n- { id: C1, says: 不超过十, equation: travel.abroad.actual <= 10 }\n",
    at: "checks.yaml:1",
    words: ["金额不能和数字“10”比", "只能写 0"],
  },
  {
    why: "a number added to money",
    questions: `${GRID}- { key: more, label: 更多, kind: money, value: travel.abroad.actual - 5 }\n`,
    at: "parts/main.yaml:22",
    words: ["数字“-5”", "只能写 0"],
  },
  {
    why: "a fraction in a computed figure",
    questions: `${GRID}- { key: more, label: 更多, kind: money, value: 0.5 * travel.abroad.actual }\n`,
    at: "parts/main.yaml:22",
    words: ["“0.5”不是整数"],
  },
  {
    why: "a comparison where a sum belongs",
    questions: `${GRID}- { key: more, label: 更多, kind: money, value: travel.abroad.actual = 0 }\n`,
    at: "parts/main.yaml:22",
    words: ["value 第22个字", "“=”在这里多余"],
  },
  {
    why: "or in a condition",
    questions: `${GRID}- { key: more, label: 更多, kind: money, when: staff > 0 or staff < 9 }\n`,
    at: "parts/main.yaml:22",
    words: ["when 第11个字", "没有“或”"],
  },
  {
    why: "a sum that counts twice",
    questions: `${GRID}- { key: travel.total.actual, label: 合计, kind: money, value: travel.abroad.actual + travel.guests.actual }\n`,
    checks: "\n- { id: C1, says: 甲, equation: sum(travel.*.actual) >= 0 }\n",
    at: "checks.yaml:1",
    words: ["“travel.total.actual”里已经有“travel.abroad.actual”", "算两遍"],
  },
  {
    why: "a sum over columns that counts twice",
    part: FUNCTION.replace("total: {", "basic_all: {"),
    more: { "codes/function.yaml": CODES },
    checks: '\n- { id: C1, says: 甲, equation: "sum(function.*.basic*) >= 0" }\n',
    at: "checks.yaml:1",
    words: ["“@.basic_all”里已经有“@.basic”"],
  },
  {
    why: "an amount without quotes",
    questions: "\n- key: a\n  label: 甲\n  kind: money\n  example: 12.50\n",
    at: "parts/main.yaml:9",
    words: ["“example”的 12.50 没有加引号", "12.5", '"12.50"'],
  },
  {
    why: "a number in a list without quotes",
    questions: "\n- key: a\n  label: 甲\n  kind: choice\n  options: [甲, 2]\n",
    at: "parts/main.yaml:9",
    words: ["“options 第2项”的 2 没有加引号", '"2"'],
  },
  {
    why: "a Chinese yes",
    questions: "\n- key: a\n  label: 甲\n  kind: money\n  optional: 是\n",
    at: "parts/main.yaml:9",
    words: ["“optional”的类型不对", "true 或 false"],
  },
  {
    why: "a fiscal year that is a number",
    pack: '\nname: small\ntitle: 小题库\nversion: "1"\nyears: [2019]\nparts: [main]\n',
    questions: "\n- { key: a, label: 甲, kind: money }\n",
    at: "pack.yaml:4",
    words: ["“years 第1项”的 2019 没有加引号", '"2019"'],
  },
  {
    why: "a fiscal year that is none",
    pack: '\nname: small\ntitle: 小题库\nversion: "1"\nyears: ["19"]\nparts: [main]\n',
    questions: "\n- { key: a, label: 甲, kind: money }\n",
    at: "pack.yaml:4",
    words: ["“19”不对", "四位年份"],
  },
  {
    why: "a part without a file",
    pack: '\nname: small\ntitle: 小题库\nversion: "1"\nyears: ["2019"]\nparts:\n  - main\n  - mian\n',
    questions: "\n- { key: a, label: 甲, kind: money }\n",
    at: "pack.yaml:7",
    words: ["没有 parts/mian.yaml 这个文件", "是不是“main”？"],
  },
  {
    why: "a part that pack.yaml forgets",
    questions: "\n- { key: a, label: 甲, kind: money }\n",
    more: { "parts/extra.yaml": "title: 另一部分\n" },
    at: "parts/extra.yaml:1",
    words: ["pack.yaml 的 parts 里没有列出这个文件", "extra"],
  },
  {
    why: "a file of the wrong name",
    questions: "\n- { key: a, label: 甲, kind: money }\n",
    more: { "check.yaml": "[]\n" },
    at: "check.yaml:1",
    words: ["不认识这个文件", "是不是“checks.yaml”？"],
  },
  {
    why: "a portrait with a money question",
    part: "\ntitle: 部分\ngroups:\n  - group: portrait\n    title: 单位情况\n    portrait: true\n    questions:\n      - { key: a, label: 甲, kind: money }\n",
    at: "parts/main.yaml:7",
    words: ["portrait", "不能有 kind: money 的“a”"],
  },
  {
    why: "a repeat group that is not alone",
    part: `${FUNCTION}      - { key: a, label: 甲, kind: money }\n`,
    more: { "codes/function.yaml": CODES },
    at: "parts/main.yaml:7",
    words: ["“function”和别的题放在同一组", "独占"],
  },
  {
    why: "a repeat group in a group of another name",
    part: FUNCTION.replace("group: function", "group: spending"),
    more: { "codes/function.yaml": CODES },
    at: "parts/main.yaml:3",
    words: ["组名“spending”和 rows 的“function”不同", "group: function"],
  },
  {
    why: "a row without a figure",
    part: "\ntitle: 部分\ngroups:\n  - group: f\n    title: 组\n    questions:\n      - rows: f\n        label: 科目\n        code_lengths: [3]\n        columns:\n          name: { label: 名称, kind: text }\n",
    at: "parts/main.yaml:9",
    words: ["每一行都没有一个数"],
  },
  {
    why: "a list of codes that is not there",
    part: FUNCTION,
    more: { "codes/funktion.yaml": CODES },
    at: "parts/main.yaml:10",
    words: ["没有编码表“function”", "是不是“funktion”？"],
  },
  {
    why: "codes of a length the group does not have",
    part: FUNCTION,
    more: { "codes/function.yaml": '"20": 某类\n"205": 教育支出\n' },
    at: "parts/main.yaml:9",
    words: ["“20”不是3、5、7位数字"],
  },
  {
    why: "a code that is not in the list",
    part: `${FUNCTION}  - group: more\n    title: 更多\n    questions:\n      - { key: edu, label: 教育, kind: money, value: function.206.total }\n`,
    more: { "codes/function.yaml": CODES },
    at: "parts/main.yaml:19",
    words: ["没有“function.206.total”这个键", "是不是“205”？"],
  },
  {
    why: "a column that is not there",
    part: `${FUNCTION}  - group: more\n    title: 更多\n    questions:\n      - { key: edu, label: 教育, kind: money, value: sum(function.205*.totle) }\n`,
    more: { "codes/function.yaml": CODES },
    at: "parts/main.yaml:19",
    words: ["function 没有“totle”这一列", "是不是“total”？"],
  },
  {
    why: "a text that stays empty when its group is closed",
    part: "\ntitle: 部分\ngroups:\n  - group: g\n    title: 组\n    sparse: true\n    questions:\n      - { key: a, label: 甲, kind: money }\n      - { key: b, label: 乙, kind: text }\n",
    at: "parts/main.yaml:8",
    words: ["“b”不是数", "optional: true"],
  },
  {
    why: "a computed figure that is optional",
    questions:
      "\n- { key: a, label: 甲, kind: money }\n- key: b\n  label: 乙\n  kind: money\n  value: a\n  optional: true\n",
    at: "parts/main.yaml:11",
    words: ["有 value", "不能有“optional”"],
  },
  {
    why: "a computed figure that says where to find it",
    questions:
      "\n- { key: a, label: 甲, kind: money }\n- key: b\n  label: 乙\n  kind: money\n  find: 总账\n  value: a\n",
    at: "parts/main.yaml:10",
    words: ["不能有“find”"],
  },
  {
    why: "a property of another kind",
    questions: "\n- key: a\n  label: 甲\n  kind: money\n  unit: 人\n",
    at: "parts/main.yaml:9",
    words: ["“unit”不能用在 kind: money", "count"],
  },
  {
    why: "a placeholder that means nothing",
    questions: '\n- key: a\n  label: "{row}合计"\n  kind: money\n',
    at: "parts/main.yaml:7",
    words: ["“{row}”在这里没有意思"],
  },
  {
    why: "@ where there is no row",
    questions: '\n- key: a\n  label: 甲\n  kind: money\n  value: "@.b"\n',
    at: "parts/main.yaml:9",
    words: ["“@.b”里的 @ 在这里没有所指的行"],
  },
  {
    why: "two checks of one id",
    questions: GRID,
    checks:
      "\n- { id: C1, says: 甲, equation: travel.abroad.actual >= 0 }\n- { id: C1, says: 乙, equation: travel.guests.actual >= 0 }\n",
    at: "checks.yaml:2",
    words: ["编号“C1”写了两次"],
  },
  {
    why: "a check over a pattern that matches nothing",
    questions: GRID,
    checks: "\n- { id: C1, says: 甲, equation: travel.abroad.actual = sum(travel.*.prior) }\n",
    at: "checks.yaml:1",
    words: ["没有一个键符合“travel.*.prior”", "两个点之间的一段"],
  },
  {
    why: "a check over the rows of what has none",
    questions: GRID,
    checks: '\n- { id: C1, says: 甲, each: traval.*, equation: "@.actual <= @.budget" }\n',
    at: "checks.yaml:1",
    words: ["“traval.*”不是一个 grid 或 rows 的各行", "是不是“travel.*”？"],
  },
  {
    why: "a check with a bad only",
    questions: GRID,
    checks: "\n- id: C1\n  says: 甲\n  equation: travel.abroad.actual >= 0\n  only: nearly\n",
    at: "checks.yaml:4",
    words: ["“only”不能是“nearly”", "是不是“near”？"],
  },
  {
    why: "an equation of two comparisons",
    questions: GRID,
    checks: "\n- id: C1\n  says: 甲\n  equation: travel.abroad.actual >= 0 and staff > 0\n",
    at: "checks.yaml:3",
    words: ["equation 只能是一个比较", "when"],
  },
  {
    why: "a key outside the row of a check over rows",
    part: FUNCTION,
    more: { "codes/function.yaml": CODES },
    checks:
      '\n- { id: C1, says: 甲, each: function.*, equation: "@.total <= function.205.total" }\n',
    at: "checks.yaml:1",
    words: ["“function.205.total”不在这一行里", "@.列名"],
  },
  {
    why: "an indentation by tab",
    part: "\ntitle: 部分\ngroups:\n\t- group: g\n",
    at: "parts/main.yaml:3",
    words: ["缩进用了制表符", "空格"],
  },
  {
    why: "a YAML mistake",
    part: "\ntitle: 部分：甲\ngroups:\n  - group: g\n    title: 甲: 乙\n",
    at: "parts/main.yaml:4",
    words: ["YAML格式", "加引号"],
  },
  {
    why: "a property written twice",
    questions: "\n- key: a\n  label: 甲\n  kind: money\n  label: 乙\n",
    at: "parts/main.yaml:9",
    words: ["写了两次"],
  },
  {
    why: "an @ without quotes",
    questions: "\n- key: a\n  label: 甲\n  kind: money\n  value: @.b\n",
    at: "parts/main.yaml:9",
    words: ["YAML格式", "以 @", "加引号"],
  },
  {
    why: "a table that cites an unknown key",
    questions: GRID,
    more: {
      "tables.yaml":
        '- table: 公开01表\n  title: 表\n  widths: [1, 1]\n  header: [[项目, 金额]]\n  body:\n    - row: [出国费, "=travel.abroad.actul"]\n',
    },
    at: "tables.yaml:6",
    words: ["没有“travel.abroad.actul”这个键", "是不是“travel.abroad.actual”？"],
  },
  {
    why: "a report that cites an unknown key",
    questions: GRID,
    more: { "report.md": "# 第一部分\n\n共{{ travel.abroad.actul | amount }}。\n" },
    at: "report.md:3",
    words: ["没有“travel.abroad.actul”"],
  },
];

function mistakesOf(pack: SmallPack): readonly string[] {
  try {
    buildPack(smallPack(pack));
    return [];
  } catch (mistake) {
    if (!(mistake instanceof PackInvalidError)) throw mistake;
    return mistake.message.split("\n").slice(1);
  }
}

it.each(BROKEN)("refuses $why", ({ at, words, why: _, ...pack }) => {
  const mistakes = mistakesOf(pack);
  const there = mistakes.filter((mistake) => mistake.startsWith(`${at} `));
  const told = there.some((mistake) => words.every((word) => mistake.includes(word)));
  expect(told ? words : mistakes).toEqual(words);
});

it("tells every mistake at once, by file and line", () => {
  const mistakes = mistakesOf({
    questions:
      "\n- { key: a, label: 甲, kind: monye }\n- { key: b, label: 乙, kind: money, value: c }\n",
    checks: "\n- { id: C1, says: 甲, equation: d = 0 }\n",
  });
  expect(mistakes.map((mistake) => mistake.split(" ")[0])).toEqual([
    "checks.yaml:1",
    "parts/main.yaml:6",
    "parts/main.yaml:7",
  ]);
});

it("says nothing about what cites a question that could not be read", () => {
  const mistakes = mistakesOf({
    questions:
      "\n- { key: a, label: 甲, kind: monye }\n- { key: b, label: 乙, kind: money, value: a }\n",
    checks: "\n- { id: C1, says: 甲, equation: a = b }\n",
    more: { "report.md": "{{ a }}\n" },
  });
  expect(mistakes).toHaveLength(1);
});

it("says nothing about what cites a question of a group that could not be read", () => {
  const mistakes = mistakesOf({
    part: `
title: 部分
groups:
  - group: g
    title: 组
    sprase: true
    questions: [{ key: a.b, label: 甲, kind: money }]
  - group: h
    title: 组
    questions:
      - { key: c, label: 丙, kind: money, value: a.b + sum(a.*) }
      - { key: d, label: 丁, kind: text, lead: "{{ a.b | amount }}" }
`,
    checks: "\n- { id: C1, says: 甲, equation: a.b = c }\n",
  });
  expect(mistakes).toHaveLength(1);
});

it("tells a mistake of a grid once, not once a row", () => {
  const mistakes = mistakesOf({
    questions: `${GRID}- grid: g\n  kind: money\n  rows: { r: 行, s: 列, t: 丙 }\n  columns: { c: { label: 列, when: nosuch != 0 } }\n`,
  });
  expect(mistakes).toHaveLength(1);
});
