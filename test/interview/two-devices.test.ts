import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Pack } from "../../src/pack/pack.js";
import { expectConsistent } from "./invariants.js";
import { finalAccounts, startFilling, type Talk } from "./talk.js";

let pack: Pack;
let desk: Talk;
let phone: Talk;

beforeAll(async () => {
  pack = await finalAccounts();
});
beforeEach(() => {
  desk = startFilling(pack);
  phone = desk.device();
  phone.type("/continue");
});

/** Unticks one of what the unit has. */
function untick(talk: Talk, what: string): void {
  talk.type("填报清单");
  talk.press("单位情况");
  talk.press(`☑${what}`);
  talk.press("确定");
}

/** The desk stands at a finding: the total is not the sum of its items. */
function misfill(): void {
  desk.typeAll("/edit income.total", "462.69", "/edit income.fiscal", "462.96");
  desk.type("/edit income.other");
  desk.press("其余全部为0");
}

it("goes on from where the report is, whichever is used", () => {
  desk.type("城南办公室");
  expect(phone.type("城北办公室")).toContain("替换了原来的");
  expect(desk.report().answers.get("profile.name")?.typed).toBe("城北办公室");
  expect(phone.where()).toBe("income.total");
});

it("stores nothing for a question the other one made 无此项", () => {
  desk.type("/edit meeting.actual");
  untick(phone, "会议");
  expect(desk.type("1.28")).toContain("会议费按本单位情况不用填");
  expect(desk.report().answers.has("meeting.actual")).toBe(false);
  expect(desk.where()).not.toBe("meeting.actual");
  expectConsistent(pack, desk.report());
});

it("passes over such a question when it asks again, and at its buttons", () => {
  desk.type("/edit meeting.actual");
  const zero = desk.token("0");
  untick(phone, "会议");
  expect(desk.pressToken(zero)).toContain("不用填");
  expect(desk.report().answers.has("meeting.actual")).toBe(false);
  desk.refresh();
  expect(desk.messages.at(-1)?.text).not.toContain("会议费");
});

it("mends nothing that the other one mended", () => {
  misfill();
  expect(desk.where()).toBe("finding");
  const mend = desk.token("改为");
  phone.type("/edit income.total");
  phone.type("462.96");
  expect(desk.pressToken(mend)).toContain("这个问题已经没有了");
  expect(desk.amount("income.total")).toBe("4629600");
  expect(desk.where()).not.toBe("finding");
});

it("takes no reason for a finding that the other one solved", () => {
  misfill();
  desk.press("写审核说明");
  phone.type("/edit income.total");
  phone.type("462.96");
  expect(desk.type("尾数。")).toContain("已经没有了");
  expect(desk.report().acceptances.size).toBe(0);
});

it("adds no code to a group that is not there any more, and none twice", () => {
  desk.type("填报清单");
  desk.press("支出按功能分类");
  phone.type("填报清单");
  phone.press("支出按功能分类");
  desk.type("205");
  phone.type("205");
  expect(desk.report().rows.get("function")).toEqual(["205"]);
  phone.type("/undo");
  expectConsistent(pack, desk.report());
});

it("stores nothing in a report the other one put away, which is taken back with a tap", () => {
  phone.type("填报清单");
  phone.press("收起这份报告");
  expect(desk.type("城南办公室")).toContain("已在别处收起");
  expect(desk.chat().report).toBeNull();
  desk.press("取回");
  expect(desk.report().answers.has("profile.name")).toBe(false);
  expect(desk.report().phase).toBe("filling");
});
