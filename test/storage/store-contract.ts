import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reportToJson } from "../../src/events/report/report-json.js";
import type { OfficeEvent } from "../../src/events/office/office-events.js";
import type { Recorded } from "../../src/events/report/report-events.js";
import type { Store } from "../../src/workflow/ports.js";
import { answer, answerEvent, decide, readYuan, summaryOf, turnEvent } from "./commits.js";

/** A store under test. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Closes it and opens it again, as a new process would; one that lives in memory only gives itself. */
  restart(): Promise<Store>;
  /** Removes all it left behind. */
  remove(): Promise<void>;
}

/** Commits that change nothing, so that they need not wait for each other. */
async function commitUpdates(store: Store, from: number, to: number): Promise<void> {
  const updates = Array.from({ length: to - from + 1 }, (_, n) => `${from + n}`);
  const commit = { chat: "terminal:1", expected: { chat: 0 }, chatEvents: [], reportEvents: [] };
  await Promise.all(updates.map((update) => store.commit({ ...commit, update })));
}

/** What every store must do, whatever it is made of. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let tested: StoreUnderTest;
    let store: Store;

    beforeEach(async () => {
      tested = await open();
      ({ store } = tested);
    });
    afterEach(() => tested.remove());

    describe("loading", () => {
      it("gives empty states for what nobody wrote to", async () => {
        const { chat, report } = await store.load("terminal:1", "r1");
        expect(chat).toMatchObject({ id: "terminal:1", version: 0, position: { at: "home" } });
        expect(report).toMatchObject({ id: "r1", version: 0, phase: "none" });
        expect((await store.load("terminal:1", null)).report).toBeNull();
      });

      it("gives what was committed", async () => {
        expect(await answer(store, { update: "1", key: "a", yuan: "4629600" })).toBe("ok");
        const { chat, report } = await store.load("terminal:1", "r1");
        expect(chat).toMatchObject({
          version: 1,
          report: "r1",
          position: { at: "question", key: "a" },
        });
        expect(report?.version).toBe(1);
        expect(report?.messages.get("m1")).toEqual(["a"]);
        expect(await readYuan(store, "r1", "a")).toBe("4629600");
      });

      it("keeps chats and reports apart", async () => {
        await answer(store, { update: "1", chat: "terminal:1", report: "r1", yuan: "1" });
        await answer(store, { update: "1", chat: "terminal:2", report: "r2", yuan: "2" });
        expect(await readYuan(store, "r1", "a")).toBe("1");
        expect(await readYuan(store, "r2", "a")).toBe("2");
        expect((await store.load("terminal:1", "r1")).chat.report).toBe("r1");
        expect((await store.load("terminal:2", "r1")).report?.version).toBe(1);
      });

      it("takes ids of any kind", async () => {
        const ids = ["telegram:-100", "../../x", "A", "a", "部门 一", "é\u0000%", "x".repeat(300)];
        for (const [n, id] of ids.entries()) {
          await answer(store, { update: "1", chat: id, report: id, yuan: `${n}` });
        }
        const again = await tested.restart();
        for (const [n, id] of ids.entries()) {
          expect(await readYuan(again, id, "a")).toBe(`${n}`);
          expect((await again.load(id, null)).chat.report).toBe(id);
        }
      });
    });

    describe("the bureau", () => {
      const named = (name: string): Recorded<OfficeEvent> => ({
        ...{ batch: "1", by: "terminal:ann", at: "2020-08-01T08:00:00.000Z" },
        event: { type: "department-set", department: "d1", name, parent: null },
      });
      const commitOffice = async (update: string, name: string, version: number) =>
        store.commit({
          ...{ update, chat: "terminal:1", chatEvents: [], reportEvents: [] },
          expected: { chat: 0, office: version },
          officeEvents: [named(name)],
        });

      it("is empty at first, and as it was committed afterwards, over a restart too", async () => {
        expect(store.office().version).toBe(0);
        expect(await commitOffice("1", "档案局", 0)).toBe("ok");
        expect(await commitOffice("2", "档案馆", 1)).toBe("ok");
        expect(store.office().departments.get("d1")?.name).toBe("档案馆");
        const again = await tested.restart();
        expect(again.office().departments.get("d1")?.name).toBe("档案馆");
        expect(again.office().version).toBe(2);
        expect(await again.officeHistory()).toEqual([named("档案局"), named("档案馆")]);
      });

      it("refuses what was decided on an older bureau, all of it", async () => {
        await commitOffice("1", "档案局", 0);
        expect(await commitOffice("2", "档案馆", 0)).toBe("conflict");
        expect(store.office().departments.get("d1")?.name).toBe("档案局");
        expect(await store.officeHistory()).toHaveLength(1);
      });

      it("does not stand in the way of answers", async () => {
        await commitOffice("1", "档案局", 0);
        expect(await answer(store, { update: "2", yuan: "1" })).toBe("ok");
        expect(store.office().version).toBe(1);
      });
    });

    describe("committing", () => {
      it("takes an update of a chat once", async () => {
        await answer(store, { update: "1", yuan: "1" });
        expect(await answer(store, { update: "1", yuan: "2" })).toBe("duplicate");
        expect(await readYuan(store, "r1", "a")).toBe("1");
        expect(await answer(store, { update: "1", chat: "terminal:2", yuan: "3" })).toBe("ok");
      });

      it("says duplicate rather than conflict", async () => {
        const commit = await decide(store, { update: "1" });
        expect(await store.commit(commit)).toBe("ok");
        expect(await store.commit(commit)).toBe("duplicate");
      });

      it("refuses a commit decided on an older chat, all of it", async () => {
        const late = await decide(store, { update: "2", report: "r2" });
        await answer(store, { update: "1", report: "r1" });
        expect(await store.commit(late)).toBe("conflict");
        const { chat, report } = await store.load("terminal:1", "r2");
        expect([chat.version, report?.version]).toEqual([1, 0]);
        expect(await store.history("r2")).toEqual([]);
      });

      it("refuses a commit decided on an older report, all of it", async () => {
        const late = await decide(store, { update: "2", chat: "terminal:2" });
        await answer(store, { update: "1", chat: "terminal:1" });
        expect(await store.commit(late)).toBe("conflict");
        const { chat, report } = await store.load("terminal:2", "r1");
        expect([chat.version, report?.version]).toEqual([0, 1]);
      });

      it("takes an update again that met a conflict", async () => {
        const late = await decide(store, { update: "2", chat: "terminal:2" });
        await answer(store, { update: "1", chat: "terminal:1" });
        expect(await store.commit(late)).toBe("conflict");
        expect(await store.seen("terminal:2", "2")).toBe(false);
        expect(await answer(store, { update: "2", chat: "terminal:2" })).toBe("ok");
      });

      it("compares the report's version although nothing of it changes", async () => {
        const late = await decide(store, { update: "2", chat: "terminal:2" });
        await answer(store, { update: "1", chat: "terminal:1" });
        expect(await store.commit({ ...late, reportEvents: [] })).toBe("conflict");
      });

      it("moves a chat without a report, and remembers an update without events", async () => {
        const turned = {
          update: "1",
          chat: "terminal:1",
          expected: { chat: 0 },
          chatEvents: [turnEvent("1", null, "a")],
          reportEvents: [],
        };
        expect(await store.commit(turned)).toBe("ok");
        const nothing = { ...turned, update: "2", expected: { chat: 1 }, chatEvents: [] };
        expect(await store.commit(nothing)).toBe("ok");
        expect(await store.commit(nothing)).toBe("duplicate");
        expect((await store.load("terminal:1", null)).chat.version).toBe(1);
      });

      it("takes many events at once, in their order", async () => {
        const commit = await decide(store, { update: "1" });
        const reportEvents = Array.from({ length: 50 }, (_, n) => answerEvent("1", "a", `${n}`));
        expect(await store.commit({ ...commit, reportEvents })).toBe("ok");
        expect((await store.load("terminal:1", "r1")).report?.version).toBe(50);
        expect(await readYuan(store, "r1", "a")).toBe("49");
      });

      it("rejects events of no report", async () => {
        const { expected, ...commit } = await decide(store, { update: "1" });
        const orphan = { ...commit, expected: { chat: expected.chat } };
        await expect(store.commit(orphan)).rejects.toThrow("no report");
      });
    });

    describe("commits at the same time", () => {
      it("lets one of two on the same report through, and shows the other what came first", async () => {
        const commits = [
          await decide(store, { update: "1", chat: "terminal:1", yuan: "1" }),
          await decide(store, { update: "1", chat: "terminal:2", yuan: "2" }),
        ];
        const seenAfter = commits.map(async (commit) => {
          const result = await store.commit(commit);
          return { result, version: (await store.load("x", "r1")).report?.version };
        });
        expect(await Promise.all(seenAfter)).toEqual([
          { result: "ok", version: 1 },
          { result: "conflict", version: 1 },
        ]);
        expect(await readYuan(store, "r1", "a")).toBe("1");
      });

      it("takes the same update once although it comes twice", async () => {
        const commit = await decide(store, { update: "1" });
        const results = await Promise.all([store.commit(commit), store.commit(commit)]);
        expect(results).toEqual(["ok", "duplicate"]);
        expect((await store.history("r1")).length).toBe(1);
      });

      it("loses nothing of 100 people who answer 20 times each", async () => {
        const people = Array.from({ length: 100 }, (_, n) => n);
        await Promise.all(
          people.map(async (person) => {
            for (let n = 1; n <= 20; n += 1) {
              const chat = `terminal:${person}`;
              const answering = { update: `${n}`, chat, report: `r${person}`, yuan: `${n}` };
              expect(await answer(store, answering)).toBe("ok");
            }
          }),
        );
        const again = await tested.restart();
        for (const person of people) {
          expect(await readYuan(again, `r${person}`, "a")).toBe("20");
          expect((await again.history(`r${person}`)).length).toBe(20);
        }
      });

      it("brings ten people on one report into an order", async () => {
        const people = Array.from({ length: 10 }, (_, n) => n);
        await Promise.all(
          people.map(async (person) => {
            for (let n = 1; n <= 10;) {
              const chat = `terminal:${person}`;
              const key = `k${person}.${n}`;
              if ((await answer(store, { update: `${n}`, chat, key })) === "ok") n += 1;
            }
          }),
        );
        const { report } = await store.load("x", "r1");
        expect([report?.version, report?.answers.size]).toEqual([100, 100]);
      });
    });

    describe("seen updates", () => {
      it("are known per chat", async () => {
        await answer(store, { update: "1" });
        expect(await store.seen("terminal:1", "1")).toBe(true);
        expect(await store.seen("terminal:1", "2")).toBe(false);
        expect(await store.seen("terminal:2", "1")).toBe(false);
      });

      it("are the last 1,000, over a restart, too", async () => {
        await commitUpdates(store, 1, 600);
        store = await tested.restart();
        await commitUpdates(store, 601, 1001);
        store = await tested.restart();
        expect(await store.seen("terminal:1", "1")).toBe(false);
        expect(await store.seen("terminal:1", "2")).toBe(true);
        expect(await store.seen("terminal:1", "1001")).toBe(true);
        expect(await answer(store, { update: "500" })).toBe("duplicate");
      });
    });

    describe("summaries", () => {
      it("hold the last line of each report, by owner when asked", async () => {
        const first = await decide(store, { update: "1", report: "r1" });
        await store.commit({
          ...first,
          summary: summaryOf("r1", { owner: "telegram:5", done: 1 }),
        });
        const second = await decide(store, { update: "2", report: "r1" });
        const r1 = summaryOf("r1", { owner: "telegram:5", done: 2, phase: "put-away" });
        await store.commit({ ...second, summary: r1 });
        const third = await decide(store, { update: "3", report: "r2" });
        const r2 = summaryOf("r2", { owner: "telegram:6" });
        await store.commit({ ...third, summary: r2 });
        expect(await store.summaries({})).toEqual([r1, r2]);
        store = await tested.restart();
        expect(await store.summaries({})).toEqual([r1, r2]);
        expect(await store.summaries({ owner: "telegram:5" })).toEqual([r1]);
        expect(await store.summaries({ owner: "telegram:7" })).toEqual([]);
      });
    });

    describe("history", () => {
      it("is every event of a report as it was, oldest first, and of no other", async () => {
        for (const update of ["1", "2", "3"]) {
          await answer(store, { update, report: "r1", yuan: update });
          await answer(store, { update: `${update}b`, report: "r2" });
        }
        const events = ["1", "2", "3"].map((update) => answerEvent(update, "a", update));
        expect(await store.history("r1")).toEqual(events);
        const again = await tested.restart();
        await answer(again, { update: "4", report: "r1", yuan: "4" });
        expect(await again.history("r1")).toEqual([...events, answerEvent("4", "a", "4")]);
      });

      it("of a report nobody wrote to is empty", async () => {
        expect(await store.history("r9")).toEqual([]);
      });
    });

    describe("a restart", () => {
      it("changes nothing", async () => {
        for (let n = 1; n <= 30; n += 1) {
          await answer(store, { update: `${n}`, key: `k${n % 7}`, yuan: `${n}` });
        }
        const before = await store.load("terminal:1", "r1");
        const report = before.report && structuredClone(reportToJson(before.report));
        const chat = structuredClone(before.chat);
        const after = await (await tested.restart()).load("terminal:1", "r1");
        expect(after.report && reportToJson(after.report)).toEqual(report);
        expect(after.chat).toEqual(chat);
      });
    });
  });
}
