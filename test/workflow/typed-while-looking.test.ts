import { describe, expect, it } from "vitest";
import type { Somebody } from "./bureau.js";
import { playBureau } from "./play.js";
import { approved, fill, smallReport } from "./review/small-report.js";

const PEOPLE: readonly Somebody[] = [
  { id: "boss", name: "主管王", grants: [{ role: "manager", department: null }] },
  { id: "ann", name: "安会计", grants: [{ role: "clerk", department: "d1", responsible: true }] },
];

const SET = { type: "deadline-set", year: "2019", approvedOn: null } as const;
const late = (department: string) => ({ ...SET, department, due: "2020-08-10" });

/** Somebody who may read a report and change nothing in it has it open. */
async function looking() {
  const playing = await playBureau(smallReport(), PEOPLE, {
    deadlines: [late("d1"), late("d2")],
  });
  await fill(playing.who("ann"));
  const boss = playing.who("boss");
  await boss.type("/status");
  await boss.type("档案馆");
  expect(await boss.press("打开报告")).toContain("您可以看，不能改");
  return boss;
}

describe("while a report is open that may only be looked at", () => {
  it.each([
    { typed: ["/deadline 档案馆", "2020-12-01"], says: "档案馆：2020年8月10日 → 2020年12月1日" },
    {
      typed: ["/nudge", "园区办"],
      says: "找不到人催（没有人，或还没有账号，可发 /invite）：园区办",
    },
    { typed: ["/totals", "档案馆、园区办"], says: "选中2家" },
    { typed: ["/departments", "新的局"], says: "新的局" },
    { typed: ["/status", "园区办"], says: "园区办：未开始" },
    { typed: ["/invite", "审核人", "园区办", "周审"], says: "周审" },
  ])("takes $typed", async ({ typed, says }) => {
    const boss = await looking();
    let told = "";
    for (const text of typed) {
      told = await boss.type(text);
      expect(told).not.toContain("什么都没动");
    }
    expect(told).toContain(says);
  });

  it("takes the name of a colleague from a clerk whose report was let pass", async () => {
    const { who } = await approved();
    const zhang = who("zhang");
    await zhang.type("/invite");
    const told = await zhang.type("周助手");
    expect(told).toContain("周助手");
    expect(told).not.toContain("没有改");
  });
});
