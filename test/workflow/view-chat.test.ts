import { beforeAll, describe, expect, it } from "vitest";
import { step } from "../../src/interview/step.js";
import { listMissing } from "../../src/interview/answers/list-missing.js";
import type { Pack } from "../../src/pack/pack.js";
import type { ExcerptAt } from "../../src/events/report/report-excerpt.js";
import { finalAccounts } from "../interview/talk.js";
import { createFakeJobs, setUp } from "./set-up.js";

const me = { account: "fake:1" };
let pack: Pack;

beforeAll(async () => {
  pack = await finalAccounts();
});

/** The real conversation, a few replies in. */
async function setUpFilling() {
  const asked: ExcerptAt[] = [];
  const jobs = createFakeJobs();
  const all = setUp({
    engine: { step, listMissing },
    packs: [pack],
    jobs: {
      ...jobs,
      excerpt: (snapshot, at) => {
        asked.push(at);
        return jobs.excerpt(snapshot, at);
      },
    },
  });
  await all.says("/new 2019");
  await all.says("参照公务员法管理的事业单位");
  await all.says("确定");
  await all.says("城南办公室");
  await all.says("462.96");
  return { ...all, asked };
}

describe("the desk of a chat", () => {
  it("is empty before there is a report", async () => {
    const { workflow } = setUp();
    expect(await workflow.viewChat.desk(me, "fake:1")).toEqual({
      report: null,
      groups: [],
      here: { group: null, key: null, kind: null, place: "" },
      live: [],
    });
  });

  it("tells the report, the 填报清单, what is asked and which buttons work", async () => {
    const { workflow, channel } = await setUpFilling();
    const desk = await workflow.viewChat.desk(me, "fake:1");
    expect(desk?.report).toMatchObject({ year: "2019", department: "城南办公室" });
    expect(desk?.groups[0]).toMatchObject({ title: "单位情况", mark: "done" });
    expect(desk?.here).toEqual({
      group: "income",
      key: "income.fiscal",
      kind: "money",
      place: "公开01表",
    });
    const last = channel.sent.at(-1)?.out;
    const tokens = last?.kind === "message" ? last.buttons.flat().map((one) => one.token) : [];
    expect(tokens.length).toBeGreaterThan(3);
    expect(desk?.live).toEqual(tokens);
  });

  it("shows where the answer asked for stands, or the section chosen", async () => {
    const { workflow, asked } = await setUpFilling();
    const excerpt = await workflow.viewChat.excerpt(me, "fake:1", null);
    expect(excerpt?.title).toBe("公开01表");
    await workflow.viewChat.excerpt(me, "fake:1", "p3");
    expect(asked).toEqual([{ key: "income.fiscal", place: "公开01表" }, { section: "p3" }]);
  });

  it("is nothing for somebody who is not listed, nor the report of somebody else", async () => {
    const { workflow, store } = await setUpFilling();
    expect(await workflow.viewChat.desk({ account: "fake:3" }, "fake:1")).toBeUndefined();
    expect(await workflow.viewChat.excerpt({ account: "fake:3" }, "fake:1", null)).toBeUndefined();
    const { chat } = await store.load("fake:1", null);
    const theirs = await workflow.viewChat.desk({ account: "fake:2" }, "fake:1");
    expect(theirs?.report).toBeNull();
    expect(await workflow.viewChat.excerpt({ account: "fake:2" }, "fake:1", null)).toBeUndefined();
    expect(chat.report).not.toBeNull();
  });
});
