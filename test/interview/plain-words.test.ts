import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { expectForPeople } from "./invariants.js";
import { finalAccounts, startFilling, startTalk, type Talk } from "./talk.js";

let pack: Pack;
let talk: Talk;

beforeAll(async () => {
  pack = await finalAccounts();
});
beforeEach(() => {
  talk = startFilling(pack);
});

const WORDS: readonly (readonly [word: string, says: string])[] = [
  ["帮助", "/undo"],
  ["？", "/undo"],
  ["怎么办呢？", "/undo"],
  ["进度", "填报清单"],
  ["退出", "都已存好"],
  ["保存。", "都已存好"],
  ["我填错了", "撤销"],
  ["你好", "接着填"],
  ["继续", ""],
];

describe("a plain word is never an answer", () => {
  it.each(WORDS)("%s where a text is asked", (word, says) => {
    expect(talk.where()).toBe("profile.name");
    expect(talk.type(word)).toContain(says);
    expect(talk.events).toEqual([]);
    expect(talk.where()).toBe("profile.name");
    expectForPeople(talk.messages);
  });

  it.each(WORDS)("%s where a list is asked", (word, says) => {
    talk.type("/edit 职责");
    expect(talk.type(word)).toContain(says);
    expect(talk.events).toEqual([]);
  });

  it.each(WORDS)("%s where a figure is asked", (word, says) => {
    talk.type("城南办公室");
    expect(talk.type(word)).toContain(says);
    expect(talk.where()).toBe("income.total");
  });

  it.each(["不知道", "先空着。", "下一步"])("%s leaves a text open", (word) => {
    talk.type(word);
    expect(talk.report().answers.get("profile.name")).toBeUndefined();
    expect(talk.where()).toBe("income.total");
  });

  it("返回 is the question before, or gives up what is asked beside it", () => {
    talk.typeAll("城南办公室", "/edit 接待费");
    expect(talk.type("返回")).toContain("本年收入合计");
    talk.type("返回");
    expect(talk.where()).toBe("profile.name");
  });

  it("退出 tells that ticks are not recorded yet", () => {
    const fresh = startTalk(pack);
    fresh.type("/new 2019");
    expect(fresh.type("退出")).toContain("还没记录");
    fresh.type("行政单位");
    expect(fresh.type("保存")).toContain("已记录");
  });

  it("帮助 is told before there is a report", () => {
    const fresh = startTalk(pack);
    fresh.type("/start");
    expect(fresh.type("帮助")).toContain("/undo");
    expect(fresh.labels()).toEqual(["新建2019年度报告"]);
  });
});

describe("yes and no are no words of a report", () => {
  const text = (): unknown => talk.report().answers.get("profile.organisation")?.answer;

  beforeEach(() => {
    talk.type("/edit profile.organisation");
  });

  const SAID = ["没错", "对", "对的。", "嗯", "嗯嗯，好的", "是", "确认", "好的，收到", "👍"];

  it.each(SAID)("%s is told what to do instead", (word) => {
    const said = talk.type(word);
    expect(said).toContain(`“${word}”没有内容，没有记。请写一句话；没有就点〔无此项〕`);
    expect(talk.labels()).toEqual(expect.arrayContaining(["无此项", "先空着"]));
    expect(talk.events).toEqual([]);
    expect(talk.where()).toBe("profile.organisation");
  });

  it.each([...SAID, "好的", "收到", "ok"])("%s leaves what was written as it is", (word) => {
    talk.type("内设综合科。", "m9");
    talk.type("/edit profile.organisation");
    talk.type(word);
    talk.edit("m9", word);
    expect(text()).toMatchObject({ value: { text: "内设综合科。" } });
    talk.type("下一题");
    expect(talk.where()).not.toBe("profile.organisation");
    expect(text()).toMatchObject({ value: { text: "内设综合科。" } });
  });

  it.each(["没错", "对"])("%s is no item of a list, and no name", (word) => {
    talk.type("/edit profile.duties");
    expect(talk.type(word)).toContain("请写一句话；以后再写就点〔先空着〕");
    expect(talk.labels()).not.toContain("无此项");
    talk.type("/edit profile.name");
    expect(talk.type(word)).toContain("不像部门（单位）名称，没有记。请写全称。");
    expect(talk.report().answers.has("profile.duties")).toBe(false);
    expect(talk.report().answers.has("profile.name")).toBe(false);
  });

  it("a reason is asked for where one is wanted", () => {
    talk.typeAll("/edit meeting.actual", "1.28", "/edit meeting.prior", "1.20");
    talk.type("/edit meeting.reason");
    expect(talk.type("对")).toContain("请写一句为什么；没有就点〔无此项〕");
  });

  it.each(["无", "没有", "没有了。", "无此项"])("%s is 无此项 where a text may be so", (word) => {
    expect(talk.type(word)).toContain("已记录：内设机构设置无此项。");
    expect(text()).toEqual({ state: "not-applicable" });
    talk.type("/edit profile.organisation");
    talk.type("内设综合科。");
    talk.type("/edit profile.organisation");
    expect(talk.type(word)).toContain("改为无此项。");
    talk.type("撤销");
    expect(text()).toMatchObject({ value: { text: "内设综合科。" } });
  });

  it.each(["没有了", "没有", "无"])("%s ends a list that is being added to", (word) => {
    talk.type("/edit profile.duties");
    expect(talk.type("管理园区。")).toContain("没有点〔写完了〕");
    talk.type(word);
    expect(talk.report().answers.get("profile.duties")?.answer).toMatchObject({
      value: { items: ["管理园区。"] },
    });
    expect(talk.where()).not.toBe("profile.duties");
  });

  it("无 is the item of a list that says so", () => {
    talk.type("/edit evaluation.other");
    expect(talk.type("在哪找")).toContain("没有就写“无”");
    talk.type("无");
    expect(talk.report().answers.get("evaluation.other")?.answer).toMatchObject({
      value: { items: ["无"] },
    });
  });
});

describe("其余都没有吗？", () => {
  it.each(["没有了", "是的", "0", "其余全部为0"])("%s says that there is no more", (word) => {
    talk.typeAll("城南办公室", "462.96", "462.96");
    expect(talk.where()).toBe("close");
    talk.typeAll("/edit 接待费", "取消", word);
    expect([...talk.report().closures.values()]).toEqual(["zero"]);
  });
});

describe("a reply that names no item where a group is closed", () => {
  it.each([
    ["100", "“100”是哪一项的？请写“名称 金额”，例：上级补助收入 100；"],
    ["12.3万元", "“12.3万元”是哪一项的？"],
    ["不知所云", "没看懂。请写“名称 金额”，例："],
  ])("%s is told what to write", (reply, told) => {
    talk.typeAll("城南办公室", "462.96", "462.96");
    expect(talk.type(reply)).toContain(told);
    expect(talk.events).toEqual([]);
    expect(talk.type("其他收入 0.5")).toContain("其他收入");
  });
});

describe("是哪一项？", () => {
  beforeEach(() => {
    talk.type("城南办公室");
    talk.type("/edit 接待费");
  });

  it.each(["12.3", "１２．３万元", "不知所云"])(
    "%s is no answer to the question before",
    (reply) => {
      const said = talk.type(reply);
      expect(said).toContain("没有记录");
      expect(talk.events).toEqual([]);
      expect(talk.labels()).toContain("公务接待费决算数");
      talk.type("公务接待费决算数");
      talk.type("2.95");
      expect(talk.amount("three_public.reception.actual")).toBe("29500");
      expect(talk.amount("income.total")).toBeUndefined();
    },
  );

  it("takes a longer name, and 取消", () => {
    expect(talk.type("接待费预算数")).toContain("公务接待费预算数");
  });

  it("取消 goes on where one was", () => {
    expect(talk.type("取消")).toContain("本年收入合计");
  });
});

it("undoing the ticks asks for them again", () => {
  const said = talk.type("撤销");
  expect(said).toContain("先勾本单位的情况");
  expect(talk.where()).toBe("portrait");
});

describe("a reason", () => {
  it.each(["没错", "先空着", "确定。", "462.96", "。", "对", "嗯", "无"])("is not %s", (word) => {
    talk.typeAll("城南办公室", "500", "462.96", "没有了", "看问题", "写审核说明");
    expect(talk.where()).toBe("reason");
    expect(talk.type(word)).toContain("没有记下");
    expect(talk.where()).toBe("reason");
    talk.type("合同跨年付款");
    expect([...talk.report().acceptances.values()]).toHaveLength(1);
  });
});

describe("the first amount of a report", () => {
  beforeEach(() => {
    talk.type("城南办公室");
  });

  it.each(["4629600", "4,629,600.00", "４６２９６００"])("%s is asked back", (reply) => {
    expect(talk.type(reply)).toContain("是哪一个");
    expect(talk.amount("income.total")).toBeUndefined();
    talk.press("462.96万元 = 4,629,600元");
    expect(talk.amount("income.total")).toBe("4629600");
  });

  it.each([
    ["4629600万元", "46296000000"],
    ["462.96亿", "46296000000"],
    ["99999", "999990000"],
    ["4629600元", "4629600"],
  ])("%s is taken as it says", (reply, yuan) => {
    talk.type(reply);
    expect(talk.amount("income.total")).toBe(yuan);
  });
});

describe("typed in one line", () => {
  it.each(["行政单位，公务接待、会议", "行政单位 公务接待 会议"])("%s ticks all of it", (line) => {
    const fresh = startTalk(pack);
    fresh.type("/new 2019");
    const said = fresh.type(line);
    expect(said).toContain("单位性质：行政单位");
    expect(said).toMatch(/：公务接待、会议$/m);
    expect(said).not.toContain("没看懂");
  });

  it("tells only what it does not know", () => {
    const fresh = startTalk(pack);
    fresh.type("/new 2019");
    const said = fresh.type("行政单位，会议，火箭");
    expect(said).toContain("没看懂“火箭”");
    expect(said).toMatch(/：会议$/m);
  });

  it.each(["／ｕｎｄｏ", "/ undo", "／undo"])("%s is a command", (command) => {
    talk.type("城南办公室");
    expect(talk.type(command)).toContain("已撤销");
    expect(talk.where()).toBe("profile.name");
  });

  it("／ｅｄｉｔ keeps the name behind it", () => {
    expect(talk.type("／ｅｄｉｔ 本年收入合计")).toContain("本年收入合计，万元");
  });
});

it("names what it stored when something else was said since it was asked", () => {
  const talk = startFilling(pack);
  talk.type("/edit income.total");
  talk.type("/list");
  expect(talk.type("462.96")).toContain("本年收入合计：已记录 462.96万元");
  talk.type("/edit income.fiscal");
  expect(talk.type("400")).toMatch(/^已记录 400\.00万元/);
});
