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
  talk.type("城南办公室");
});

describe("ticks", () => {
  it("are agreed to in a word", () => {
    const fresh = startTalk(pack);
    fresh.typeAll("/new 2019", "行政单位", "会议", "好了");
    expect(fresh.where()).toBe("profile.name");
  });

  it("of a word that stands in two options are asked for in full", () => {
    const fresh = startTalk(pack);
    fresh.type("/new 2019");
    expect(fresh.type("接待 车 会议 abc")).toContain(
      "“接待”是公务接待还是外事或国（境）外接待？“车”是公务用车还是公务用车购置？没看懂“abc”",
    );
    expect(fresh.labels()).toContain("☑会议");
  });

  it("sent too late are no name of the unit", () => {
    const late = startFilling(pack);
    expect(late.type("公务接待、会议")).toContain("是“单位情况”里的选项，不像部门（单位）名称");
    expect(late.report().answers.has("profile.name")).toBe(false);
  });
});

describe("what is shown and waits", () => {
  beforeEach(() => {
    talk.type("基本工资67.70万元，奖金59.65万元");
    expect(talk.chat().position.at).toBe("paste");
  });

  it.each(["好的", "对", "可以", "ok", "行"])("is taken by %s", (word) => {
    talk.type(word);
    expect(talk.amount("basic.30101")).toBe("677000");
  });

  it.each(["不对", "不要", "不用"])("is dropped by %s", (word) => {
    expect(talk.type(word)).toContain("没有采用，什么都没改。");
    expect(talk.report().answers.has("basic.30101")).toBe(false);
  });

  it.each(["462.96", "没有", "项目多了"])("still waits after %s", (text) => {
    expect(talk.type(text)).toContain("要就点〔全部采用〕，不要就点〔取消〕。");
    expect(talk.chat().position.at).toBe("paste");
  });

  it("is told of where one goes back to the answer before", () => {
    expect(talk.type("上一题错了")).toContain("刚才贴的没有采用");
    expect(talk.where()).toBe("profile.name");
  });
});

it("先放着 leaves a question open", () => {
  talk.type("先放着");
  expect(talk.where()).toBe("income.fiscal");
  expect(talk.amount("income.total")).toBeUndefined();
});

it.each(["20批", "12.5万元", "3次"])("%s is no explanation", (typed) => {
  talk.typeAll("/edit meeting.actual", "1", "/edit meeting.prior", "2", "/edit meeting.reason");
  expect(talk.type(typed)).toContain(`“${typed}”像是一个数，没有记。`);
});

it("one line that is the answer asked for needs no yes", () => {
  talk.typeAll("/edit budget_item.wages_welfare.budget", "/list 支出按功能分类", "其余全部为0");
  talk.typeAll("/edit budget_item.wages_welfare.budget", "工资福利支出预算 130");
  expect(talk.amount("budget_item.wages_welfare.budget")).toBe("1300000");
});

it("对 said to a suggestion is told which button that is", () => {
  talk.type("462.96");
  expect(talk.type("对的")).toContain("照带出的数就点〔= 462.96〕，不同就写一个数。还没有记。");
  expect(talk.amount("income.fiscal")).toBeUndefined();
});

describe("a list", () => {
  beforeEach(() => {
    talk.typeAll("/edit 职责", "一、贯彻方针\n二、做好接待\n三、管车");
  });

  it("loses the item that is named, and none where there is but one", () => {
    talk.type("/edit 职责");
    expect(talk.type("删除第2条")).toContain("已删去第2条，还剩2条。");
    expect(talk.report().answers.get("profile.duties")?.answer).toMatchObject({
      value: { items: ["贯彻方针", "管车"] },
    });
    talk.typeAll("/edit 职责", "去掉第一条", "/edit 职责");
    expect(talk.type("删掉第1条")).toContain("只有这一条，不能删。");
    expect(talk.type("删除第3条")).toContain("没有第3条");
  });

  it.each(["删除第一条", "第2条改为：管车", "好了", "完成了"])(
    "%s is no text elsewhere",
    (typed) => {
      talk.type("/edit profile.organisation");
      expect(talk.type(typed)).toContain("没有记");
      expect(talk.report().answers.has("profile.organisation")).toBe(false);
    },
  );
});

it.each(["导出", "下载", "打印", "给我文件"])("%s asks which file is wanted", (word) => {
  expect(talk.type(word)).toContain("要哪种文件");
});

it.each(["填完了吗", "我填完了"])("%s shows the list", (word) => {
  expect(talk.type(word)).toContain("填报清单");
});

it.each(["国有资产", "公开06表"])("/list %s opens what is called so", (name) => {
  talk.type(`/list ${name}`);
  expect(talk.where()).toMatch(/^(?:assets|basic)\./);
});

describe("rows of codes", () => {
  beforeEach(() => {
    talk.type("/list 支出按功能分类");
  });

  it("are given by name, too", () => {
    expect(talk.type("教育支出")).toContain("205 教育支出：一般公共预算基本支出，万元。");
  });

  it("do not take an amount for a code", () => {
    expect(talk.type("462.96")).toContain("“462.96”像金额，没有记。先发科目编码");
  });

  it.each(["没有了", "无", "没有"])("end with %s, once there is one", (word) => {
    expect(talk.type(word)).toContain("没看懂");
    talk.typeAll("205", "384.99", "77.97");
    expect(talk.type(word)).toContain("支出按功能分类：其余全部记为0 ✅");
  });
});

describe("where a finding is shown", () => {
  beforeEach(() => {
    talk.typeAll("462.96", "426.96", "其余全部为0");
    expect(talk.where()).toBe("finding");
  });

  it.each(["462.96", "改成462.96"])("%s is asked what it is for", (typed) => {
    expect(talk.type(typed)).toContain("“462.96”没有记。是改哪一项？");
    expect(talk.labels()).toEqual(["本年收入合计改为462.96", "财政拨款收入改为462.96", "都不是"]);
    talk.press("财政拨款收入改为462.96");
    expect(talk.amount("income.fiscal")).toBe("4629600");
    expect(talk.where()).not.toBe("finding");
  });

  it("a text is told where a reason is written, and none is made of it", () => {
    expect(talk.type("合同跨年付款")).toContain(
      "“合同跨年付款”没有记。要当说明，先点〔写审核说明〕再发一次。",
    );
    expect(talk.where()).toBe("finding");
  });

  it("a text is told how it takes the place of the text that is doubted", () => {
    talk.press("先放着");
    talk.typeAll("/edit meeting.actual", "1", "/edit meeting.prior", "2", "/edit meeting.reason");
    talk.typeAll("会议增加。", "看问题", "先放着", "先放着");
    expect(talk.where()).toBe("finding");
    expect(talk.type("压减了会议。")).toContain("要换掉那段话，先点〔改〕再发");
  });

  it.each(["3次", "二十批", "12.5万元", "同上", "不知道"])("%s is no reason", (typed) => {
    talk.press("写审核说明");
    expect(talk.type(typed)).toContain("这不是说明");
    expect(talk.report().acceptances.size).toBe(0);
  });

  it("a yes is asked which of several slips is meant", () => {
    expect(talk.type("是")).toContain("请先点下面一个按钮");
    expect(talk.events).toEqual([]);
  });
});
