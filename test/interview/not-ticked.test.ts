import { beforeAll, describe, expect, it } from "vitest";
import type { FileReply } from "../../src/interview/file/file-reading.js";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, startTalk, type Talk } from "./talk.js";

let pack: Pack;

beforeAll(async () => {
  pack = await finalAccounts();
});

/** Official tables with one figure more than what stands here. */
function tables(reply: Omit<FileReply, "place">): Parameters<Talk["file"]>[1] {
  const replies = [
    { key: "meeting.actual", typed: "1.28万元", place: "公开03表第5行" },
    { ...reply, place: "公开07表第6行" },
  ];
  return { is: "replies", from: "tables", replies, compared: [], closes: [], remarks: [] };
}

/** What keeps a question away is told by what to choose, wherever its figure comes from. */
describe("a figure of something the unit was said not to have", () => {
  it.each([
    {
      key: "three_public.overseas.budget",
      typed: "8.10万元",
      name: "因公出国（境）费预算数",
      how: "在〔单位情况〕里选上“因公出国（境）”后才填",
    },
    {
      key: "fiscal.government_fund",
      typed: "3.50万元",
      name: "政府性基金预算财政拨款收入",
      how: "在〔单位情况〕里选上“政府性基金”后才填",
    },
  ])("$name", ({ key, typed, name, how }) => {
    const talk = startFilling(pack, "会议");
    expect(talk.type(`/edit ${key}`)).toContain(`${name}按本单位情况不用填（无此项），${how}。`);

    const file = talk.file("表.xlsx", tables({ key, typed }));
    expect(file).toContain(`公开07表第6行“${name}”${typed}：${how}，没有采用。`);
    talk.press("取消");

    talk.type("/paste");
    const pasted = talk.type(`办公费 3.91万元\n${name} ${typed}`);
    expect(pasted).toContain(`${name} ${typed}：${how}，没有采用。`);
    talk.press("取消");

    talk.type("/paste");
    expect(talk.type(`${name} ${typed}`)).toContain(how);
    expect(talk.labels()).not.toContain("全部采用");
    expect(talk.amount(key)).toBeUndefined();
  });

  it("names the choice that is in the way, where another one is made", () => {
    const talk = startTalk(pack);
    talk.type("/new 2019");
    talk.type("行政单位\n会议");
    talk.press("确定");
    expect(talk.type("/edit income.business")).toContain(
      "在〔单位情况〕里把单位性质改成不是“行政单位”的后才填",
    );
  });

  it("names no choice where a figure decides", () => {
    const talk = startFilling(pack, "会议");
    talk.type("/edit meeting.actual");
    talk.type("0");
    expect(talk.type("/edit meeting.times")).not.toContain("单位情况〕");
  });
});
