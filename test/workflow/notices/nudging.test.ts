import { expect, it } from "vitest";
import { finalAccounts } from "../../interview/talk.js";
import type { Somebody } from "../bureau.js";
import { playBureau } from "../play.js";

const PEOPLE: readonly Somebody[] = [
  { id: "boss", name: "主管王", grants: [{ role: "manager", department: null }] },
  { id: "head", name: "园区主管", grants: [{ role: "manager", department: "d2" }] },
  { id: "op", name: "管理员", grants: [{ role: "operator", department: null }] },
  { id: "ann", name: "安会计", grants: [{ role: "clerk", department: "d1", responsible: true }] },
  { id: "ben", name: "本会计", grants: [{ role: "clerk", department: "d2" }] },
];

const due = (department: string, day: string) =>
  ({ type: "deadline-set", department, year: "2019", approvedOn: null, due: day }) as const;
const DEADLINES = [due("d1", "2020-08-23"), due("d2", "2020-08-19"), due("d2a", "2020-08-22")];

async function play(quietUntil?: () => number | null) {
  const given = quietUntil === undefined ? {} : { quietUntil };
  const bureau = await playBureau(await finalAccounts(), PEOPLE, {
    deadlines: DEADLINES,
    ...given,
  });
  await bureau.who("ann").type("/new 2019");
  return bureau;
}

it("shows whom it would reach, then nudges each once a day with a button to their report", async () => {
  const { who, store, sleep } = await play();
  await who("boss").type("/status");
  const list = await who("boss").press("催3家，先看名单");
  expect(list).toContain("催3家，会告诉2人");
  expect(list).toContain("安会计（还没催过）：档案馆 填报中");
  expect(list).toContain("本会计（还没催过）：园区办 未开始");
  expect(list).toContain("找不到人催（没有人，或还没有账号，可发 /invite）：园区服务中心");
  expect(await who("ann").hear()).not.toContain("请您看一下");
  expect(await who("boss").type("确定催办")).toContain("已催2人。每人一天一次，明天起可以再催。");
  const heard = await who("ann").hear();
  expect(heard).toContain("主管王请您看一下2019年度决算公开，辛苦了：\n档案馆：填报中");
  expect(heard).toContain("8月23日截止，还剩3天");
  expect(who("ann").labels()).toContain("打开");
  expect(await who("ann").press("打开")).toContain("先勾本单位的情况");

  const again = await who("boss").type("/nudge");
  expect(again).toContain("没有可以催的人");
  expect(again).toContain("今天已经催过，明天起可以再催：本会计、安会计。");
  expect(await who("head").type("/nudge 园区办")).toContain("今天已经催过");
  expect(await who("ann").hear()).not.toContain("请您看一下");
  sleep();
  expect(await who("boss").type("/nudge")).toContain("安会计（8月20日催过）");
  const nudged = (await store.officeHistory()).filter(({ event }) => event.type === "reminded");
  expect(nudged.map(({ by, event }) => [by, "person" in event ? event.person : ""])).toEqual([
    ["fake:boss", "ben"],
    ["fake:boss", "ann"],
  ]);
});

it("nudges one department, by its button or by name, although it is not late", async () => {
  const { who } = await play();
  await who("boss").type("/status");
  await who("boss").type("档案馆");
  expect(await who("boss").press("催这家")).toContain("催1家，会告诉1人");
  await who("boss").type("不催");
  await who("boss").type("/nudge");
  expect(await who("boss").type("档案馆")).toContain("催1家，会告诉1人：\n安会计");
  await who("boss").press("确定催办");
  expect(await who("ann").hear()).toContain("主管王请您看一下");
  expect(await who("ben").hear()).not.toContain("请您看一下");
});

it("lets whoever has not begun begin from there", async () => {
  const { who } = await play();
  await who("boss").type("/nudge");
  await who("boss").press("确定催办");
  expect(await who("ben").hear()).toContain("园区办：未开始");
  expect(await who("ben").press("看进度")).toContain("园区办：未开始");
  expect(await who("ben").press("新建2019年度报告")).toContain("先勾本单位的情况");
});

it("waits for the end of quiet hours, and says so", async () => {
  let hour: number | null = 8;
  const { who, stage } = await play(() => hour);
  await who("boss").type("/nudge");
  expect(await who("boss").press("确定催办")).toContain("现在是免打扰时间，8点送到");
  expect(await who("ann").hear()).not.toContain("请您看一下");
  hour = null;
  stage.workflow.notices.deliver();
  expect(await who("ann").hear()).toContain("主管王请您看一下");
});

it.each([
  { id: "ann", says: "催办由主管来做" },
  { id: "op", says: "催办由主管来做" },
])("lets $id nudge nobody", async ({ id, says }) => {
  const { who } = await play();
  expect(await who(id).type("/nudge")).toContain(says);
  await who(id).type("/status");
  expect(who(id).labels().join()).not.toContain("催");
});

it("never nudges whoever asks", async () => {
  const both = [
    { role: "manager", department: null },
    { role: "clerk", department: "d2" },
  ] as const;
  const { who } = await playBureau(
    await finalAccounts(),
    [{ id: "boss", name: "主管王", grants: both }],
    { deadlines: DEADLINES },
  );
  const told = await who("boss").type("/nudge");
  expect(told).toContain("没有可以催的人。\n轮到您自己：园区办。\n找不到人催");
});

it("reaches only a manager's own departments, and nobody whose turn it is not", async () => {
  const { who } = await play();
  const list = await who("head").type("/nudge");
  expect(list).toContain("本会计");
  expect(list).not.toContain("安会计");
  expect(await who("head").type("档案馆")).toContain("没有找到这个部门");
});
