import { expect, it } from "vitest";
import { z } from "zod";
import { finalAccounts } from "../interview/talk.js";
import type { Somebody } from "./bureau.js";
import { playBureau } from "./play.js";

const PEOPLE: readonly Somebody[] = [
  { id: "boss", name: "主管王", grants: [{ role: "manager", department: null }] },
  { id: "op", name: "管理员", grants: [{ role: "operator", department: null }] },
  { id: "ann", name: "安会计", grants: [{ role: "clerk", department: "d1", responsible: true }] },
  { id: "rev", name: "审核李", grants: [{ role: "reviewer", department: "d2" }] },
];

/** A report of 档案馆 with an answer changed and a file sent. */
async function play() {
  const playing = await playBureau(await finalAccounts(), PEOPLE);
  const { who, stage } = playing;
  await who("ann").type("/new 2019");
  await who("ann").type("/edit profile.name");
  await who("ann").type("市档案馆");
  await who("ann").type("/report word");
  /** Rows of the last workbook somebody got. */
  const rowsOf = (id: string) => {
    const out = stage.channel.sent.filter(({ chat }) => chat === id).at(-1)?.out;
    if (out?.kind !== "file" || !out.name.endsWith(".xlsx")) throw new Error(`${id} got no list`);
    const cell = z.union([z.string(), z.object({ day: z.string() }).transform(({ day }) => day)]);
    return z.array(z.array(cell)).parse(JSON.parse(Buffer.from(out.bytes).toString("utf8")));
  };
  const exportsOf = async () =>
    (await playing.store.history((await playing.report("d1")).id)).filter(
      ({ event }) => event.type === "exported",
    );
  return { ...playing, rowsOf, exportsOf };
}

it("records who got which file, before anything else of it can be asked for", async () => {
  const { who, report, exportsOf } = await play();
  const before = (await report("d1")).changedAt;
  expect(await exportsOf()).toMatchObject([
    { by: "fake:ann", event: { files: ["2019.docx"], hash: "0123456789ab" } },
  ]);
  await who("ann").type("/template");
  await who("boss").type("/audit 档案馆");
  expect((await exportsOf()).map(({ by, event }) => [by, "files" in event && event.files])).toEqual(
    [
      ["fake:ann", ["2019.docx"]],
      ["fake:ann", ["2019年度填报模板.xlsx"]],
      ["fake:boss", ["2019年度部门决算操作记录.xlsx"]],
    ],
  );
  expect((await report("d1")).changedAt).toBe(before);
  // Nothing that can be taken back.
  expect(await who("ann").type("/undo")).toContain("档案馆");
});

it.each([
  { times: 3, says: "[2019.docx]", exports: 1 },
  { times: 30, says: "Word文件没能生成", exports: 0 },
])("sends no file that is on no record: $times conflicts", async ({ times, says, exports }) => {
  const { who, store, exportsOf } = await play();
  const commit = store.commit.bind(store);
  let left = times;
  store.commit = (what) => {
    if (what.chat !== "system:exports" || (left -= 1) < 0) return commit(what);
    return Promise.resolve("conflict");
  };
  const before = (await exportsOf()).length;
  expect(await who("ann").type("/report word")).toContain(says);
  expect(await exportsOf()).toHaveLength(before + exports);
});

it("lists who did what, with values for whoever may read the report", async () => {
  const { who, rowsOf } = await play();
  expect(await who("boss").type("/audit 档案馆")).toContain("[2019年度部门决算操作记录.xlsx]");
  const rows = rowsOf("boss").map(([at, by, what, item, was, is]) => ({
    at,
    by,
    what,
    item,
    was,
    is,
  }));
  expect(rows).toContainEqual({
    ...{ at: "2020-08-20", by: "安会计", what: "填写", was: "档案馆", is: "市档案馆" },
    item: "部门（单位）名称（封面）",
  });
  expect(rows.at(-1)).toMatchObject({ what: "导出", item: "2019.docx", is: "0123456789ab" });
});

it("lists what was done about the department, too, in order", async () => {
  const { who, rowsOf } = await play();
  await who("boss").type("/deadline 档案馆 批复 2020-08-31");
  await who("boss").press("确定");
  await who("boss").type("/nudge 档案馆");
  await who("boss").press("确定催办");
  await who("op").type("/audit 档案馆");
  const rows = rowsOf("op").map(([, by, what, item, detail]) => [by, what, item, detail]);
  expect(rows[0]).toEqual(["系统", "给角色", "安会计", "负责的填报人"]);
  expect(rows.slice(-3)).toEqual([
    ["安会计", "导出", "2019.docx", "0123456789ab"],
    ["主管王", "定截止日", "", "2020年9月20日　批复日期2020年8月31日"],
    ["主管王", "催办", "安会计", ""],
  ]);
});

it("leaves out what is in the report for whoever may not read it", async () => {
  const { who, rowsOf } = await play();
  await who("op").type("/status");
  await who("op").type("档案馆");
  await who("op").press("操作记录");
  const rows = rowsOf("op");
  expect(rows.map(([, , what]) => what)).toEqual(expect.arrayContaining(["填写", "导出"]));
  expect(rows.filter(([, , what]) => what === "填写").map(([, , , , detail]) => detail)).toEqual([
    "",
  ]);
  expect(rows.flat().join(" ")).not.toContain("市档案馆");
  expect(rows.at(-1)?.[4]).toBe("0123456789ab");
});

it("lists the report one is at without a name, and asks for one elsewhere", async () => {
  const { who } = await play();
  expect(await who("ann").type("/audit")).toContain("xlsx");
  expect(await who("boss").type("/audit")).toContain("看哪个部门的操作记录");
  expect(await who("boss").type("园区办")).toContain("园区办还没有报告，没有记录");
  expect(await who("boss").type("档案馆")).toContain("xlsx");
});

it.each([
  { id: "rev", text: "/audit 档案馆" },
  { id: "ann", text: "/audit 园区办" },
])("lets $id see nothing of elsewhere", async ({ id, text }) => {
  const { who, exportsOf } = await play();
  const before = (await exportsOf()).length;
  expect(await who(id).type(text)).toContain("没有找到这个部门");
  expect(await exportsOf()).toHaveLength(before);
});
