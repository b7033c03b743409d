import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, type Talk } from "./talk.js";

const NOT_TAKEN = "刚才贴的没有采用，要用请再贴一次。";
const NOT_TICKED = "刚才勾的还没点〔确定〕，没有记录。";

let pack: Pack;
let talk: Talk;

beforeAll(async () => {
  pack = await finalAccounts();
});
beforeEach(() => {
  talk = startFilling(pack, "公务接待、公务用车、会议");
  talk.type("某某办公室");
});

/** What is ticked in the portrait, as it is shown. */
function ticked(): readonly string[] {
  return talk
    .labels()
    .filter((label) => /^[☑●]/.test(label))
    .map((label) => label.slice(1));
}

describe("a block that waits", () => {
  it("is taken together with the next one", () => {
    talk.type("财政拨款收入 462.96");
    expect(talk.type("本年收入合计 463")).toContain("认出2项");
    talk.type("全部采用");
    expect([talk.amount("income.fiscal"), talk.amount("income.total")]).toEqual([
      "4629600",
      "4630000",
    ]);
  });

  it("is asked about where the next one says otherwise", () => {
    talk.typeAll("财政拨款收入 462.96", "财政拨款收入 426.96");
    talk.typeAll("426.96万元", "全部采用");
    expect(talk.amount("income.fiscal")).toBe("4269600");
  });

  it("is shown alone once its message is put right", () => {
    talk.type("财政拨款收入 462.96", "block");
    expect(talk.edit("block", "本年收入合计 463")).toContain("认出1项");
  });

  it.each(["/edit 奖金", "/new 2020"])("is told of at %s", (text) => {
    talk.type("财政拨款收入 462.96");
    expect(talk.type(text)).toContain(NOT_TAKEN);
  });

  it.each(["看问题", "看待复核"])("stays where %s finds nothing to go to", (text) => {
    talk.type("财政拨款收入 462.96");
    expect(talk.type(text)).not.toContain(NOT_TAKEN);
    talk.press("全部采用");
    expect(talk.amount("income.fiscal")).toBe("4629600");
  });

  it("is told of on the way to another report", () => {
    talk.typeAll("/new 2020", "/new");
    talk.press("继续：2019");
    talk.type("财政拨款收入 462.96");
    talk.type("/new");
    expect(talk.press("继续：2020")).toContain(NOT_TAKEN);
  });

  it("is not told of once it was called off", () => {
    talk.type("财政拨款收入 462.96");
    expect(talk.type("取消")).not.toContain(NOT_TAKEN);
    expect(talk.type("/edit 奖金")).not.toContain(NOT_TAKEN);
  });
});

describe("ticks nobody confirmed", () => {
  beforeEach(() => {
    talk.type("/list 单位情况");
  });

  it.each(["先空着", "/edit 奖金", "/new 2020"])("are told of at %s", (text) => {
    talk.type("培训");
    expect(talk.type(text)).toContain(NOT_TICKED);
  });

  it("are none where nothing was changed", () => {
    expect(talk.type("先空着")).not.toContain(NOT_TICKED);
  });

  it("change by the words of a button as by pressing it", () => {
    talk.type("会议");
    expect(ticked()).toEqual(expect.arrayContaining(["公务用车", "公务接待"]));
    expect(ticked()).not.toContain("会议");
    talk.type("会议");
    expect(ticked()).toContain("会议");
  });

  it("are replaced by a whole list", () => {
    talk.type("公务接待、培训");
    expect(ticked()).toEqual(expect.arrayContaining(["公务接待", "培训"]));
    expect(ticked()).not.toContain("公务用车");
  });

  it.each(["行政单位、事业单位", "行政单位\n事业单位"])("stay where two are given: %s", (text) => {
    expect(talk.type(text)).toContain("单位性质只能选一项：行政单位还是事业单位？");
    expect(ticked()).toContain("参照公务员法管理的事业单位");
  });
});

describe("figures of what is unticked", () => {
  beforeEach(() => {
    talk.type("/edit three_public.reception.actual");
    talk.type("2.95");
    talk.type("/list 单位情况");
    talk.type("公务接待");
  });

  it("are named before they go", () => {
    expect(talk.type("确定")).toContain("公务接待费决算数 2.95万元已填，去掉后不再印");
    expect(talk.events).toEqual([]);
    expect(talk.type("确定去掉")).toContain("已记录。已省去");
    talk.type("/list");
    expect(talk.messages[0]?.text).toContain("公务接待情况");
  });

  it("stay where one thinks better of it", () => {
    talk.type("确定");
    talk.press("不去掉");
    talk.type("公务接待");
    expect(talk.type("确定")).toContain("已记录");
    expect(talk.amount("three_public.reception.actual")).toBe("29500");
  });

  it("are asked about again after another tick", () => {
    talk.typeAll("确定", "培训");
    expect(talk.type("确定")).toContain("去掉后不再印");
  });
});

describe("a list answered again", () => {
  beforeEach(() => {
    talk.type("/edit profile.duties");
    talk.type("甲的职责\n乙的职责\n丙的职责");
    talk.type("/edit profile.duties");
  });

  const items = () => talk.report().answers.get("profile.duties")?.answer;

  it("says what was replaced", () => {
    expect(talk.type("丁的职责\n戊的职责")).toContain("已记录2条，替换了原来的3条。");
  });

  it.each(["第2条改为：新的职责", "第二条改成 新的职责"])("changes one item: %s", (text) => {
    expect(talk.type(text)).toContain("只改了第2条");
    expect(items()).toMatchObject({ value: { items: ["甲的职责", "新的职责", "丙的职责"] } });
  });

  it("has no item behind the last", () => {
    expect(talk.type("第7条改为：新的职责")).toContain("现在共3条，没有第7条");
    expect(talk.events).toEqual([]);
  });

  it("replaces none where one is added", () => {
    talk.press("接着加");
    expect(talk.type("丁的职责")).not.toContain("替换了");
  });
});

it("finds a question by the name a block shows it with", () => {
  talk.type("/edit 支出决算·项目支出");
  expect(talk.where()).toMatch(/^expenditure\.project/);
});
