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
    expect(shown).toContain("没有采用");
    talk.press("全部采用");
    expect(talk.amount("income.total")).toBe("4629600");
    expect(talk.amount("basic.30215")).toBeUndefined();
    expect(talk.amount("meeting.actual")).toBeUndefined();
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
