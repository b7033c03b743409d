import { describe, expect, it } from "vitest";
import type { Query } from "../../src/workflow/view.js";
import { setUp } from "./set-up.js";

async function setUpReport() {
  const all = setUp();
  await all.says("open r1");
  await all.says("12");
  return all;
}

const me = { account: "fake:1" };

describe("view", () => {
  it("shows sections, a section, the status and the file", async () => {
    const { workflow } = await setUpReport();
    const view = (query: Query) => workflow.view(me, query);
    expect(await view({ kind: "sections", report: "r1" })).toMatchObject({
      sections: [{ id: "p1" }, {}],
    });
    expect(await view({ kind: "preview", report: "r1", section: "p1" })).toEqual({
      kind: "text",
      text: "正文 p1",
    });
    expect(await view({ kind: "status", report: "r1" })).toMatchObject({
      summary: { report: "r1", owner: "fake:1", year: "2019", phase: "filling" },
    });
    expect(await view({ kind: "download", report: "r1", format: "docx" })).toMatchObject({
      kind: "files",
      files: [{ name: "2019.docx" }],
    });
  });

  it("changes nothing but the record of who got files, and tells nobody", async () => {
    const { workflow, store, channel } = await setUpReport();
    const told = channel.sent.length;
    const version = (await store.load("fake:1", null)).chat.version;
    await workflow.view(me, { kind: "download", report: "r1", format: "docx" });
    expect(channel.sent).toHaveLength(told);
    expect((await store.load("fake:1", null)).chat.version).toBe(version);
    expect((await store.history("r1")).slice(2)).toMatchObject([
      { by: "fake:1", event: { type: "exported", files: ["2019.docx"], hash: "0123456789ab" } },
    ]);
  });

  it("lets nobody look who is not listed", async () => {
    const { workflow } = await setUpReport();
    const view = await workflow.view({ account: "fake:3" }, { kind: "status", report: "r1" });
    expect(view).toMatchObject({
      kind: "nothing",
      says: expect.stringContaining("fake:3") as string,
    });
  });

  it("tells a report of somebody else from none by nothing", async () => {
    const { workflow } = await setUpReport();
    const other = { account: "fake:2" };
    const theirs = await workflow.view(other, { kind: "status", report: "r1" });
    expect(theirs).toEqual({ kind: "nothing", says: "没有找到这份报告。" });
    expect(await workflow.view(other, { kind: "status", report: "no" })).toEqual(theirs);
  });
});
