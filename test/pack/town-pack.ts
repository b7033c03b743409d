import { buildPack } from "../../src/pack/build/build-pack.js";
import type { Pack } from "../../src/pack/pack.js";

/** A pack with one of everything, for tests of what a pack and a sheet do. */
export const TOWN_FILES: ReadonlyMap<string, string> = new Map([
  [
    "pack.yaml",
    `name: town
title: 小镇决算
version: "3"
years: ["2019"]
parts: [unit, money]
`,
  ],
  [
    "parts/unit.yaml",
    `title: 单位
groups:
  - group: portrait
    title: 单位情况
    portrait: true
    questions:
      - key: unit.nature
        label: 单位性质
        kind: choice
        options: [行政单位, 事业单位]
      - key: unit.applies
        label: 有哪些事项
        kind: choices
        options: [公务接待, 政府性基金]
      - key: unit.money
        label: 金额单位
        kind: choice
        options: [万元, 元]
        default: 万元
  - group: people
    title: 人员
    place: 人员表
    questions:
      - { key: staff.count, label: 在职人数, kind: count, unit: 人, units: [人, 名] }
      - { key: staff.retired, label: 退休人数, kind: count, unit: 人, optional: true }
      - { key: staff.all, label: 人数合计, kind: count, value: staff.count + sum(staff.retired) }
`,
  ],
  [
    "parts/money.yaml",
    `title: 金额
groups:
  - group: income
    title: 收入
    questions:
      - { key: income.total, label: 收入合计, kind: money, control: true }
      - { key: income.fiscal, label: 财政拨款收入, kind: money, suggest: income.total, withhold: true }
      - key: income.other
        label: 其他收入
        kind: money
        when: unit.nature != "行政单位"
      - { key: income.sum, label: 各项收入之和, kind: money, value: income.fiscal + income.other }
      - { key: income.prior, label: 上年收入, kind: money, suggest: last_year(income.total) }
      - key: income.reason
        label: 收入变动的原因
        kind: text
        when: income.total != income.prior
        lead: 收入{{ income.total | amount }}，主要原因是
        explains: income.total - income.prior
  - group: guests
    title: 接待
    when: unit.applies = "公务接待"
    questions:
      - grid: guests
        kind: money
        label: "{row}（{column}）"
        rows:
          home: { label: 国内接待费, aliases: [国内接待] }
          abroad: { label: 国外接待费, when: unit.nature = "行政单位" }
        columns:
          budget: 预算数
          actual: { label: 决算数, aliases: [实际数], who: office, find: "{row}明细账" }
          over: { label: 超支, value: "@.actual - @.budget" }
          reason:
            label: "{row}超支的原因"
            kind: text
            when: "@.over > 0"
            lead: "{row}{{ @.actual | amount }}，原因是"
  - group: basic
    title: 基本支出
    sparse: true
    questions:
      - grid: basic
        kind: money
        rows: { "30101": 基本工资, "30103": 奖金, "30201": 办公费 }
      - { key: basic.wages, label: 工资合计, kind: money, value: "sum(basic.301*)" }
      - { key: basic.all, label: 基本支出合计, kind: money, value: basic.wages + basic.30201 }
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
          basic: { label: 基本支出, withhold: true }
          project: { label: 项目支出 }
          own: { label: "{row}自有资金", suggest: "@.basic + @.project" }
          budget: { label: 预算数, optional: true }
          fund: { label: 基金, when: unit.applies = "政府性基金" }
          total: { label: 合计, value: "@.basic + @.project" }
          reason:
            label: 差异原因
            kind: text
            when: "@.budget != @.total"
            lead: "{{ @.total | amount }}，差异的原因是"
            explains: "@.total - @.budget"
  - group: spending
    title: 支出合计
    questions:
      - { key: spending.total, label: 支出合计, kind: money, value: sum(function.*.total) }
      - { key: spending.school, label: 教育支出, kind: money, value: function.205.total }
`,
  ],
  [
    "codes/function.yaml",
    `"201": 一般公共服务支出
"205": 教育支出
"20508": 进修及培训
"2050803": 培训支出
"208": 社会保障和就业支出
`,
  ],
  [
    "checks.yaml",
    `- id: C1
  says: 收入合计应等于各项之和
  equation: income.total = income.sum
  left: 收入合计
  right: 各项之和
- id: C2
  says: "{row}不应超过预算"
  each: guests.*
  equation: "@.actual <= @.budget"
  severity: warning
- id: C3
  says: "{row}的合计应等于两项之和"
  each: function.*
  equation: "@.total = @.basic + @.project"
- id: C4
  says: 支出合计应等于基本支出加项目支出
  equation: spending.total = basic.all + sum(function.*.project)
  when: unit.nature = "行政单位"
  exact: true
- id: C5
  says: 教育支出不应超过收入
  equation: sum(function.205*.total) <= income.total
  only: near
`,
  ],
]);

export const TOWN: Pack = buildPack(TOWN_FILES);
