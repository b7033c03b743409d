import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, type Talk } from "./talk.js";

let pack: Pack;
let talk: Talk;

beforeAll(async () => {
  pack = await finalAccounts();
});
beforeEach(() => {
  talk = startFilling(pack, "公务接待、公务用车、会议");
  talk.type("某某办公室");
});

describe("a year where years are offered", () => {
  it.each(["2020", "2020年", "２０２０年度"])("%s begins that report", (year) => {
    talk.typeAll("462.96", "/new");
    expect(talk.labels()).toContain("新建2020年度报告");
    expect(talk.type(year)).toContain("单位性质");
    expect(talk.report().year).toBe("2020");
    expect(talk.report().answers.size).toBe(1);
  });

  it("asks again where there is one of that year already", () => {
    talk.typeAll("462.96", "/new", "2019");
    expect(talk.labels()).toEqual(["接着填", "另建一份"]);
    talk.type("2019");
    expect(talk.labels()).toEqual(["接着填", "另建一份"]);
    expect(talk.amount("income.fiscal")).toBeUndefined();
  });

  it("is an amount where none are", () => {
    talk.type("2020");
    expect(talk.amount("income.total")).toBe("20200000");
  });
});

describe("the code of a row where a figure is asked", () => {
  beforeEach(() => {
    talk.type("/list 支出按功能分类");
    talk.typeAll("201", "0");
  });

  it("may be an amount", () => {
    expect(talk.type("205")).toContain("“205”是哪一个？");
    expect(talk.labels()).toEqual(["205.00万元 = 2,050,000元", "新的一行：205 教育支出", "重新填"]);
    expect(talk.events).toEqual([]);
    talk.press("205.00");
    expect(talk.amount("function.201.general_project")).toBe("2050000");
  });

  it.each(["205", "20508", "2050803"])("%s opens the row, pressed or typed", (code) => {
    talk.type(code);
    const label = talk.labels().find((one) => one.startsWith("新的一行")) ?? "";
    expect(talk.fork().type(label)).toContain("201的一般公共预算项目支出先空着。");
    talk.press(label);
    expect(talk.where()).toBe(`function.${code}.general_basic`);
    expect(talk.amount("function.201.general_project")).toBeUndefined();
  });

  it.each(["205.00", "205万元", "199", "12345678元"])("%s is none", (amount) => {
    talk.type(amount);
    expect(talk.labels().join()).not.toContain("新的一行");
  });

  it("goes to a row that is there", () => {
    talk.typeAll("1.5", "205", "2", "201", "填201 一般公共服务支出这一行");
    expect(talk.where()).toBe("function.201.general_basic");
  });
});

describe("what stands behind the code of a row", () => {
  it.each([
    ["20508 教育支出 37.57", ["名称是“进修及培训”", "“教育支出”没有记", "“37.57”没有记"]],
    ["2050803 培训支出 37.57", ["后面的“37.57”没有记"]],
    ["205 300", ["后面的“300”没有记"]],
    ["2050898 新设的课 5", ["和名称，后面的“5”没有记", "2050898 新设的课"]],
  ])("%s", (text, says) => {
    talk.type("/list 支出按功能分类");
    const said = talk.type(text);
    for (const one of says) expect(said).toContain(one);
  });

  it("is nothing to tell where it is the name the list knows", () => {
    talk.type("/list 支出按功能分类");
    expect(talk.type("205 教育支出")).not.toContain("没有记");
  });
});

describe("what every department has", () => {
  it("stays open when the rest is zero", () => {
    talk.typeAll("先空着", "先空着");
    expect(talk.press("其余全部为0")).toContain(
      "其余全部记为0 ✅本年收入合计每个单位都有，还要填。",
    );
    expect(talk.where()).toBe("income.total");
    expect(talk.type("/list")).toContain("填报清单");
    expect(talk.labels().join()).toContain("◐ 收入决算");
    talk.type("462.96");
    expect(talk.amount("income.total")).toBe("4629600");
    talk.type("/list");
    expect(talk.labels().join()).toContain("✅ 收入决算");
  });

  it("keeps its group from being 无此项", () => {
    talk.type("先空着");
    talk.type("/edit 部门名称");
    talk.type("某某办公室");
    talk.type("/list 封面");
    expect(talk.labels()).not.toContain("本组无此项");
  });
});
