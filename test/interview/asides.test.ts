import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { expectForPeople } from "./invariants.js";
import { finalAccounts, startFilling, type Talk } from "./talk.js";

let pack: Pack;
let talk: Talk;

beforeAll(async () => {
  pack = await finalAccounts();
});
beforeEach(() => {
  talk = startFilling(pack);
  talk.typeAll("城南办公室", "462.96");
});

const TEXTS = ["profile.name", "profile.duties", "profile.organisation"];
const FIGURES = ["income.fiscal", "profile.staff"];

describe("其余全部为0", () => {
  it("names a figure that nobody gave and that is not 0 all the same", () => {
    const said = talk.press("其余全部为0");
    expect(said).toContain("收入决算：财政拨款收入照带出的462.96万元记，其余全部记为0 ✅");
  });

  it("says nothing more where every figure was given", () => {
    talk.typeAll("462.96");
    expect(talk.press("其余全部为0")).toContain("收入决算：其余全部记为0 ✅");
  });
});

describe("what is said to the bot is no answer", () => {
  const SAID: readonly (readonly [string, string])[] = [
    ["什么意思", "先空着"],
    ["怎么填？", "先空着"],
    ["不懂", "先空着"],
    ["为什么", "先空着"],
    ["决算数是什么", "决算数：本年实际发生的数"],
    ["什么是基本支出？", "公开03表合计行“基本支出”"],
    ["人员经费是什么", "算出来的"],
    ["这里要填上年的吗", "像是问句，没有记"],
    ["要不要盖章？", "像是问句，没有记"],
    ["等一下", "不急。答过的都已存好"],
    ["我找找", "不急。答过的都已存好"],
    ["人工客服", "/undo"],
    ["不公开吧？", ""],
    ["提交", "没有审核人"],
  ];

  it.each(
    TEXTS.concat(FIGURES).flatMap((key) => SAID.map(([said, told]) => ({ key, said, told }))),
  )("$said where $key is asked", ({ key, said, told }) => {
    talk.type(`/edit ${key}`);
    expect(talk.type(said)).toContain(told);
    expect(talk.events).toEqual([]);
    expect(talk.where()).toBe(key);
    expectForPeople(talk.messages);
  });

  it("tells where the answer is found, and how it is written", () => {
    const said = talk.type("怎么填");
    expect(said).toContain("财政拨款收入：公开02表合计行“财政拨款收入”");
    expect(said).toContain("只写一个数，例：462.96（不写单位就是万元）。不知道就点〔先空着〕。");
  });

  it.each(["不晓得", "先不填", "还没算出来", "略", "不知道。"])("%s leaves it open", (word) => {
    expect(talk.type(word)).toContain("先空着，以后在填报清单里补。");
    expect(talk.where()).not.toBe("income.fiscal");
    expect(talk.amount("income.fiscal")).toBeUndefined();
  });

  it("a question is no reason for a finding", () => {
    talk.typeAll("400", "其余全部为0");
    expect(talk.where()).toBe("finding");
    expect(talk.type("什么意思")).toContain("点〔我来查〕看是哪几个数");
    talk.press("写审核说明");
    expect(talk.type("为什么对不上？")).toContain("没有记成说明");
    expect(talk.report().acceptances.size).toBe(0);
  });
});

describe("no text", () => {
  it.each(["三十七万八千九百", "三百七十八点九九万", "12.5w", "大概380万", "填0", "十三"])(
    "is the amount %s",
    (typed) => {
      talk.type("/edit profile.organisation");
      expect(talk.type(typed)).toContain(`“${typed}”像是一个数，没有记。这里要写一句话。`);
      talk.type("/edit profile.name");
      expect(talk.type(typed)).toMatch(/没有记|里没有文字/);
      talk.type("/edit profile.duties");
      talk.type(typed);
      expect(talk.report().answers.has("profile.duties")).toBe(false);
    },
  );

  it.each(["同上", "见附件", "N/A", "——", "😂", "/"])("is %s", (typed) => {
    talk.type("/edit profile.organisation");
    expect(talk.type(typed)).toMatch(/没有内容，没有记|没有这个命令/);
    expect(talk.report().answers.has("profile.organisation")).toBe(false);
  });

  it.each(["暂无", "没有，谢谢", "无"])("%s says that there is none", (typed) => {
    talk.type("/edit profile.organisation");
    talk.type(typed);
    expect(talk.report().answers.get("profile.organisation")?.answer.state).toBe("not-applicable");
  });
});

describe("words of buttons this question lacks", () => {
  it.each([
    ["income.fiscal", "按规定不公开", "没有〔按规定不公开〕：这一项要公开。什么都没改。"],
    ["income.fiscal", "不公开", "这一项要公开。"],
    ["income.fiscal", "同上年", "还没有上年的报告，发 /lastyear 可以用上年的。"],
    ["income.fiscal", "用同一段", "没有变动额相同的说明可用。"],
    ["income.fiscal", "写完了", "这一题不分条写。"],
    ["income.fiscal", "确定", "现在没有等着确认的内容。"],
    ["income.fiscal", "用现成的一句", "没有〔用现成的一句〕，什么都没改。"],
    ["profile.staff", "其余全部为0", "这一组每项都要答。"],
    ["profile.duties", "没错，写一句说明", "现在没有要处理的问题。"],
    ["operating_cost.compared_with", "按规定不公开", "这一项要公开。"],
  ])("%s: %s", (key, word, told) => {
    talk.type(`/edit ${key}`);
    expect(talk.type(word)).toContain(told);
    expect(talk.events).toEqual([]);
    expect(talk.where()).toBe(key);
  });

  it("同上年 tells last year's figure where it is known", () => {
    const known = startFillingWithLastYear();
    known.type("/edit income.fiscal");
    expect(known.type("同上年")).toContain("上年是378.99万元，一样就写这个数");
    expect(known.events).toEqual([]);
  });

  function startFillingWithLastYear(): Talk {
    const lastYear = {
      "income.fiscal": { kind: "money", yuan: "3789900", precision: "0" },
    } as const;
    const known = startFilling(pack, undefined, { lastYear });
    known.type("城南办公室");
    return known;
  }
});

describe("an answer is put right in plain words", () => {
  it.each(["上一题错了", "刚才填错了。", "改上一题"])("%s goes back to it", (typed) => {
    expect(talk.type(typed)).toContain("本年收入合计，万元。\n现在是：462.96万元");
    talk.type("462.69");
    expect(talk.amount("income.total")).toBe("4626900");
    expect(talk.where()).toBe("income.fiscal");
  });

  it.each([
    "改成3.9",
    "不对，应该是3.9",
    "不对不对 应该是3.9",
    "改为 3.9",
    "上一题错了，是3.9",
    "刚才那个填错了 3.9",
    "写错了，3.9",
  ])("%s asks which one is meant", (typed) => {
    expect(talk.type(typed)).toContain("“3.9”没有记。是哪一项？");
    expect(talk.labels()).toEqual(["本年收入合计改成3.9", "财政拨款收入填3.9", "都不是"]);
    expect(talk.events).toEqual([]);
    talk.press("本年收入合计改成3.9");
    expect(talk.amount("income.total")).toBe("39000");
    expect(talk.where()).toBe("income.fiscal");
  });

  it("改成3.9 where there is an answer changes that one", () => {
    talk.type("/edit income.total");
    talk.type("改成3.9");
    expect(talk.amount("income.total")).toBe("39000");
  });

  it.each(["把办公费改成3.91", "办公费改为3.91", "办公费应该是3.91万", "/edit 办公费 3.91"])(
    "%s changes what it names, and goes on here",
    (typed) => {
      expect(talk.type(typed)).toContain("办公费：已记录 3.91万元");
      expect(talk.amount("basic.30201")).toBe("39100");
      expect(talk.where()).toBe("income.fiscal");
    },
  );

  it.each(["为0", "填0", "是0"])("%s is zero", (typed) => {
    talk.type(typed);
    expect(talk.amount("income.fiscal")).toBe("0");
  });

  it("一共380万 is the amount alone", () => {
    talk.type("一共380万");
    expect(talk.amount("income.fiscal")).toBe("3800000");
  });
});
