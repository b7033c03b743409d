import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../storage/memory/memory-store.js";
import { StoreConflictError, StoreUnavailableError } from "../../src/errors.js";
import type { Commit, Store } from "../../src/workflow/ports.js";
import { settlePromises } from "./manual-timers.js";
import { setUp } from "./set-up.js";

/** A store whose commits answer what `answers` says first, one each. */
function createMoodyStore(answers: ("conflict" | Error)[]): { store: Store; commits: Commit[] } {
  const store = createMemoryStore();
  const commits: Commit[] = [];
  const commit = async (one: Commit) => {
    commits.push(one);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer ?? store.commit(one);
  };
  return { store: { ...store, commit }, commits };
}

describe("handle", () => {
  it("stores an answer and then tells", async () => {
    const { says, channel, store } = setUp();
    await says("open r1");
    await says("462.96");
    expect(channel.told()).toEqual(["1: 已新建 r1", "1: 已记录 462.96"]);
    const { report } = await store.load("fake:1", "r1");
    expect(report?.answers.get("said")).toMatchObject({
      typed: "462.96",
      by: "fake:1",
      message: "m1",
    });
    expect(await store.summaries({ owner: "fake:1" })).toMatchObject([
      { report: "r1", year: "2019" },
    ]);
  });

  it("says nothing before the commit", async () => {
    let commit = (): void => undefined;
    const memory = createMemoryStore();
    const durable = new Promise<void>((resolve) => (commit = resolve));
    const store: Store = {
      ...memory,
      commit: async (one) => durable.then(() => memory.commit(one)),
    };
    const { says, channel } = setUp({ store });
    const handled = says("open r1");
    await settlePromises();
    expect(channel.told()).toEqual([]);
    commit();
    await handled;
    expect(channel.told()).toEqual(["1: 已新建 r1"]);
  });

  it("lets nobody in who is not listed, tells them their account, and decides nothing", async () => {
    const { says, channel, engine } = setUp();
    await says("open r1", "3");
    expect(engine.steps).toEqual([]);
    expect(channel.told()).toHaveLength(1);
    expect(channel.told()[0]).toMatch(/^3: 您还没有填报权限.*fake:3/);
  });

  it("answers a repeated update with the current prompt and changes nothing", async () => {
    const { says, channel, store } = setUp();
    await says("open r1");
    await says("12", "1", "same");
    await says("12", "1", "same");
    expect(channel.told().slice(1)).toEqual(["1: 已记录 12", "1: 现在：12"]);
    expect(await store.history("r1")).toHaveLength(2);
    const last = channel.sent.at(-1)?.out;
    const token = last?.kind === "message" ? (last.buttons[0]?.[0]?.token ?? "") : "";
    const { chat } = await store.load("fake:1", null);
    expect(chat.actions.map(([one]) => one)).toContain(token);
  });

  it("runs the work of a repeated request once", async () => {
    const { says, channel, workflow, outbox } = setUp();
    await says("open r1");
    await says("/report", "1", "same");
    await says("/report", "1", "same");
    await workflow.settle();
    await outbox.idle();
    expect(channel.sent.filter(({ out }) => out.kind === "file")).toHaveLength(1);
  });

  it("decides again on newer data when somebody was faster", async () => {
    const { store, commits } = createMoodyStore(["conflict", "conflict"]);
    const { says, channel, engine } = setUp({ store });
    await says("open r1");
    expect(engine.steps).toEqual(["text open r1", "text open r1", "text open r1"]);
    expect(commits).toHaveLength(3);
    expect(channel.told()).toEqual(["1: 已新建 r1"]);
  });

  it("gives up after a few conflicts and says nothing", async () => {
    const { store } = createMoodyStore(Array.from({ length: 9 }, () => "conflict" as const));
    const { says, channel } = setUp({ store });
    await expect(says("open r1")).rejects.toThrow(StoreConflictError);
    expect(channel.told()).toEqual([]);
  });

  it("says nothing when it could not be stored, and goes on afterwards", async () => {
    const { store } = createMoodyStore([new StoreUnavailableError("disk full")]);
    const { says, channel } = setUp({ store });
    await expect(says("open r1")).rejects.toThrow(StoreUnavailableError);
    expect(channel.told()).toEqual([]);
    await says("open r1");
    expect(channel.told()).toEqual(["1: 已新建 r1"]);
  });

  it("takes the updates of one chat in the order they came", async () => {
    const { says, channel } = setUp();
    await Promise.all(["open r1", "1", "2", "3"].map((text) => says(text)));
    expect(channel.told()).toEqual(["1: 已新建 r1", "1: 已记录 1", "1: 已记录 2", "1: 已记录 3"]);
  });

  it("lets no chat wait for another", async () => {
    const memory = createMemoryStore();
    const store: Store = {
      ...memory,
      commit: (one) => (one.chat === "fake:1" ? new Promise(() => undefined) : memory.commit(one)),
    };
    const { says, channel } = setUp({ store });
    void says("open r1", "1");
    await says("open r2", "2");
    expect(channel.told()).toEqual(["2: 已新建 r2"]);
  });

  it("changes one report for one chat at a time", async () => {
    const memory = createMemoryStore();
    let running = 0;
    const store: Store = {
      ...memory,
      async commit(one) {
        running += 1;
        expect(running).toBe(1);
        await settlePromises();
        running -= 1;
        return memory.commit(one);
      },
    };
    const { workflow, update, says, channel } = setUp({ store });
    await says("open r1");
    const phone = (text: string, id: string) => ({
      ...update({ kind: "text", text, messageId: "m" } as const, "1", id),
      chat: "fake:phone",
    });
    await workflow.handle(phone("/continue r1", "p1"));
    await Promise.all([says("a"), workflow.handle(phone("b", "p2")), says("c")]);
    const told = channel.told().slice(1);
    expect(told[0]).toBe("phone: 接着填 r1");
    expect(told.slice(1).sort()).toEqual(["1: 已记录 a", "1: 已记录 c", "phone: 已记录 b"]);
    expect(await memory.history("r1")).toHaveLength(4);
  });

  it("reads the account's reports only for a step that looks at them", async () => {
    const memory = createMemoryStore();
    const filters: object[] = [];
    const store: Store = {
      ...memory,
      summaries: (filter) => {
        filters.push(filter);
        return memory.summaries(filter);
      },
    };
    const { says, channel } = setUp({ store });
    await says("open r1");
    await says("open r9", "2");
    await says("open r2");
    await says("12");
    expect(filters).toEqual([]);
    await says("/home");
    expect(filters).toEqual([{ owner: "fake:1", departments: new Set() }]);
    expect(channel.told().at(-1)).toBe("1: 报告：r2、r1");
  });

  it("moves a chat to another report of the same person in one commit", async () => {
    const { store, commits } = createMoodyStore([]);
    const { says, channel } = setUp({ store });
    await says("open r1");
    await says("open r2");
    await says("/continue r1");
    await says("33");
    expect(channel.told().slice(2)).toEqual(["1: 接着填 r1", "1: 已记录 33"]);
    expect(commits).toHaveLength(4);
    expect((await store.load("fake:1", "r1")).report?.answers.get("said")?.typed).toBe("33");
  });

  it.each(["r2", "nowhere"])(
    "gives nothing away of a report that is not one's own: %s",
    async (id) => {
      const { says, channel, store } = setUp();
      await says("open r1");
      await says("open r2", "2");
      await says("secret", "2");
      await says(`/continue ${id}`);
      expect(channel.told().slice(-2)).toEqual(["1: 没有找到这份报告。", "1: 现在：没有答案"]);
      expect((await store.load("fake:1", null)).chat.report).toBe("r1");
    },
  );

  it("says a polite line and the current prompt for what it cannot read", async () => {
    const { workflow, update, says, channel } = setUp();
    await says("open r1");
    await workflow.handle(update({ kind: "other" }));
    expect(channel.told().slice(1)).toEqual([
      expect.stringMatching(/^1: 这类消息我看不懂/),
      "1: 现在：没有答案",
    ]);
  });

  it("hands edits, presses and files to the conversation", async () => {
    const { workflow, update, says, engine } = setUp();
    await says("open r1");
    await workflow.handle(update({ kind: "edit", text: "5", messageId: "m1" }));
    await workflow.handle(update({ kind: "press", token: "2" }));
    const open = () => Promise.resolve(new Uint8Array());
    await workflow.handle(update({ kind: "file", name: "决算.xls", size: 3, open }));
    expect(engine.steps.slice(1)).toEqual(["edit 5", "press 2", "file 决算.xls"]);
  });

  it("lets a bug through to the boundary and the next update in", async () => {
    const { says, engine, channel } = setUp();
    engine.before = () => {
      throw new TypeError("bug");
    };
    await expect(says("open r1")).rejects.toThrow(TypeError);
    engine.before = () => undefined;
    await says("open r1");
    expect(channel.told()).toEqual(["1: 已新建 r1"]);
  });
});
