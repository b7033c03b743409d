import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, startTalk, type Talk } from "./talk.js";

let pack: Pack;
let talk: Talk;

beforeAll(async () => {
  pack = await finalAccounts();
});
beforeEach(() => {
  talk = startFilling(pack);
});

describe("a question by its name", () => {
  it.each(["部门名称", "部门（单位）名称", "部门(单位)名称"])("is found as %s", (name) => {
    expect(talk.type(`/edit ${name}`)).toContain("】部门（单位）名称。");
  });

  it("is told apart from another of the same name, typed or pressed", () => {
    talk = startFilling(pack, "会议");
    expect(talk.type("/edit 会议费")).toContain("是哪一项？");
    const [first = "", second = ""] = talk.labels();
    expect([first, second]).toEqual(["会议费（公开06表）", "会议费（十（二）会议）"]);
    expect(talk.type(second)).toContain("【十（二）会议");
    talk.type("/edit 会议费");
    expect(talk.press(first)).toContain("【公开06表");
  });
});

/** A report whose bare numbers are 元. */
function startInYuan(): Talk {
  const yuan = startTalk(pack);
  yuan.type("/new 2019");
  yuan.type("行政单位\n公务接待\n元");
  yuan.press("确定");
  return yuan;
}

describe("money", () => {
  it.each([
    ["462.96", "4629600"],
    ["４６２．９６", "4629600"],
    ["462.96万", "4629600"],
    ["4,629,600元", "4629600"],
    ["1, 537.4", "15374000"],
    ["(3.50)", "-35000"],
    ["-3.5", "-35000"],
    ["负3.5", "-35000"],
    ["零", "0"],
    ["无", "0"],
    ["四百六十二万九千六百元", "4629600"],
    ["肆佰陆拾贰万玖仟陆佰元整", "4629600"],
    ["0.05亿", "5000000"],
    ["3万5千元", "35000"],
    ["=462.96", "4629600"],
  ])("takes %s", (typed, yuan) => {
    talk.type("/edit basic.30101");
    expect(talk.type(typed)).toContain("已记录");
    expect(talk.amount("basic.30101")).toBe(yuan);
  });

  it.each(["12.3.4", "约460", "460-470", "1e5", "4,62.9", "2019年12.5", "1.234元", "abc", "💰"])(
    "refuses %s with a reason and an example, and keeps the old answer",
    (typed) => {
      talk.type("/edit basic.30101");
      talk.type("67.70");
      talk.type("/edit basic.30101");
      const said = talk.type(typed);
      expect(said).toMatch(/例：/);
      expect(said).toContain("原来的答案没动");
      expect(said).toContain("现在是：67.70万元");
      expect(talk.amount("basic.30101")).toBe("677000");
      expect(talk.where()).toBe("basic.30101");
    },
  );

  it.each([
    ["462.96 400", "像不止一个数，请只写一个，连着写，例：462.96。"],
    ["462.96，400", "像不止一个数"],
    ["462.96 400.5 3", "像不止一个数"],
    ["4,62.9", "逗号要三位一隔"],
    ["--5", "正负号和括号只写一个"],
    ["1.", "小数点后面没有数"],
    ["462.96收入", "要写一个数，不写别的"],
    ["13人", "单位不对，例：462.96万元。"],
    ["99999999999999", "数太大了，请看看位数和单位，例：462.96万元。"],
  ])("refuses %s for what it is", (typed, why) => {
    talk.type("/edit basic.30101");
    expect(talk.type(typed)).toContain(`没看懂“${typed}”，${why}`);
    expect(talk.amount("basic.30101")).toBeUndefined();
  });

  it("gives an example in the unit of the report", () => {
    const yuan = startInYuan();
    yuan.type("/edit basic.30101");
    expect(yuan.type("约5000")).toContain("要准数，例：4629600。");
    expect(yuan.type("13人")).toContain("单位不对，例：4629600元。");
    yuan.type("4629600");
    expect(yuan.amount("basic.30101")).toBe("4629600");
  });

  it.each([
    ["201 400", "前面的201像科目编码", "只写金额，例：400；是一个数就连着写，例：201400。"],
    ["301　400.50", "前面的301像科目编码", "例：400.50；是一个数就连着写，例：301400.50。"],
    ["２０１ ４００元", "前面的201像科目编码", "例：400元；"],
    ["30101 400", "前面的30101像科目编码", "只写金额，例：400。"],
    ["2010301 12.5", "前面的2010301像科目编码", "只写金额，例：12.5。"],
  ])("takes %j for no amount: a code may stand in front", (typed, why, what) => {
    talk.type("/edit basic.30101");
    const said = talk.type(typed);
    expect(said).toContain(why);
    expect(said).toContain(what);
    expect(talk.amount("basic.30101")).toBeUndefined();
  });

  it.each([
    ["462 960.00元", "462960"],
    ["1 234 567.00元", "1234567"],
    ["102 400元", "102400"],
    ["201400元", "201400"],
    ["201,400元", "201400"],
  ])("reads %s as one amount", (typed, yuan) => {
    talk.type("/edit basic.30101");
    talk.type(typed);
    expect(talk.amount("basic.30101")).toBe(yuan);
  });

  it.each(["30201", "３０２０２", "30201 ", "27 462.96", "1 234"])(
    "asks whether %j is the amount: it may be a code, or 行次 and amount",
    (typed) => {
      talk.type("/edit basic.30201");
      expect(talk.type(typed)).toContain("选好才会记录");
      expect(talk.amount("basic.30201")).toBeUndefined();
      talk.press("万元 = ");
      expect(talk.amount("basic.30201")).toMatch(/0000$|9600$/);
    },
  );

  it.each(["302", "30201元", "3020", "30201.5"])("takes %s for an amount at once", (typed) => {
    talk.type("/edit basic.30201");
    expect(talk.type(typed)).toContain("已记录");
  });

  it.each(["20", "２.95", "(1)"])("takes the figure %s for no words", (typed) => {
    talk.type("/edit profile.organisation");
    talk.type("内设综合科。");
    talk.type("/edit profile.organisation");
    expect(talk.type(typed)).toContain(`“${typed}”里没有文字，这里要写一句话。原来的答案没动。`);
    expect(talk.report().answers.get("profile.organisation")?.answer).toMatchObject({
      value: { text: "内设综合科。" },
    });
  });

  it.each([
    ["profile.phone", "073112345678"],
    ["performance.score", "92.5"],
  ])("takes a figure for %s, whose example is one", (key, typed) => {
    talk.type(`/edit ${key}`);
    expect(talk.type(typed)).toContain("已记录");
  });

  it.each(["100", "2019", "－", "12.5"])("takes %s for no name of the department", (typed) => {
    talk.type("/edit profile.name");
    expect(talk.type(typed)).toContain(`“${typed}”里没有文字，不像部门（单位）名称。请写全称。`);
    expect(talk.report().answers.has("profile.name")).toBe(false);
  });

  it("echoes a date as people write it, and keeps it as it is stored", () => {
    talk.type("/edit profile.disclosure_date");
    expect(talk.type("2020.8.2")).toContain("已记录 2020年8月2日。");
    talk.type("/edit profile.disclosure_date");
    expect(talk.type("2020-08-12")).toContain("由2020年8月2日改为2020年8月12日");
    expect(talk.report().answers.get("profile.disclosure_date")?.answer).toMatchObject({
      value: { date: "2020-08-12" },
    });
  });

  it("takes the refused message when it is put right in place", () => {
    talk.type("/edit basic.30101");
    talk.type("约67", "wrong");
    expect(talk.edit("wrong", "67.70")).toContain("已记录 67.70万元");
    expect(talk.amount("basic.30101")).toBe("677000");
  });

  it("reads bare numbers in 元 where the portrait says so", () => {
    const yuan = startInYuan();
    yuan.type("/edit basic.30101");
    yuan.type("677000");
    expect(yuan.amount("basic.30101")).toBe("677000");
    expect(yuan.type("/edit basic.30103")).toContain("奖金，元。");
    yuan.type("56.95万元");
    expect(yuan.amount("basic.30103")).toBe("569500");
  });
});

describe("an amount 1,000 times the largest", () => {
  beforeEach(() => {
    talk.type("/edit basic.30101");
    talk.type("462.96");
    talk.type("/edit basic.30103");
  });

  it("is stored only once a reading is chosen", () => {
    const said = talk.type("4629600");
    expect(said).toContain("“4629600”是哪一个？选好才会记录");
    expect(talk.labels().slice(0, 2)).toEqual([
      "4629600.00万元 = 46,296,000,000元",
      "462.96万元 = 4,629,600元",
    ]);
    expect(talk.amount("basic.30103")).toBeUndefined();
    talk.press("462.96万元");
    expect(talk.amount("basic.30103")).toBe("4629600");
  });

  it("may be typed again instead", () => {
    talk.type("4629600");
    talk.type("56.95");
    expect(talk.amount("basic.30103")).toBe("569500");
  });

  it("may be chosen by typing what the button says", () => {
    talk.type("4629600");
    talk.type("462.96万元 = 4,629,600元");
    expect(talk.amount("basic.30103")).toBe("4629600");
  });

  it("may be put right in the message", () => {
    talk.type("4629600", "slip");
    talk.edit("slip", "56.95");
    expect(talk.amount("basic.30103")).toBe("569500");
  });

  it("is asked again when it is dropped, and one goes back to where one was", () => {
    talk.type("4629600");
    expect(talk.press("重新填")).toContain("奖金，万元");
    talk.type("56.95");
    expect(talk.where()).not.toBe("basic.30106");
  });

  it("is asked about when a message is corrected so, and the question at hand stays", () => {
    talk.type("56.95", "bonus");
    const here = talk.where();
    expect(talk.edit("bonus", "5695000")).toContain("是哪一个");
    expect(talk.amount("basic.30103")).toBe("569500");
    talk.press("569.50万元");
    expect(talk.amount("basic.30103")).toBe("5695000");
    expect(talk.where()).toBe(here);
  });

  it("is asked about in a pasted block, and left out unless it is confirmed", () => {
    const said = talk.type("津贴补贴3.5万元，办公费4629600万元");
    expect(said).toContain("已认出1项。⚠ “办公费 4629600万元”比其他的大很多，是哪一个？");
    expect(talk.labels()).not.toContain("全部采用");
    expect(talk.press("都不是")).toContain("没有采用：办公费 4629600万元");
    talk.press("全部采用");
    expect(talk.amount("basic.30102")).toBe("35000");
    expect(talk.amount("basic.30201")).toBeUndefined();
  });

  it("is not read as a thousandth in a report in 元", () => {
    const yuan = startInYuan();
    yuan.type("/edit basic.30101");
    yuan.type("5000");
    yuan.type("/edit basic.30103");
    yuan.type("5000000");
    expect(yuan.labels()[0]).toContain("5,000,000元");
    expect(yuan.labels()[1]).toBe("重新填");
  });
});

describe("other kinds", () => {
  it.each([
    ["profile.staff", "13人", { kind: "count", count: "13" }],
    ["profile.staff", "十三", { kind: "count", count: "13" }],
    ["profile.disclosure_date", "2020-8-12", { kind: "date", date: "2020-08-12" }],
    ["operating_cost.compared_with", "上年", { kind: "choice", choice: "上年决算" }],
    ["profile.scope", "只有本级。", { kind: "text", text: "只有本级。" }],
    ["fiscal_year", "2019年", { kind: "year", year: "2019" }],
  ])("%s takes %s", (key, typed, value) => {
    talk.type(`/edit ${key}`);
    talk.type(typed);
    expect(talk.report().answers.get(key)?.answer).toEqual({ state: "value", value });
  });

  it.each([
    ["profile.staff", "13.5人", /例：13人/],
    ["profile.staff", "12或13", /像不止一个数.*例：13人/],
    ["profile.staff", "20 135", /像不止一个数/],
    ["profile.disclosure_date", "1900-1-1", /年份要在1949到2099之间/],
    ["profile.disclosure_date", "八月", /要写全年、月、日/],
    ["fiscal_year", "2019年12月", /只写四位年份，例：2019/],
    ["profile.disclosure_date", "2020年2月30日", /没有这一天/],
    ["operating_cost.compared_with", "去年", /请从这里选：1.年初预算 2.上年决算/],
    ["fiscal_year", "2018", /这份是2019年度的报告.*\/new/],
    ["profile.scope", "字".repeat(20_001), /最多20000个字/],
    ["profile.duties", "写一句说明", /没有〔写一句说明〕/],
  ])("%s refuses %s", (key, typed, why) => {
    talk.type(`/edit ${key}`);
    const before = talk.report().answers.get(key);
    const said = talk.type(typed);
    expect(said).toMatch(why);
    expect(said.length).toBeLessThan(500);
    expect(talk.report().answers.get(key)).toEqual(before);
    expect(talk.where()).toBe(key);
  });

  describe("a day of another year", () => {
    const date = (): unknown => talk.report().answers.get("profile.disclosure_date")?.answer;

    it.each([
      ["2018-8-12", ["2020年8月12日"], "2020-08-12"],
      ["2002年8月12日", ["2020年8月12日"], "2020-08-12"],
      ["2019.12.31", ["2020年12月31日"], "2020-12-31"],
      ["2091-8-12", ["2020年8月12日"], "2020-08-12"],
      ["2022-8-12", ["2020年8月12日", "2022年8月12日"], "2022-08-12"],
      ["2024-2-29", ["2020年2月29日", "2024年2月29日"], "2024-02-29"],
      ["8月12日", ["2020年8月12日"], "2020-08-12"],
      ["20年8月12日", ["2020年8月12日"], "2020-08-12"],
    ])("%s is asked back with the likely one", (typed, offered, chosen) => {
      talk.type("/edit 公开日期");
      expect(talk.type(typed)).toContain(`“${typed}”不是2020年的日子，是哪一天？选好才会记录。`);
      expect(talk.labels()).toEqual([...offered, "重新填"]);
      expect(talk.events).toEqual([]);
      talk.press(offered.at(-1) ?? "");
      expect(date()).toEqual({ state: "value", value: { kind: "date", date: chosen } });
    });

    it("is typed again, or agreed to", () => {
      talk.typeAll("/edit 公开日期", "2018-8-12", "2020-8-13");
      expect(date()).toMatchObject({ value: { date: "2020-08-13" } });
      talk.typeAll("/edit 公开日期", "2018-8-12", "是的");
      expect(date()).toMatchObject({ value: { date: "2020-08-12" } });
      expect(talk.type("/edit 公开日期")).toContain("例：2020年8月12日");
      talk.type("2018-2-29");
      expect(date()).toMatchObject({ value: { date: "2020-08-12" } });
    });

    it("is measured by the year of the report", () => {
      const later = startTalk(pack);
      later.typeAll("/new 2020", "行政单位", "确定", "/edit 公开日期");
      expect(later.messages.at(-1)?.text).toContain("例：2021年8月12日");
      later.type("2020-8-12");
      expect(later.labels()).toEqual(["2021年8月12日", "重新填"]);
    });
  });

  it("asks again before a count that is hardly one is stored", () => {
    talk.type("/edit profile.staff");
    expect(talk.type("20191231")).toContain("“20191231”对吗？数有点大");
    expect(talk.events).toEqual([]);
    expect(talk.labels()).toEqual(["20191231人", "重新填"]);
    talk.type("13");
    expect(talk.report().answers.get("profile.staff")?.answer).toMatchObject({
      value: { count: "13" },
    });
  });

  it("gives examples that are taken", () => {
    const odd = { count: "约5", year: "去年", date: "昨天" };
    for (const group of pack.groups.values()) {
      for (const { key, kind, value } of group.rows === undefined ? group.questions : []) {
        if (!(kind in odd) || value !== undefined) continue;
        talk.type(`/edit ${key}`);
        if (talk.where() !== key) continue;
        const said = talk.type(odd[kind as keyof typeof odd]);
        const example = /例：(.+?)。原来/.exec(said)?.[1] ?? "";
        expect([key, talk.type(example)]).toEqual([key, expect.stringMatching(/已记录|改为/)]);
      }
    }
  });

  it("takes 20,000 characters", () => {
    talk.type("/edit profile.scope");
    const said = talk.type("字".repeat(20_000));
    expect(said).toContain("已记录");
    expect(talk.type("/edit profile.scope").length).toBeLessThan(300);
  });
});

describe("无此项 and 按规定不公开", () => {
  it("are answers, and may be changed like any other", () => {
    talk.type("/edit profile.staff");
    talk.press("按规定不公开");
    expect(talk.report().answers.get("profile.staff")?.answer).toEqual({ state: "withheld" });
    talk.type("/edit profile.staff");
    talk.type("无此项");
    expect(talk.report().answers.get("profile.staff")?.answer).toEqual({ state: "not-applicable" });
    expect(talk.type("/edit profile.staff")).toContain("现在是：无此项");
    talk.type("13");
    expect(talk.report().answers.get("profile.staff")?.answer.state).toBe("value");
  });

  it.each(["profile.name", "income.total"])("%s every unit has: 无此项 is none", (key) => {
    talk.type(`/edit ${key}`);
    expect(talk.labels()).not.toContain("无此项");
    const before = talk.report().answers.get(key);
    expect(talk.type("无此项")).toContain("这一项每个单位都有");
    expect(talk.type("没有")).toContain("这一项每个单位都有");
    expect(talk.report().answers.get(key)).toEqual(before);
  });
});

describe("suggestions", () => {
  const fiscal = (): string | undefined => talk.amount("income.fiscal");

  beforeEach(() => {
    talk.type("/edit income.total");
    talk.type("462.96");
    talk.type("/edit income.fiscal");
  });

  it.each([
    ["pressed", (): string => talk.press("= 462.96")],
    ["typed as the button reads", (): string => talk.type("= 462.96")],
  ])("%s are followed, one through another", (_, take) => {
    take();
    talk.type("/edit fiscal.general_budget");
    talk.type("=462.96");
    talk.type("/edit income.total");
    talk.type("500");
    expect(fiscal()).toBe("5000000");
  });

  it("are left alone once changed by hand", () => {
    talk.type("462.96");
    talk.type("/edit income.total");
    talk.type("500");
    expect(fiscal()).toBe("4629600");
  });

  it("come back to following when that is undone", () => {
    talk.press("= 462.96");
    talk.type("/edit income.fiscal");
    talk.type("400");
    talk.type("/undo");
    talk.type("/edit income.total");
    talk.type("500");
    expect(fiscal()).toBe("5000000");
  });
});

describe("the parts of what is said", () => {
  beforeEach(() => {
    talk.typeAll("/edit meeting.actual", "1.28", "/edit meeting.prior", "1.20");
    talk.typeAll("/edit meeting.reason", "会期延长。");
  });

  it("stand apart where a block made a text doubtful", () => {
    talk.type("/edit meeting.budget");
    talk.type("会议费决算数：1.50\n会议费预算数：1.2");
    expect(talk.press("全部采用")).toMatch(
      /^已记录\d项 ✅ 会议费比上年变动的主要原因说明已标待复核。/,
    );
  });

  it("end with one full stop where a text is named", () => {
    talk.type("/edit meeting.reason");
    talk.type("会期缩短。", "m9");
    expect(talk.edit("m9", "参会人数增加。")).toContain("由会期缩短改为参会人数增加。");
    expect(talk.type("/undo")).toContain("恢复为会期缩短。");
    talk.type("/edit meeting.reason");
    const said = talk.type("无");
    expect(said).toContain("由会期缩短改为无此项。");
  });
});
