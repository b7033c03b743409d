import { expect, it } from "vitest";
import { z } from "zod";
import { finalAccounts } from "../interview/talk.js";
import type { Somebody } from "./bureau.js";
import { commitOffice } from "../../src/workflow/commit-office.js";
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

/** What the fake worker put into a workbook. */
function rowsIn(bytes: Uint8Array): readonly (readonly unknown[])[] {
  return z.array(z.array(z.unknown())).parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
}

it("sends the departments one may see as a picture, and as a workbook on asking", async () => {
  const { who, stage } = await playBureau(await finalAccounts(), PEOPLE);
  await who("ann").type("/new 2019");
  const told = await who("boss").type("/status");
  expect(told).toContain("昨天以来：开始填1家。");
  expect(told).toContain("[2019年度决算公开进度1.png]");
  await who("boss").type("档案馆");
  expect(await who("boss").press("导出Excel")).toContain("[2019年度部门决算公开进度.xlsx]");
  await who("rev").type("/status");
  await who("rev").type("导出Excel");
  const rowsOf = (chat: string) =>
    stage.channel.sent
      .filter((one) => one.chat === chat)
      .flatMap(({ out }) => (out.kind === "file" ? rowsIn(out.bytes) : []))
      .map((row) => row.slice(1, 5));
  expect(rowsOf("boss")).toEqual([
    ["园区办", "", "未开始", ""],
    ["园区服务中心", "园区办", "未开始", ""],
    ["档案馆", "", "填报中", { day: "2020-08-20" }],
  ]);
  expect(rowsOf("rev").map(([name]) => name)).toEqual(["园区办", "园区服务中心"]);
});

it("sends a clerk of one department no picture, and a stranger's old button nothing", async () => {
  const { who, store } = await playBureau(await finalAccounts(), PEOPLE);
  await who("ann").type("/new 2019");
  expect(await who("ann").type("/status")).not.toContain("png");
  await who("rev").type("/status");
  await commitOffice(
    { store, clock: { now: () => "2020-08-20T00:00:00.000Z" }, ids: { next: () => "gone" } },
    {
      chat: "system:test",
      by: "test",
      decide: () => [
        { type: "revoked", person: "rev", grant: { role: "reviewer", department: "d2" } },
      ],
    },
  );
  const told = await who("rev").press("导出Excel");
  expect(told).toContain("还没有能看的部门");
  expect(told).not.toContain("xlsx");
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
  expect(told).toContain("2020年8月20日 安会计 填写 档案馆 → 市档案馆");
  expect(told).toContain("2020年8月20日 安会计 导入 档案馆");
  expect(await who("ann").type("/history 没有这一项")).toContain("没有找到");
});
