import { expect, it } from "vitest";
import { compileTotals } from "../../src/report/totals/compile-totals.js";
import { openXlsx } from "../report/xlsx/open-xlsx.js";
import { rowsOf } from "../report/xlsx/written.js";
import type { Somebody } from "./bureau.js";
import { type Play, playBureau } from "./play.js";
import { fill, smallReport } from "./review/small-report.js";
import { createFakeJobs } from "./set-up.js";

const PEOPLE: readonly Somebody[] = [
  { id: "boss", name: "主管王", grants: [{ role: "manager", department: null }] },
  { id: "park", name: "主管园", grants: [{ role: "manager", department: "d2" }] },
  { id: "rev", name: "审核李", grants: [{ role: "reviewer", department: null }] },
  { id: "ann", name: "安会计", grants: [{ role: "clerk", department: "d1", responsible: true }] },
  { id: "bob", name: "鲍会计", grants: [{ role: "clerk", department: "d2", responsible: true }] },
  { id: "cat", name: "柴会计", grants: [{ role: "clerk", department: "d2a", responsible: true }] },
];

/** 档案馆 approved, 园区办 being filled, 园区服务中心 without a report. */
async function play() {
  const pack = smallReport();
  const jobs = {
    ...createFakeJobs(),
    totals: (order: Parameters<typeof compileTotals>[1]) => compileTotals(pack, order),
  };
  const playing = await playBureau(pack, PEOPLE, { jobs });
  await fill(playing.who("ann"));
  await fill(playing.who("bob"));
  await approve(playing, "d1");
  return playing;
}

async function approve({ store, report }: Play, department: string): Promise<void> {
  const { id, version } = await report(department);
  const { chat } = await store.load("system:test", null);
  const event = { type: "approved", hash: "h", on: "2020-08-20" } as const;
  await store.commit({
    ...{ update: `approve-${department}`, chat: "system:test", chatEvents: [] },
    expected: { chat: chat.version, report: { id, version } },
    reportEvents: [{ batch: "b", by: "fake:rev", at: "2020-08-20T00:00:00.000Z", event }],
    summary: await approvedLine(store, id),
  });
}

async function approvedLine(store: Play["store"], id: string) {
  const line = (await store.summaries({})).find((one) => one.report === id);
  if (line === undefined) throw new Error("no line");
  return { ...line, phase: "approved" as const };
}

/** The workbook somebody got last, and what was said with it. */
function gotBy({ stage }: Play, id: string) {
  const out = stage.channel.sent.filter(({ chat }) => chat === id).at(-1)?.out;
  if (out?.kind !== "file") throw new Error(`${id} got no file`);
  return { caption: out.caption, book: openXlsx(out.bytes) };
}

it("adds up what was approved, and names all that is missing", async () => {
  const playing = await play();
  const boss = playing.who("boss");
  const told = await boss.type("/totals");
  expect(told).toContain("选中3家：已审定1家");
  expect(told).toContain("未审定1家（不计入）：园区办填报中");
  expect(told).toContain("没有报告1家：园区服务中心");
  await boss.press("生成汇总表");
  const { caption, book } = gotBy(playing, "boss");
  expect(caption).toContain("计入1家");
  expect(caption).toContain("缺2家：园区办（填报中，未审定）、园区服务中心（没有报告）");
  expect(rowsOf(book.sheet("公开06表"))).toContainEqual(["办公费", 1]);
});

it("counts what was not let pass when asked, and says which", async () => {
  const playing = await play();
  const boss = playing.who("boss");
  await boss.type("/totals");
  expect(await boss.press("也计未审定的1家")).toContain("也计入，标“未审定”");
  await boss.press("生成汇总表");
  const { caption, book } = gotBy(playing, "boss");
  expect(caption).toContain("计入2家，其中未审定1家：园区办");
  expect(rowsOf(book.sheet("公开06表"))).toContainEqual(["合计", 6]);
});

it.each([
  { how: "a name", types: ["档案馆"], chosen: "选中1家：已审定1家" },
  { how: "names", types: ["档案馆、园区服务中心"], chosen: "选中2家：已审定1家" },
  { how: "a place", types: ["园区办及下属"], chosen: "选中2家：已审定0家" },
  { how: "a place and all again", types: ["园区办及下属", "全部"], chosen: "选中3家" },
  {
    how: "the command itself",
    types: ["/totals 2019 档案馆"],
    chosen: "汇总2019年度决算，选中1家",
  },
  { how: "another year", types: ["/totals 2020"], chosen: "汇总2020年度决算，选中3家：已审定0家" },
  { how: "an unknown name", types: ["没有的局"], chosen: "没有找到“没有的局”" },
])("is chosen by $how", async ({ types, chosen }) => {
  const boss = (await play()).who("boss");
  await boss.type("/totals");
  let told = "";
  for (const text of types) told = await boss.type(text);
  expect(told).toContain(chosen);
});

it("is chosen by buttons", async () => {
  const boss = (await play()).who("boss");
  await boss.type("/totals");
  expect(await boss.press("园区办及下属1家")).toContain("选中2家");
  expect(boss.labels()).toContain("☐ 档案馆");
  expect(await boss.press("☑ 园区服务中心")).toContain("选中1家");
  expect(await boss.press("☑ 园区办")).toContain("至少要留一家");
  expect(await boss.press("全部3家")).toContain("选中3家");
});

it("stays within what a manager may read, and is nobody else's", async () => {
  const playing = await play();
  const told = await playing.who("park").type("/totals");
  expect(told).toContain("选中2家");
  expect(await playing.who("park").type("档案馆")).toContain("没有找到");
  for (const id of ["rev", "ann"]) {
    expect(await playing.who(id).type("/totals")).toContain("汇总由主管来做");
  }
});

it("loads the reports that count, and no others, and records who got them", async () => {
  const playing = await play();
  const { store, report } = playing;
  const boss = playing.who("boss");
  await boss.type("/totals");
  const loaded = new Set<string>();
  const load = store.load.bind(store);
  store.load = (chat, id) => {
    if (id !== null) loaded.add(id);
    return load(chat, id);
  };
  await boss.press("生成汇总表");
  const asked = [...loaded];
  const { id } = await report("d1");
  expect(asked).toEqual([id]);
  const exported = (await store.history(id)).filter(({ event }) => event.type === "exported");
  expect(exported).toMatchObject([{ by: "fake:boss" }]);
  expect(
    (await store.history((await report("d2")).id)).some(({ event }) => event.type === "exported"),
  ).toBe(false);
});
