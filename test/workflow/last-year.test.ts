import { expect, it } from "vitest";
import { listMissing } from "../../src/interview/answers/list-missing.js";
import { step } from "../../src/interview/step.js";
import { type Play, playBureau } from "./play.js";
import { setUp } from "./set-up.js";
import { approved, fill, PEOPLE, smallReport } from "./review/small-report.js";

async function amountIn(play: Play, place: string, key: string): Promise<string | undefined> {
  const id = play.store.office().reports.get(place) ?? null;
  const { report } = await play.store.load("system:test", id);
  const answer = report?.answers.get(key)?.answer;
  return answer?.state === "value" && answer.value.kind === "money" ? answer.value.yuan : undefined;
}

it("offers the report of the same department that was let pass, also to a colleague", async () => {
  const play = await approved();
  const li = play.who("li");
  expect(await li.type("/new 2020")).toContain("2019年度的报告可以沿用");
  expect(await li.press("用上年报告")).toContain("已带出2019年度的数1项");
  expect(await amountIn(play, "d1/2020", "meeting.prior")).toBe("24000");
  await li.type("/undo");
  expect(await amountIn(play, "d1/2020", "meeting.prior")).toBeUndefined();
});

it("never offers that of another department", async () => {
  const play = await approved();
  const qian = play.who("qian");
  expect(await qian.type("/new 2020")).not.toContain("可以沿用");
  expect(await qian.type("/lastyear")).toContain("这里没有2019年度的报告");
});

it("waits until it was let pass", async () => {
  const play = await playBureau(smallReport(), PEOPLE);
  await fill(play.who("zhang"));
  const li = play.who("li");
  expect(await li.type("/new 2020")).not.toContain("可以沿用");
  expect(await li.type("/lastyear")).toContain("还没有通过审核");
});

it("is for whoever fills the report, not for its reviewer", async () => {
  const play = await approved();
  expect(await play.who("wang").type("/lastyear")).toContain("现在不能用上年报告");
  expect(await play.who("zhang").type("/lastyear")).toContain("现在不能用上年报告");
});

it("loads one report, and none where nobody asks for last year's", async () => {
  const play = await approved();
  const loaded: (string | null)[] = [];
  const load = play.store.load.bind(play.store);
  play.store.load = (chat, report) => {
    loaded.push(report);
    return load(chat, report);
  };
  const before = play.store.office().reports.get("d1/2019");
  const zhang = play.who("zhang");
  await zhang.type("/new 2020");
  expect(new Set(loaded.filter((id) => id !== null && id !== before)).size).toBe(0);
  await zhang.press("用上年报告");
  loaded.splice(0);
  await zhang.type("3.00");
  expect(loaded).not.toContain(before);
});

it("offers somebody of no department their own last finished report", async () => {
  const stage = setUp({
    engine: { step, listMissing },
    packs: [smallReport()],
    listed: ["fake:1", "fake:2"],
  });
  const says = async (text: string, who = "1"): Promise<string> => {
    const before = stage.channel.sent.length;
    await stage.says(text, who);
    await stage.outbox.idle();
    return stage.channel.told().slice(before).join("\n");
  };
  const replies = ["某办", "3.00", "1.00", "2.00", "2.40", "1.20", "多开了两次全区会议"];
  for (const reply of ["/new 2019", ...replies]) await says(reply);
  for (const reply of ["/new 2019", ...replies.slice(0, -1)]) await says(reply, "2");
  expect(await says("/new 2020")).toContain("2019年度的报告可以沿用");
  expect(await says("用上年报告")).toContain("已带出2019年度的数1项");
  // Not finished, and nobody else's.
  expect(await says("/new 2020", "2")).not.toContain("可以沿用");
  expect(await says("/lastyear", "2")).toContain("还没有");
});
