import { describe, expect, it } from "vitest";
import { countPieces } from "../../../src/interview/paste/paste-reading.js";
import { readPaste } from "../../../src/interview/paste/read-paste.js";
import { basicTargets, meetingTargets, target, valuesOf } from "./targets.js";

const BASIC = basicTargets();

describe("one question a line", () => {
  it.each([
    "基本工资 67.70",
    "30101 基本工资 67.70",
    "30101基本工资 67.70",
    "30101 67.70万元",
    "基本工资：67.70万元",
    "基本工资:67.70",
    "基本工资=67.70",
    "基本工资,67.70",
    "基本工资67.70",
    "基 本 工 资　67.70",
    "基本工资　６７．７０万元",
    "基本工资 677,000元",
    "基本工资为67.70万元。",
    "基本工资支出67.70万元",
    "基本工资——67.70",
    "1.基本工资 67.70",
    "1、基本工资：67.70",
    "（一）基本工资 67.70",
    "① 基本工资 67.70",
    "其中：基本工资 67.70",
    "其中:1.基本工资67.70万元",
    "基本工资（万元） 67.70",
    "基本工资（元） 677000",
    "基本工资：六十七万七千元",
    "| 基本工资 | 67.70 |",
    "30101|基本工资|67.70",
    "30101,基本工资,67.70",
    "5 基本工资 67.70",
  ])("reads %s", (text) => {
    const reading = readPaste(text, BASIC, "万元");
    expect(valuesOf(reading)).toEqual({ "basic.30101": "677000" });
    expect(reading).toMatchObject({ unread: [], ambiguous: [], conflicts: [], totals: [] });
  });

  it("keeps what was typed and the line it stood on", () => {
    const { matched } = readPaste("办公费 3.91\n\n奖金：56.95万元\n电费48,600元", BASIC, "万元");
    expect(matched.map(({ key, typed, line }) => ({ key, typed, line }))).toEqual([
      { key: "basic.30201", typed: "3.91", line: 1 },
      { key: "basic.30103", typed: "56.95万元", line: 3 },
      { key: "basic.30206", typed: "48,600元", line: 4 },
    ]);
  });

  it.each([
    { text: "维修(护)费 5", key: "basic.30213", yuan: "50000" },
    { text: "维修【护】费 5", key: "basic.30213", yuan: "50000" },
    { text: "维修护费 5", key: "basic.30213", yuan: "50000" },
    { text: "因公出国(境)费用 2.02", key: "basic.30212", yuan: "20200" },
    { text: "津补贴 3", key: "basic.30102", yuan: "30000" },
    { text: "办公费 -3.91", key: "basic.30201", yuan: "-39100" },
    { text: "办公费 (3.91)", key: "basic.30201", yuan: "-39100" },
    { text: "办公费：负3.91", key: "basic.30201", yuan: "-39100" },
    { text: "办公费 1, 537.40", key: "basic.30201", yuan: "15374000" },
    { text: "办公费 无", key: "basic.30201", yuan: "0" },
    { text: "办公费\t无", key: "basic.30201", yuan: "0" },
    { text: "办公费：无", key: "basic.30201", yuan: "0" },
    { text: "办公费 0", key: "basic.30201", yuan: "0" },
  ])("reads $text as $yuan", ({ text, key, yuan }) => {
    expect(valuesOf(readPaste(text, BASIC, "万元"))).toEqual({ [key]: yuan });
  });

  it("reads bare numbers in the report's unit, and in the unit the block names itself", () => {
    const inYuan = readPaste("办公费 39100\n电费 4.86万元", BASIC, "元");
    expect(valuesOf(inYuan)).toEqual({ "basic.30201": "39100", "basic.30206": "48600" });
    for (const line of ["单位：元", "金额单位:元", "公开06表（元）", "单位：人民币元"]) {
      const named = readPaste(`${line}\n办公费 39100\n电费 48600`, BASIC, "万元");
      expect(valuesOf(named), line).toEqual({ "basic.30201": "39100", "basic.30206": "48600" });
    }
    const inThousands = readPaste("单位：千元\n办公费 39.1", BASIC, "万元");
    expect(valuesOf(inThousands)).toEqual({ "basic.30201": "39100" });
  });
});

describe("running text", () => {
  it("reads a sentence", () => {
    const text = "其中：基本工资67.70万元，奖金56.95万元、伙食补助费8.71万元；办公费为39,100元。";
    const reading = readPaste(text, BASIC, "万元");
    expect(valuesOf(reading)).toEqual({
      "basic.30101": "677000",
      "basic.30103": "569500",
      "basic.30106": "87100",
      "basic.30201": "39100",
    });
    expect(reading.unread).toEqual([]);
  });

  it("leaves percentages and what they belong to alone", () => {
    const text =
      "办公费3.91万元，占基本支出1.0%；电费4.86万元占公用经费的3.1％，印刷费2.23万元，增长0.5个百分点。";
    const reading = readPaste(text, BASIC, "万元");
    expect(valuesOf(reading)).toEqual({
      "basic.30201": "39100",
      "basic.30206": "48600",
      "basic.30202": "22300",
    });
    expect(reading.unread).toEqual([]);
  });

  it("reads two pieces on one line apart by spaces, and codes within a sentence", () => {
    expect(valuesOf(readPaste("办公费 3.91 印刷费 2.23 30206 电费 4.86", BASIC, "万元"))).toEqual({
      "basic.30201": "39100",
      "basic.30202": "22300",
      "basic.30206": "48600",
    });
    expect(
      valuesOf(readPaste("30201办公费3.91，30202印刷费2，30206电费4.86", BASIC, "万元")),
    ).toEqual({
      "basic.30201": "39100",
      "basic.30202": "20000",
      "basic.30206": "48600",
    });
  });

  it("reads the shape in which published reports tell their basic expenditure", () => {
    const { figures, text } = publishedPassage();
    const reading = readPaste(text, BASIC, "万元");
    expect(Object.keys(figures)).toHaveLength(32);
    expect(valuesOf(reading)).toEqual(figures);
    // The report gives 医疗费补助 twice: once among wages, where it does not belong.
    expect(reading.conflicts).toMatchObject([
      {
        key: "basic.30307",
        label: "医疗费补助",
        given: [{ typed: "9.08万元" }, { typed: "0.89万元" }],
      },
    ]);
    // It leaves 办公设备购置 and 信息网络及软件购置更新 out of 公用经费.
    expect(reading.totals).toMatchObject([
      {
        label: "公用经费",
        line: 1,
        yuan: "1502300",
        sum: "1547300",
        difference: "-45000",
        agrees: false,
      },
    ]);
    expect(reading.unread).toEqual(["2019年度本单位基本支出384.99万元"]);
    expect(reading.ambiguous).toEqual([]);
  });
});

describe("what is unsure", () => {
  it.each([
    { text: "医疗 3", why: "part of a longer label" },
    { text: "工资 3", why: "end of a longer label" },
    { text: "其他医疗费补助 3", why: "longer than the label" },
    { text: "医疗费补助缴费 3", why: "longer than the label" },
    { text: "某某基本工资 67.70", why: "words before the label" },
    { text: "基本工资约67.70万元", why: "not exact" },
    { text: "基本工资 60-70", why: "a range" },
    { text: "基本工资67.7.0", why: "two points" },
    { text: "基本工资 6,77.0", why: "bad grouping" },
    { text: "基本工资 67 70", why: "two numbers" },
    { text: "基本工资-67.70", why: "the dash may only part" },
    { text: "基本工资 - 67.70", why: "the dash may only part" },
    { text: "基本工资67.70亿斤", why: "another measure" },
    { text: "基本工资67人", why: "a count" },
    { text: "基本工资三万五", why: "two readings" },
    { text: "2018年基本工资 60", why: "another year" },
    { text: "30901办公设备购置3.46，", why: "the code of another class in a sentence" },
    { text: "30901 办公设备购置 3.46", why: "the code of another class" },
    { text: "50101 奖金 3.46", why: "the code of another table" },
  ])("does not match $text: $why", ({ text }) => {
    const reading = readPaste(text, BASIC, "万元");
    expect(reading.matched).toEqual([]);
    expect(countPieces(reading) + reading.unread.length).toBe(1);
  });

  it("does not take one class's label for another's", () => {
    const values = valuesOf(readPaste("医疗费 8.56\n医疗费补助 0.89", BASIC, "万元"));
    expect(values).toEqual({ "basic.30114": "85600", "basic.30307": "8900" });
    const known = [target("a", "医疗费补助"), target("b", "其他工资福利支出")];
    const reading = readPaste("医疗费 8.56\n工资福利支出 20", known, "万元");
    expect(reading.matched).toEqual([]);
    expect(reading.unread).toEqual(["医疗费 8.56", "工资福利支出 20"]);
  });

  it("tells a code that contradicts its name", () => {
    const { matched, ambiguous } = readPaste("30103 津贴补贴 56.95", BASIC, "万元");
    expect(matched).toEqual([]);
    expect(ambiguous).toMatchObject([
      { text: "30103 津贴补贴 56.95", keys: ["basic.30103", "basic.30102"] },
    ]);
  });

  it("goes by the code where the name is the unit's own", () => {
    expect(valuesOf(readPaste("30103 年终一次性奖励 56.95", BASIC, "万元"))).toEqual({
      "basic.30103": "569500",
    });
  });

  it("tells a label that two questions share", () => {
    const shared = [
      target("x.one", "甲项", { aliases: ["设备购置"] }),
      target("x.two", "乙项", { aliases: ["设备购置"] }),
    ];
    expect(readPaste("设备购置 3\n甲项 1", shared, "万元")).toMatchObject({
      matched: [{ key: "x.one" }],
      ambiguous: [{ text: "设备购置 3", keys: ["x.one", "x.two"] }],
    });
  });

  it("takes neither of two different values, and one of two equal ones", () => {
    const reading = readPaste("奖金 56.95\n办公费 3.91\n奖金 59.65\n办公费 39100元", BASIC, "万元");
    expect(valuesOf(reading)).toEqual({ "basic.30201": "39100" });
    expect(reading.conflicts).toMatchObject([
      { key: "basic.30103", label: "奖金", given: [{ typed: "56.95" }, { typed: "59.65" }] },
    ]);
  });

  it("keeps what it does not know, as typed", () => {
    const reading = readPaste("办公费 3.91\n图书资料费 1.20\n以上数据已核对无误", BASIC, "万元");
    expect(reading.unread).toEqual(["图书资料费 1.20", "以上数据已核对无误"]);
  });

  it("passes over titles, heads, notes and labels without a figure", () => {
    const text =
      "公开06表\n一般公共预算财政拨款基本支出决算表\n部门：某某办公室\n单位：万元\n津贴补贴\n办公费 3.91\n注：本表按批复填列";
    expect(readPaste(text, BASIC, "万元")).toMatchObject({
      matched: [{ key: "basic.30201" }],
      unread: [],
    });
  });
});

describe("totals", () => {
  it.each([
    { line: "合计 6.14", agrees: true, difference: "0" },
    { line: "合计：6.15万元", agrees: true, difference: "100" },
    { line: "总计 6.41", agrees: false, difference: "2700" },
    { line: "合计 61,400元", agrees: true, difference: "0" },
  ])("compares $line with what stands above it", ({ line, agrees, difference }) => {
    const reading = readPaste(`办公费 3.91\n印刷费 2.23\n${line}`, BASIC, "万元");
    expect(reading.totals).toMatchObject([{ sum: "61400", agrees, difference }]);
    expect(reading.matched).toHaveLength(2);
  });

  it("compares each 小计 with its own stretch and 合计 with all", () => {
    const text = "基本工资 1\n奖金 2\n小计 3\n办公费 4\n印刷费 5\n小计 9\n合计 12";
    const { totals } = readPaste(text, BASIC, "万元");
    expect(totals.map(({ label, agrees }) => ({ label, agrees }))).toEqual([
      { label: "小计", agrees: true },
      { label: "小计", agrees: true },
      { label: "合计", agrees: true },
    ]);
  });

  it("compares computed figures and classes with their parts", () => {
    const text =
      "人员经费合计 4.00\n301 工资福利支出 3.00\n30101 基本工资 1.00\n30103 奖金 2.00\n303 对个人和家庭的补助 2.00\n30302 退休费 1.00\n310 资本性支出 1.00\n31002 办公设备购置 1.00";
    const { totals, matched, unread } = readPaste(text, BASIC, "万元");
    expect(matched).toHaveLength(4);
    expect(unread).toEqual([]);
    expect(totals.map(({ label, agrees, difference }) => [label, agrees, difference])).toEqual([
      ["人员经费", true, "0"],
      ["工资福利支出", true, "0"],
      ["对个人和家庭的补助", false, "10000"],
      ["资本性支出", true, "0"],
    ]);
  });

  it("proposes a control total, and leaves it out of sums", () => {
    const targets = [
      target("income.total", "本年收入合计", { control: true }),
      target("income.fiscal", "财政拨款收入"),
      target("income.other", "其他收入"),
    ];
    const text = "一、财政拨款收入 460\n二、其他收入 2.96\n本年收入合计 462.96\n总计 462.96";
    const reading = readPaste(text, targets, "万元");
    expect(valuesOf(reading)).toEqual({
      "income.total": "4629600",
      "income.fiscal": "4600000",
      "income.other": "29600",
    });
    expect(reading.totals).toMatchObject([{ label: "总计", agrees: true }]);
  });
});

describe("other kinds", () => {
  const MEETING = meetingTargets();

  it("reads counts, choices, years, dates, texts and lists by their labels", () => {
    const text = [
      "会议费：1.28",
      "会议次数：3次",
      "会议人数345人",
      "会议内容：一是研究预算，二是部署决算；共2项。",
      "另有一次视频会，没有开支。",
      "会议类别：二类",
      "会议议题：",
      "1.预算编制",
      "2.决算公开",
      "会议年度：2019年",
      "会议日期：2019年5月6日",
    ].join("\n");
    const reading = readPaste(text, MEETING, "万元");
    expect(valuesOf(reading)).toEqual({
      "meeting.actual": "12800",
      "meeting.times": "3",
      "meeting.people": "345",
      "meeting.content": "一是研究预算，二是部署决算；共2项。\n另有一次视频会，没有开支。",
      "meeting.kind": "二类",
      "meeting.topics": ["预算编制", "决算公开"],
      "meeting.year": "2019",
      "meeting.date": "2019-05-06",
    });
    expect(reading.unread).toEqual([]);
  });

  it("keeps a text as it was typed", () => {
    const { matched } = readPaste("会议内容：  “两会”精神（一）　1.学习；#重点#", MEETING, "万元");
    expect(matched).toMatchObject([
      {
        typed: "“两会”精神（一）　1.学习；#重点#",
        value: { text: "“两会”精神（一）　1.学习；#重点#" },
      },
    ]);
  });

  it.each(["会议次数：三四次", "会议次数 3.5次", "会议次数：3万元", "会议类别：四类"])(
    "does not match %s",
    (text) => {
      expect(readPaste(text, MEETING, "万元").matched).toEqual([]);
    },
  );

  it("loses no figure of a sentence", () => {
    const reading = readPaste("会议人数，345人；会议次数，3次。会议费1.28万元", MEETING, "万元");
    expect(valuesOf(reading)).toMatchObject({ "meeting.actual": "12800", "meeting.people": "345" });
    expect(valuesOf(reading)).toMatchObject({ "meeting.times": "3" });
  });

  it("tells 会议费 from 会议费预算数", () => {
    expect(valuesOf(readPaste("会议费1.28万元，会议费预算数1.2万元", MEETING, "万元"))).toEqual({
      "meeting.actual": "12800",
      "meeting.budget": "12000",
    });
  });

  it("reads a label that holds a number or the signs of a list", () => {
    const targets = [
      target("equipment", "单位价值50万元以上通用设备", { kind: "count", units: ["台", "套"] }),
      target("celebration", "节庆、晚会、论坛、赛事活动开支"),
    ];
    const text = "单位价值50万元以上通用设备0台（套）；节庆、晚会、论坛、赛事活动开支10万元";
    expect(valuesOf(readPaste(text, targets, "万元"))).toEqual({
      equipment: "0",
      celebration: "100000",
    });
  });
});

/** The figures of a published report, in its order, told in our own words. */
function publishedPassage(): { readonly figures: Record<string, string>; readonly text: string } {
  const wages: readonly (readonly [string, string])[] = [
    ["30101 基本工资", "67.70"],
    ["30103 奖金", "56.95"],
    ["30106 伙食补助费", "8.71"],
    ["30108 机关事业单位基本养老保险缴费", "17.45"],
    ["30110 职工基本医疗保险缴费", "8.61"],
    ["30111 公务员医疗补助缴费", "4.58"],
    ["30113 住房公积金", "18.23"],
    ["30114 医疗费", "8.56"],
    ["30112 其他社会保障缴费", "3.28"],
  ];
  const goods: readonly (readonly [string, string])[] = [
    ["30201 办公费", "3.91"],
    ["30202 印刷费", "2.23"],
    ["30203 咨询费", "0.5"],
    ["30206 电费", "4.86"],
    ["30207 邮电费", "0.60"],
    ["30209 物业管理费", "14.74"],
    ["30211 差旅费", "2.30"],
    ["30212 因公出国（境）费用", "2.02"],
    ["30213 维修（护）费", "5"],
    ["30215 会议费", "1.28"],
    ["30216 培训费", "0.41"],
    ["30217 公务接待费", "2.95"],
    ["30226 劳务费", "31.42"],
    ["30227 委托业务费", "2.9"],
    ["30228 工会经费", "6.18"],
    ["30229 福利费", "2.97"],
    ["30231 公务用车运行维护费", "16.43"],
    ["30239 其他交通费用", "8.83"],
    ["30240 税金及附加费用", "0.08"],
    ["30299 其他商品和服务支出", "40.62"],
  ];
  const rest: readonly (readonly [string, string])[] = [
    ["31002 办公设备购置", "3.46"],
    ["31007 信息网络及软件购置更新", "1.04"],
  ];
  const tell = (items: readonly (readonly [string, string])[]): string =>
    items.map(([name, amount]) => `${name.slice(6)}${amount}万元，占基本支出1.5%`).join("；");
  const text =
    "2019年度本单位基本支出384.99万元，其中：人员经费 230.26万元，占基本支出59.8%；主要包括" +
    `${tell(wages)}；医疗费补助9.08万元，占基本支出2.4%；公用经费150.23万元，占基本支出39.0%；主要包括` +
    `${tell(goods)}；对个人和家庭的补助经费6.48万元，退休费5.59万元占基本支出1.5%，` +
    `医疗费补助0.89万元，占基本支出0.2%；${tell(rest)}。`;
  const figures = Object.fromEntries(
    [...wages, ...goods, ...rest, ["30302 退休费", "5.59"] as const].map(([name, amount]) => [
      `basic.${name.slice(0, 5)}`,
      inYuan(amount),
    ]),
  );
  return { figures, text };
}

/** 67.70 in 万元 as 元, by moving the point. */
function inYuan(wan: string): string {
  const [whole = "", decimals = ""] = wan.split(".");
  return `${whole}${decimals.padEnd(4, "0")}`.replace(/^0+(?=\d)/, "");
}
