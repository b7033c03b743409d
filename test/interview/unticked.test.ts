import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { expectConsistent } from "./invariants.js";
import { finalAccounts, startFilling, type Talk } from "./talk.js";

let pack: Pack;
let talk: Talk;

beforeAll(async () => {
  pack = await finalAccounts();
});
beforeEach(() => {
  talk = startFilling(pack, "公务接待、公务用车、会议");
  talk.typeAll("城南办公室", "/edit three_public.reception.budget", "3");
  talk.typeAll("/edit three_public.reception.actual", "2.95");
  talk.typeAll("/edit three_public.vehicle_operation.budget", "20");
  talk.typeAll("/edit three_public.vehicle_operation.actual", "16.43");
  talk.typeAll("/edit evaluation.three_public_reason", "厉行节约，少接待。");
  talk.typeAll("/edit evaluation.basic_use", "其中公务接待2.95万元，控制较好。");
  talk.typeAll("/edit 会议内容", "年初工作会。");
  expect(talk.report().reviews.size).toBe(0);
});

/** Ticks or unticks 公务接待. */
function tick(): string {
  talk.typeAll("/list 单位情况");
  talk.press("公务接待");
  const said = talk.press("确定");
  return talk.labels().includes("确定去掉") ? talk.press("确定去掉") : said;
}

describe("what is unticked in 单位情况", () => {
  it("makes explanations doubtful whose figures went, and those that quote them", () => {
    expect(tick()).toMatch(/等2处说明已标待复核。/);
    const { reviews } = talk.report();
    expect(reviews.get("evaluation.three_public_reason")).toMatchObject({ because: "figure" });
    expect(reviews.get("evaluation.basic_use")).toEqual({
      because: "quote",
      key: "three_public.reception.actual",
      sentence: "其中公务接待2.95万元，控制较好。",
    });
    expect([...reviews.keys()]).not.toContain("meeting.content");
    expect(talk.type("看待复核")).toMatch(/公务接待费(?:预|决)算数现在是无此项/);
    expectConsistent(pack, talk.report());
  });

  it("ticked again leaves them to be looked at, quoting nothing wrong", () => {
    tick();
    tick();
    expect(talk.report().reviews.get("evaluation.basic_use")).toMatchObject({ because: "figure" });
    expect(talk.amount("three_public.reception.actual")).toBe("29500");
  });

  it("taken back takes the marks back", () => {
    tick();
    talk.type("/undo");
    expect(talk.report().reviews.size).toBe(0);
    expectConsistent(pack, talk.report());
  });

  it("of what has no figures marks nothing", () => {
    talk.typeAll("/list 单位情况");
    talk.press("公务用车购置");
    expect(talk.press("确定")).not.toContain("待复核");
    expect(talk.report().reviews.size).toBe(0);
  });
});
