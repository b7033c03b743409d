import { beforeAll, describe, expect, it } from "vitest";
import type { Pack } from "../../../src/pack/pack.js";
import { finalAccounts, startFilling, type Talk } from "../talk.js";

let pack: Pack;
beforeAll(async () => {
  pack = await finalAccounts();
});

/** With a block on the screen that waits for its yes. */
function shown(text: string): Talk {
  const talk = startFilling(pack, "公务接待、会议、政府采购");
  talk.type("某某办公室");
  talk.type("/paste");
  talk.type(text);
  return talk;
}

describe("a block while another one waits", () => {
  it("goes with it, whichever way it is sent", () => {
    for (const ask of ["/paste", "贴表格", ""]) {
      const talk = shown("基本工资 67.70\n奖金 56.95");
      if (ask !== "") expect(talk.type(ask)).toContain("会和刚才那段合在一起给您看");
      expect(talk.type("印刷费 2.23\n电费 4.86")).toContain("认出4项，还没有记录");
      talk.press("全部采用");
      expect(talk.amount("basic.30101")).toBe("677000");
      expect(talk.amount("basic.30206")).toBe("48600");
    }
  });

  it("is asked about where both have a figure for one question", () => {
    const talk = shown("基本工资 67.70\n奖金 56.95");
    talk.type("/paste");
    expect(talk.type("奖金 59.65\n电费 4.86")).toContain("“奖金”是哪一个？");
    talk.press("56.95万元");
    talk.press("全部采用");
    expect(talk.amount("basic.30103")).toBe("569500");
    expect(talk.amount("basic.30206")).toBe("48600");
  });

  it("is still there when the next one is called off or says nothing", () => {
    const talk = shown("基本工资 67.70\n奖金 56.95");
    talk.type("/paste");
    expect(talk.press("取消")).toContain("认出2项，还没有记录");
    talk.type("/paste");
    talk.type("没什么");
    expect(talk.press("取消")).toContain("认出2项，还没有记录");
  });

  it("is told where one goes elsewhere", () => {
    const talk = shown("基本工资 67.70\n奖金 56.95");
    talk.type("/paste");
    expect(talk.type("/edit 印刷费")).toContain("刚才贴的没有采用，要用请再贴一次。");
  });

  it("keeps its own unit", () => {
    const talk = shown("基本工资 67.70\n奖金 56.95");
    talk.type("/paste");
    talk.type("印刷费 22300000\n电费 48600000");
    talk.press("元");
    talk.press("全部采用");
    expect(talk.amount("basic.30101")).toBe("677000");
    expect(talk.amount("basic.30202")).toBe("22300000");
  });
});
