import { beforeAll, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, type Talk } from "./talk.js";

let pack: Pack;
let talk: Talk;

beforeAll(async () => {
  pack = await finalAccounts();
  talk = startFilling(pack, "公务接待、会议、政府采购、公务用车");
  talk.typeAll("城南办公室", "462.96");
});

/** Where /edit leads: a key, a group shown, or what is offered. */
function lookFor(name: string): { said: string; at: string; offered: readonly string[] } {
  const one = talk.fork();
  const said = one.type(`/edit ${name}`);
  return { said, at: one.where(), offered: one.labels() };
}

describe("/edit", () => {
  it("leads somewhere with every label and other name of the questions, and every section, table and part", () => {
    const names = new Set<string>();
    for (const group of pack.groups.values()) {
      for (const one of [group.title, group.place, ...group.headings]) names.add(one);
      for (const { label, aliases } of group.questions)
        for (const one of [label, ...aliases]) names.add(one);
    }
    for (const { id, title } of pack.tables) names.add(id).add(title);
    for (const { title } of pack.parts) names.add(title);
    expect(names.size).toBeGreaterThan(300);
    const lost = [...names].filter((name) => {
      const { said, offered } = lookFor(name);
      return said.includes("没有找到") || (said.includes("是哪一项") && offered.length > 9);
    });
    expect(lost).toEqual([]);
  });

  it.each([
    ["单位名称", "profile.name"],
    ["部门全称", "profile.name"],
    ["我要改招待费", "basic.30217"],
    ["办公费填错了", "basic.30201"],
    ["今年的收入合计", "income.total"],
    ["06表", "basic.30101"],
    ["公开4表", "fiscal.general_budget"],
    ["一般公共预算财政拨款基本支出决算表", "basic.30101"],
    ["政府采购情况", "procurement.goods"],
    ["第五部分", "evaluation.basic_use"],
    ["单位情况", "portrait"],
  ])("%s is %s", (name, at) => {
    expect(lookFor(name).at).toBe(at);
  });

  it.each([
    ["接侍费", "公务接待费"],
    ["办公费用", "办公费"],
    ["车辆运行维护", "公务用车运行维护费"],
    ["总收入", "本年收入合计"],
    ["绩效项目", "绩效自评项目数"],
  ])("%s is not found, and %s offered among five at the most", (name, near) => {
    const { said, offered } = lookFor(name);
    expect(said).toBe(`没有找到“${name}”。是不是下面哪一项？`);
    expect(offered).toContain(near);
    expect(offered.at(-1)).toBe("取消");
    expect(offered.length).toBeLessThanOrEqual(6);
  });

  it.each([
    ["三公", "“三公”经费预算与决算"],
    ["教育支出", "支出按功能分类"],
    ["205", "支出按功能分类"],
    ["公开05表", "一般公共预算财政拨款支出"],
  ])("%s offers %s", (name, title) => {
    expect(lookFor(name).offered).toContain(title);
  });

  it("of a computed figure leads to what it is worked out from", () => {
    const { said, offered } = lookFor("收支总计");
    expect(said).toContain("收、支总计是算出来的，不用填。由这些数算出，改哪一项？");
    expect(offered).toContain("本年收入合计");
  });

  it("xyz is told to be unknown, and what is asked is asked again", () => {
    expect(lookFor("xyz").said).toMatch(/没有找到“xyz”。可在〔填报清单〕里找。\n【/);
  });

  it("a group that is offered opens by its button and by its words", () => {
    for (const choose of [
      (one: Talk) => one.press("支出按功能分类"),
      (one: Talk) => one.type("支出按功能分类"),
    ]) {
      const one = talk.fork();
      one.type("/edit 教育支出");
      choose(one);
      expect(one.where()).toBe("rows");
    }
  });
});
