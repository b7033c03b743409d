import { beforeAll, expect, it } from "vitest";
import { listGroups } from "../../src/interview/navigation/list-groups.js";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, startTalk } from "./talk.js";

let pack: Pack;

beforeAll(async () => {
  pack = await finalAccounts();
});

it("tells the same groups, marks and counts as the 填报清单", () => {
  const talk = startFilling(pack);
  talk.typeAll("城南办公室", "462.96");
  talk.press("= 462.96");
  talk.type("/list");
  const marks = { done: "✅", begun: "◐", open: "◯", optional: "◇" };
  const lines = listGroups(pack, talk.report()).map(({ mark, title, asked, done }) => {
    const count = asked > 0 ? ` ${done}/${asked}` : mark === "optional" ? "（选填）" : "";
    return `${marks[mark]} ${title}${count}`;
  });
  expect(lines.length).toBeGreaterThan(15);
  expect(talk.labels().slice(0, lines.length)).toEqual(lines);
  const income = listGroups(pack, talk.report()).find((group) => group.id === "income");
  expect(income).toMatchObject({ place: "公开01表", part: "收入和支出", mark: "begun", done: 2 });
});

it("opens a group by its title, and the list for what is none", () => {
  const talk = startFilling(pack);
  expect(talk.type("/list 会议费")).toContain("十（二）会议");
  expect(talk.where()).toContain("meeting");
  expect(talk.type("/list 天气")).toContain("填报清单");
});

it("asks to open a report first", () => {
  expect(startTalk(pack).type("/list 会议费")).toContain("还没有打开报告");
});
