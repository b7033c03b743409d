import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { finalAccounts, startFilling, startTalk, type Talk } from "./talk.js";

let pack: Pack;
let talk: Talk;

beforeAll(async () => {
  pack = await finalAccounts();
});
beforeEach(() => {
  talk = startFilling(pack);
});

const nature = (): unknown => talk.report().answers.get("profile.nature")?.answer;

describe("a choice", () => {
  it("shows its options with their numbers", () => {
    expect(talk.type("/edit 单位性质")).toContain(
      "单位性质？1.行政单位 2.参照公务员法管理的事业单位 3.事业单位 4.",
    );
    expect(talk.labels().slice(0, 2)).toEqual(["行政单位", "参照公务员法管理的事业单位"]);
  });

  it.each(["1", "１", "1.", "第1个", "选1", "①", "一", "行政单位"])("takes %s", (typed) => {
    talk.type("/edit 单位性质");
    expect(talk.type(typed)).toContain("改为行政单位");
    expect(nature()).toMatchObject({ value: { choice: "行政单位" } });
  });

  it.each(["7", "0", "12.5"])("refuses %s and shows what there is", (typed) => {
    talk.type("/edit 单位性质");
    expect(talk.type(typed)).toContain(`没有“${typed}”这一项，请从这里选：1.行政单位 2.`);
    expect(talk.events).toEqual([]);
  });

  it("asks before answers go that are printed now", () => {
    talk.typeAll("/edit operating_cost.actual", "3.5", "/edit 单位性质");
    expect(talk.type("3")).toContain("去掉后不再印");
    expect(talk.events).toEqual([]);
    talk.press("确定去掉");
    expect(nature()).toMatchObject({ value: { choice: "事业单位" } });
    talk.typeAll("/edit 单位性质", "2", "/edit 单位性质");
    talk.press("事业单位");
    talk.press("不去掉");
    expect(nature()).toMatchObject({ value: { choice: "参照公务员法管理的事业单位" } });
  });

  it("with several to tick is changed where all are ticked", () => {
    talk.type("/edit profile.applies");
    expect(talk.where()).toBe("portrait");
    expect(talk.labels()).toContain("☑会议");
  });
});

describe("the portrait", () => {
  const ticked = (fresh: Talk): readonly string[] =>
    fresh.labels().filter((label) => /^[●☑]/.test(label));

  it.each([
    ["2", ["●参照公务员法管理的事业单位"]],
    ["3、12,14 17", ["●事业单位", "☑公务接待", "☑会议", "☑政府采购"]],
  ])("ticks the buttons numbered %s", (typed, expected) => {
    const fresh = startTalk(pack);
    fresh.type("/new 2019");
    fresh.type(typed);
    expect(ticked(fresh)).toEqual([...expected, "●万元", "●年初预算"]);
  });

  it("does not take a number beyond its buttons, and one behind a name is of that question", () => {
    const fresh = startTalk(pack);
    fresh.type("/new 2019");
    expect(fresh.type("99")).toContain("没看懂“99”");
    fresh.type("单位性质：3");
    expect(ticked(fresh)).toContain("●事业单位");
  });
});
