import { expect, it } from "vitest";
import { finalAccounts } from "../interview/talk.js";
import type { Somebody } from "./bureau.js";
import { playBureau } from "./play.js";

const PEOPLE: readonly Somebody[] = [
  { id: "boss", name: "主管王", grants: [{ role: "manager", department: null }] },
  { id: "op", name: "管理员", grants: [{ role: "operator", department: null }] },
  { id: "ann", name: "安会计", grants: [{ role: "clerk", department: "d1", responsible: true }] },
  { id: "rev", name: "审核李", grants: [{ role: "reviewer", department: "d2" }] },
];

it("tells a manager how all departments stand, and opens one by button or name", async () => {
  const { who } = await playBureau(await finalAccounts(), PEOPLE);
  await who("ann").type("/new 2019");
  const told = await who("boss").type("/status");
  expect(told).toContain("3家");
  expect(told).toContain("填报中1");
  expect(await who("boss").type("档案馆")).toContain("档案馆：填报中");
  expect(who("boss").labels()).toContain("打开报告");
  expect(await who("boss").type("园区服务中心")).toContain("园区服务中心：未开始");
});

it("tells each role its own part, and an operator no way into a report", async () => {
  const { who } = await playBureau(await finalAccounts(), PEOPLE);
  await who("ann").type("/new 2019");
  expect(await who("ann").type("/status")).toContain("档案馆：填报中");
  expect(await who("rev").type("/status")).toContain("2家");
  expect(await who("rev").type("档案馆")).toContain("没有找到这个部门");
  await who("op").type("/status");
  expect(await who("op").type("档案馆")).toContain("填报人：安会计");
  expect(who("op").labels()).not.toContain("打开报告");
});

it("loads no report for it", async () => {
  const { who, store } = await playBureau(await finalAccounts(), PEOPLE);
  await who("ann").type("/new 2019");
  const loaded: (string | null)[] = [];
  const load = store.load.bind(store);
  store.load = (chat, report) => {
    loaded.push(report);
    return load(chat, report);
  };
  await who("boss").type("/status");
  expect(loaded.filter((report) => report !== null)).toEqual([]);
});

it("tells who gave an answer and changed it, by name", async () => {
  const { who } = await playBureau(await finalAccounts(), PEOPLE);
  await who("ann").type("/new 2019");
  await who("ann").type("/edit profile.name");
  await who("ann").type("市档案馆");
  const told = await who("ann").type("/history profile.name");
  expect(told).toContain("2020-08-20 安会计 填写 档案馆 → 市档案馆");
  expect(told).toContain("2020-08-20 安会计 导入 档案馆");
  expect(await who("ann").type("/history 没有这一项")).toContain("没有找到");
});
