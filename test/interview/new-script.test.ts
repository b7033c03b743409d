import { beforeEach, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { expectConsistent, expectForPeople } from "./invariants.js";
import { startTalk, type Talk } from "./talk.js";
import { tinyPack } from "./tiny-pack.js";

const MONEY = `
  - group: money
    title: 收支
    place: 表一
    questions:
      - { key: in.total, label: 收入合计, kind: money }
      - { key: out.total, label: 支出合计, kind: money }`;

const OLD = tinyPack({
  groups: `${MONEY}
      - { key: out.gift, label: 捐赠, kind: money }
      - { key: out.word, label: 说明, kind: text }
`,
  checks:
    "- { id: R1, says: 收入应等于支出, equation: in.total = out.total, left: 收入, right: 支出 }",
});

const NEW = tinyPack({
  version: "2",
  groups: `${MONEY}
      - { key: out.rent, label: 房租, kind: money }
      - { key: out.sum, label: 支出之和, kind: money, value: out.total + out.rent }
`,
  checks:
    "- { id: R2, says: 支出应大于房租, equation: out.total >= out.rent, left: 支出, right: 房租 }",
});

let talk: Talk;

beforeEach(() => {
  talk = startTalk(OLD);
  talk.type("/new 2019");
  talk.press("确定");
  talk.typeAll("462.96", "400.00", "3.50");
});

/** What is said at the next reply once the bot runs with another script. */
function upgrade(act: () => string, to: Pack = NEW): string {
  talk.restartWith(to);
  const said = act();
  expectForPeople(talk.messages);
  expectConsistent(to, talk.report());
  return said;
}

it("moves a report to the new script at the next reply, names what is new, tells what is kept aside", () => {
  const said = upgrade(() => talk.refresh());
  expect(said).toContain("题目已更新到2版，填过的都还在。新增1题：房租。");
  expect(said).toContain("有1题不再问，原来的答案（3.50万元）另存着。");
  expect(talk.amount("out.gift")).toBe("35000");
  expect(talk.report().packVersion).toBe("2");
  expect(talk.refresh()).not.toContain("更新");
});

it("asks the new question, though the one that was asked is gone", () => {
  expect(talk.where()).toBe("out.word");
  upgrade(() => talk.refresh());
  expect(talk.where()).toBe("done");
  talk.press("去填");
  expect(talk.where()).toBe("out.rent");
  talk.type("500.00");
  expectConsistent(NEW, talk.report());
  expect(talk.refresh()).toContain("必须改：支出400.00万元");
});

it("stores no answer to a question that is gone", () => {
  const said = upgrade(() => talk.type("说几句。"));
  expect(said).toContain("这一项现在没有了，什么都没改");
  expect(talk.report().answers.has("out.word")).toBe(false);
});

it("counts an answer given in the same step", () => {
  talk.type("/edit 支出合计");
  upgrade(() => talk.type("300.00"));
  expect(talk.amount("out.total")).toBe("3000000");
});

it("does nothing at a button of a question that is gone", () => {
  upgrade(() => talk.press("无此项"));
  expect(talk.report().answers.has("out.word")).toBe(false);
});

it("drops a finding of a relation that is gone, with what was said of it", () => {
  talk.type("说几句。");
  talk.press("写审核说明");
  talk.type("跨年。");
  expect(talk.report().acceptances.size).toBe(1);
  upgrade(() => talk.refresh());
  expect(talk.report().acceptances.size).toBe(0);
  expect(talk.report().findings.size).toBe(0);
});

it("does not take a block with a question that is gone", () => {
  talk.type("/edit 捐赠");
  talk.type("支出合计350.00\n捐赠4.00");
  const said = upgrade(() => talk.press("全部采用"));
  expect(said).toContain("请再贴一次");
  expect(talk.amount("out.total")).toBe("4000000");
});

it("compares a gap with no amount of a question that is gone", () => {
  upgrade(() => talk.refresh());
  talk.press("去填");
  talk.type("403.50");
  expect(talk.refresh()).toContain("必须改");
  expectForPeople(talk.messages);
  expectConsistent(NEW, talk.report());
});

it("takes back changes of before, those kept aside too", () => {
  upgrade(() => talk.type("/undo"));
  expect(talk.report().answers.has("out.gift")).toBe(false);
  upgrade(() => talk.type("/undo"));
  expect(talk.report().answers.has("out.total")).toBe(false);
});

it("comes back to the old script with what was kept aside", () => {
  upgrade(() => talk.refresh());
  const said = upgrade(() => talk.refresh(), OLD);
  expect(said).toContain("新增2题：捐赠、说明");
  expect(talk.type("/edit 捐赠")).toContain("现在是：3.50万元");
});

it("waits for a script that serves its year", () => {
  const said = ((): string => {
    talk.restartWith(tinyPack({ groups: MONEY, years: "2020" }));
    return talk.type("5");
  })();
  expect(said).toContain("2019年度的题目暂时没有");
  expect(talk.labels()).toContain("新建2020年度报告");
  expectForPeople(talk.messages);
  talk.restartWith(OLD);
  talk.refresh();
  expect(talk.amount("in.total")).toBe("4629600");
});
