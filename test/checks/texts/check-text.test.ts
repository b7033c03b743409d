import { describe, expect, it } from "vitest";
import { checkExplanation } from "../../../src/checks/texts/check-text.js";
import type { Finding } from "../../../src/checks/finding.js";
import { sheetOf, smallPack } from "../small-pack.js";

const pack = smallPack(`
  - group: three_public
    title: “三公”经费
    place: 公开07表
    questions:
      - grid: three_public
        kind: money
        rows:
          reception: { label: 公务接待费 }
          overseas: { label: 因公出国（境）费 }
        columns:
          actual: { label: 决算数 }
          prior: { label: 上年决算数 }
          reason:
            label: 比上年变动的主要原因
            kind: text
            when: "@.actual != @.prior"
            explains: "@.actual - @.prior"
      - { key: staff, label: 在职人数, kind: count, unit: 人 }
      - { key: staff_prior, label: 上年在职人数, kind: count, unit: 人 }
      - { key: staff_reason, label: 人数变动的原因, kind: text, explains: staff - staff_prior }
      - { key: note, label: 工作开展情况, kind: text }
  - group: function
    title: 支出按功能分类
    place: 公开05表
    sparse: true
    questions:
      - rows: function
        label: 功能分类
        code_lengths: [3, 5]
        names: function
        name_column: name
        kind: money
        columns:
          name: { label: 科目名称, kind: text, optional: true }
          actual: { label: 支出 }
          budget: { label: 预算数 }
          reason:
            label: 差异的主要原因
            kind: text
            when: "@.actual != @.budget"
            explains: "@.actual - @.budget"
`);

function say(actual: string, prior: string, text: string): Finding | undefined {
  const answers = {
    "three_public.reception.actual": actual,
    "three_public.reception.prior": prior,
  };
  return checkExplanation(sheetOf(pack, { answers }), "three_public.reception.reason", text);
}

describe("an explanation that only repeats the fact", () => {
  it.each([
    "公务接待费支出增加",
    "公务接待费增加。",
    "接待费比上年有所增长",
    "主要是接待费用增加了1.18万元，增长66.67%。",
    "项目经费收入支出增加",
    "基本支出增加",
    "根据实际情况支出",
    "据实列支",
    "正常预决算数浮动",
    "1. 支出增加；2. 费用增加。",
    "本年决算数大于上年决算数",
  ])("is questioned: %s", (text) => {
    expect(say("2.95", "1.77", text)).toMatchObject({
      id: "text:three_public.reception.reason",
      severity: "warning",
      about: "text",
      keys: ["three_public.reception.reason"],
      left: "",
      right: "",
      difference: "",
      gapEquals: [],
    });
  });

  it.each([
    "退休1人",
    "调入2人",
    "新增招商接待3批",
    "接待批次增加",
    "承办全市技能大赛",
    "物价上涨",
    "落实工资调标",
    "补缴2018年养老保险",
  ])("is not what a short true one is: %s", (text) => {
    expect(say("2.95", "1.77", text)).toBeUndefined();
  });

  it("is told in the clerk's words", () => {
    expect(say("2.95", "1.77", "支出增加")?.says).toBe(
      "“公务接待费比上年变动的主要原因”只重复了变动本身，没有写为什么。请写一件具体的事，例：退休1人。",
    );
  });
});

describe("an explanation that tells another change than the figures", () => {
  it.each([
    "比上年增加1.81万元，主要是新增招商接待3批。",
    "比上年增加1.18万元，增长65.00%，新增招商接待3批。",
    "与上年相比增长40%，新增招商接待。",
    "本年度比上年减少1.18万元，原因是新增接待3批后来访增加。",
    "来访增加。比去年增加11800万元。",
    "同比增加11800.00元，增长6.67%，新增招商接待3批。",
  ])("is questioned: %s", (text) => {
    expect(say("2.95", "1.77", text)?.says).toMatch(/写的是“.+”，按所填的数是/);
  });

  it.each([
    "比上年增加1.18万元，增长66.67%，主要是新增招商接待3批。",
    "比上年增加11800元，新增招商接待3批。",
    "比上年增长67%，新增招商接待3批。",
    "比上年增加1.2万元，新增招商接待3批。",
    "外事接待比上年增加3.00万元。",
    "新增招商接待3批，增加0.60万元；物价上涨，增加0.58万元。",
    "比年初预算增加5.00万元，新增招商接待3批。",
  ])("is none: %s", (text) => {
    expect(say("2.95", "1.77", text)).toBeUndefined();
  });

  it("tells no percentage of nothing", () => {
    expect(say("2.95", "0", "比上年增长100%，新增招商接待3批。")).toBeUndefined();
  });

  it("is told with what would be printed", () => {
    expect(say("2.95", "1.77", "比上年增加1.18万元，增长65%，新增接待3批。")?.says).toBe(
      "“公务接待费比上年变动的主要原因”写的是“增长65%”，按所填的数是增长66.67%，报告会印上。请改一致，或删去这几个字。",
    );
  });
});

describe("an explanation of the opposite", () => {
  it.each([
    { actual: "2.95", prior: "1.77", text: "严格控制接待标准，厉行节约。" },
    { actual: "2.95", prior: "1.77", text: "外出学习减少。" },
    { actual: "1.77", prior: "2.95", text: "新增两个对口协作县，来访团组增加。" },
  ])("is questioned: $text", ({ actual, prior, text }) => {
    expect(say(actual, prior, text)?.about).toBe("text");
  });

  it.each([
    { actual: "2.95", prior: "1.77", text: "新增对口协作县，来访团组增加。" },
    { actual: "1.77", prior: "2.95", text: "压减陪餐人数，厉行节约。" },
    { actual: "2.95", prior: "1.77", text: "虽然压减了标准，但来访团组增加较多。" },
    { actual: "2.95", prior: "1.77", text: "承办全市现场会。" },
    { actual: "1.77", prior: "2.95", text: "当年没有新增接待任务，来访团组少。" },
    { actual: "2.95", prior: "2.95", text: "厉行节约。" },
  ])("is none: $text", ({ actual, prior, text }) => {
    expect(say(actual, prior, text)).toBeUndefined();
  });

  it("is told with what the figures say", () => {
    expect(say("2.95", "1.77", "厉行节约，压减开支。")?.says).toBe(
      "“公务接待费比上年变动的主要原因”只写了减少的原因，数却是增加1.18万元。请核对。",
    );
  });

  it("waits for the figures", () => {
    const sheet = sheetOf(pack, { answers: { "three_public.reception.actual": "2.95" } });
    const key = "three_public.reception.reason";
    expect(checkExplanation(sheet, key, "厉行节约。")).toBeUndefined();
  });

  it("counts people where people are explained", () => {
    const sheet = sheetOf(pack, { answers: { staff: "12个", staff_prior: "10个" } });
    expect(checkExplanation(sheet, "staff_reason", "调出3人，减员。")?.says).toBe(
      "“人数变动的原因”只写了减少的原因，数却是增加2人。请核对。",
    );
  });

  it("is judged by the row it stands in", () => {
    const sheet = sheetOf(pack, {
      answers: { "function.205.actual": "3.00", "function.205.budget": "2.00" },
      rows: { function: ["205"] },
      closed: ["function"],
    });
    expect(checkExplanation(sheet, "function.205.reason", "压减开支。")?.says).toContain(
      "增加1.00万元",
    );
    expect(checkExplanation(sheet, "function.205.reason", "追加专项资金。")).toBeUndefined();
  });
});

it("leaves other texts alone", () => {
  const sheet = sheetOf(pack, { answers: {} });
  expect(checkExplanation(sheet, "note", "支出增加")).toBeUndefined();
  expect(checkExplanation(sheet, "gone.from.pack", "支出增加")).toBeUndefined();
});
