import { beforeAll, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, type Talk } from "./talk.js";

let pack: Pack;

beforeAll(async () => {
  pack = await finalAccounts();
});

function paste(text: string): Talk {
  const talk = startFilling(pack, "会议");
  talk.type("/paste");
  talk.type(text);
  return talk;
}

/** A whole number far above the others of a block in 万元 may be 元. */
describe("an amount much larger than the others of a pasted block", () => {
  const BLOCK = "基本工资 67.70\n办公费 3.91\n邮电费 6000\n水费 0";

  it.each([
    { press: "6000.00万元 = 60,000,000元", amount: "60000000" },
    { press: "0.60万元 = 6,000元", amount: "6000" },
    { press: "都不是", amount: undefined },
  ])("is asked for its unit before the block is shown: $press", ({ press, amount }) => {
    const talk = paste(BLOCK);
    expect(talk.messages.at(-1)?.text).toContain("⚠ “邮电费 6000”比其他的大很多，是哪一个？");
    expect(talk.labels()).not.toContain("全部采用");
    talk.press(press);
    talk.press("全部采用");
    expect(talk.amount("basic.30207")).toBe(amount);
    expect(talk.amount("basic.30201")).toBe("39100");
  });

  it("is told, not asked, where many are", () => {
    const others = ["办公费 1.1", "印刷费 1.2", "咨询费 1.3", "手续费 1.4"].join("\n");
    const talk = paste(`${others}\n水费 5000\n电费 6000\n邮电费 7000\n取暖费 8000`);
    expect(talk.messages.at(-1)?.text).toContain(
      "⚠ 邮电费“7000”比其他的大很多，没有采用，请看单位。",
    );
    talk.press("全部采用");
    expect(talk.amount("basic.30207")).toBeUndefined();
    expect(talk.amount("basic.30201")).toBe("11000");
  });

  it.each([
    { what: "decimals were typed", text: "财政拨款收入 6000.00\n办公费 3.91\n水费 0.5" },
    { what: "its unit was typed", text: "基本工资 6000万元\n办公费 3.91\n水费 0.5" },
    { what: "the others are not that small", text: "基本工资 6000\n办公费 303.91\n水费 0.5" },
    { what: "most are as large", text: "基本工资 6000\n津贴补贴 5000\n水费 0.5" },
    { what: "the block names 元", text: "单位：元\n基本工资 60000000\n办公费 39100\n水费 5000" },
    { what: "nothing else but zeros is there", text: "基本工资 6000\n办公费 0\n水费 0" },
  ])("is asked nothing where $what", ({ text }) => {
    expect(paste(text).labels()).toContain("全部采用");
  });

  it("is asked nothing where something as large is stored", () => {
    const talk = startFilling(pack, "会议");
    talk.type("/edit basic.30101");
    talk.type("9000.00");
    talk.type("/paste");
    talk.type(BLOCK.replace("基本工资 67.70\n", ""));
    expect(talk.labels()).toContain("全部采用");
  });
});

describe("a block of large amounts that names no unit", () => {
  const INCOME = "财政拨款收入\t4,629,600.00\n事业收入\t50,000\n本年收入合计\t4,679,600";

  it.each([
    { press: "元", fiscal: "4629600", business: "50000", total: "4679600" },
    { press: "万元", fiscal: "46296000000", business: "500000000", total: "46796000000" },
  ])("is asked once, for all of them: $press", ({ press, fiscal, business, total }) => {
    const talk = paste(INCOME);
    expect(talk.messages.at(-1)?.text).toContain(
      "没写金额单位：“本年收入合计 4,679,600”是467.96万元还是",
    );
    talk.type(press);
    talk.press("全部采用");
    expect(talk.amount("income.fiscal")).toBe(fiscal);
    expect(talk.amount("income.business")).toBe(business);
    expect(talk.amount("income.total")).toBe(total);
  });

  it("leaves out what has no unit where it is neither, and takes the rest", () => {
    const talk = paste(`${INCOME}\n办公费\t3.91万元`);
    talk.press("都不是");
    talk.press("全部采用");
    expect(talk.amount("income.fiscal")).toBeUndefined();
    expect(talk.amount("basic.30201")).toBe("39100");
  });

  it.each([
    {
      what: "whole numbers with one of 1亿元 or more",
      text: "办公费 39100\n印刷费 2230\n水费 800",
      asked: true,
    },
    {
      what: "amounts with decimals below 10亿元",
      text: "基本工资 39100.25\n津贴补贴 2230.50",
      asked: false,
    },
    { what: "a unit that is named", text: `单位：万元\n${INCOME}`, asked: false },
    {
      what: "more decimals than 元 has",
      text: "基本工资 391000.2525\n津贴补贴 223000",
      asked: false,
    },
  ])("asks or not by what it holds: $what", ({ text, asked }) => {
    expect(paste(text).labels().includes("万元")).toBe(asked);
  });
});
