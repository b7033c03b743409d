import { beforeAll, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, type Talk } from "./talk.js";

let pack: Pack;
beforeAll(async () => {
  pack = await finalAccounts();
});

/** At the first question of 公开01表. */
function atIncome(): Talk {
  const talk = startFilling(pack, "公务接待、会议、培训、公务用车、政府采购");
  talk.type("某某办公室");
  return talk;
}

const SEVERAL_TABLES = [
  "公开01表",
  "本年收入合计 462.96",
  "财政拨款收入 462.96",
  "公开06表",
  "基本工资 67.70",
  "公务接待费 2.95",
  "会议费 1.28",
].join("\n");

describe("a block that answers questions of several groups", () => {
  it("is shown before anything is stored, stored as a whole, and undone at once", () => {
    const talk = atIncome();
    const shown = talk.type(SEVERAL_TABLES);
    expect(shown).toContain("认出5项，还没有记录");
    expect(talk.amount("income.total")).toBeUndefined();
    talk.press("全部采用");
    expect(talk.amount("income.total")).toBe("4629600");
    expect(talk.amount("basic.30101")).toBe("677000");
    expect(talk.amount("basic.30217")).toBe("29500");
    expect(talk.amount("basic.30215")).toBe("12800");
    talk.type("/undo");
    expect(talk.amount("income.total")).toBeUndefined();
    expect(talk.amount("basic.30101")).toBeUndefined();
  });

  it("takes the name two groups share only where the heading tells whose it is", () => {
    const talk = atIncome();
    const shown = talk.type("本年收入合计462.96万元，会议费1.28万元，公务用车保有量1辆。");
    expect(shown).toBe("已认出2项。“会议费1.28万元”是哪一项？");
    expect(talk.labels()).toEqual([
      "一般公共预算基本支出·会议费",
      "会议费·会议费",
      "都不是",
      "取消",
    ]);
    expect(talk.press("都不是")).toContain("没有采用：会议费1.28万元");
    talk.press("全部采用");
    expect(talk.amount("income.total")).toBe("4629600");
    expect(talk.amount("basic.30215")).toBeUndefined();
    expect(talk.amount("meeting.actual")).toBeUndefined();
  });

  it("stores the reading that was chosen, by its button or by its words", () => {
    const talk = atIncome();
    talk.type("本年收入合计462.96万元，会议费1.28万元，培训费0.41万元，公务用车保有量1辆。");
    talk.press("会议费·会议费");
    expect(talk.type("培训费·培训费")).toContain("认出4项，还没有记录");
    talk.press("全部采用");
    expect(talk.amount("meeting.actual")).toBe("12800");
    expect(talk.amount("training.actual")).toBe("4100");
    expect(talk.amount("basic.30215")).toBeUndefined();
  });

  it("asks which of two figures of one question is right", () => {
    const talk = atIncome();
    const shown = talk.type(
      "公开06表\n基本工资 67.70\n奖金 56.95\n印刷费 2.23\n公开01表\n本年收入合计 462.96\n公开06表\n奖金 59.65",
    );
    expect(shown).toBe("已认出3项。“奖金”是哪一个？");
    talk.press("59.65万元");
    talk.press("全部采用");
    expect(talk.amount("basic.30103")).toBe("596500");
  });

  it("leaves all that is still to be asked with one press", () => {
    const talk = atIncome();
    talk.type("本年收入合计462.96万元，会议费1.28万元，培训费0.41万元，公务用车保有量1辆。");
    expect(talk.press("其余都不采用")).toContain("认出2项，还没有记录");
  });

  it("takes all of it back with the button beside what was recorded", () => {
    const talk = atIncome();
    talk.type(SEVERAL_TABLES);
    expect(talk.press("全部采用")).toContain("已记录5项");
    talk.press("撤销");
    expect(talk.amount("income.total")).toBeUndefined();
    expect(talk.amount("basic.30101")).toBeUndefined();
  });

  it("changes nothing when it is not wanted", () => {
    const talk = atIncome();
    talk.type(SEVERAL_TABLES);
    talk.press("取消");
    expect([...talk.report().answers.keys()].filter((key) => key.startsWith("income."))).toEqual(
      [],
    );
  });

  it.each([
    [
      "another year's",
      "2018年度本年收入合计462.96万元，本年支出合计462.96万元，基本工资67.70万元。",
    ],
    ["one figure of another group", "基本工资67.70万元"],
  ])("leaves alone %s figures", (_, text) => {
    const talk = atIncome();
    talk.type(text);
    expect(talk.amount("basic.30101")).toBeUndefined();
    const { position } = talk.chat();
    const keys = position.at === "paste" ? position.proposals.map(({ key }) => key) : [];
    expect(keys).not.toContain("basic.30101");
  });

  it("gives no column of one item to the next subject", () => {
    const talk = atIncome();
    talk.type(
      "本年收入合计462.96万元，公务接待费决算数2.95万元。机关运行经费支出情况。年初预算数154.77万元。",
    );
    const { position } = talk.chat();
    const keys = position.at === "paste" ? position.proposals.map(({ key }) => key) : [];
    expect(keys).not.toContain("three_public.reception.budget");
  });

  it("gives no figure of an item the unit lacks to another group that calls it alike", () => {
    const talk = atIncome();
    talk.type("本年收入合计462.96万元，基本工资67.70万元，公务用车购置费12万元。");
    const { position } = talk.chat();
    const keys = position.at === "paste" ? position.proposals.map(({ key }) => key) : [];
    expect(keys).toEqual(["income.total", "basic.30101"]);
  });

  it("is not talked into a shared name by many figures of one group", () => {
    const talk = atIncome();
    talk.type(
      "本年收入合计462.96万元\n基本工资67.70万元，奖金56.95万元，印刷费2.23万元，电费4.86万元\n公务用车购置费0万元，公务用车运行维护费16.43万元",
    );
    const { position } = talk.chat();
    const keys = position.at === "paste" ? position.proposals.map(({ key }) => key) : [];
    expect(keys).toEqual([
      "income.total",
      "basic.30101",
      "basic.30103",
      "basic.30202",
      "basic.30206",
    ]);
  });
});

describe("a block that is announced", () => {
  it("may be one line, of any group", () => {
    const talk = atIncome();
    expect(talk.press("贴表格")).toContain("全部采用");
    expect(talk.type("基本工资67.70万元")).toContain("认出1项，还没有记录");
    talk.press("全部采用");
    expect(talk.amount("basic.30101")).toBe("677000");
    expect(talk.where()).toBe("income.total");
  });

  it("is no answer to what was asked before, and that is asked again", () => {
    const talk = atIncome();
    talk.type("/paste");
    expect(talk.type("462.96")).toContain("没认出要填的项目");
    expect(talk.where()).toBe("block");
    talk.press("取消");
    expect(talk.where()).toBe("income.total");
    expect(talk.amount("income.total")).toBeUndefined();
  });

  it("is refused with a reason where it is too long", () => {
    const talk = atIncome();
    talk.type("/paste");
    expect(talk.type("基本工资67.70万元\n".repeat(4000))).toContain("请分几段发");
  });

  it("is refused where it is wider than any table", () => {
    const talk = atIncome();
    talk.type("/paste");
    expect(talk.type("公务接待费\t".repeat(5000))).toContain("一百列");
  });

  it("of a table is no name of the department", () => {
    const talk = startFilling(pack, "公务接待");
    expect(talk.where()).toBe("profile.name");
    expect(talk.type("本年收入合计\t462.96\n基本工资\t67.70\n奖金\t56.95")).toContain("认出3项");
    talk.press("取消");
    talk.type("某某办公室");
    expect(talk.report().answers.get("profile.name")?.answer).toMatchObject({
      value: { text: "某某办公室" },
    });
  });
});
