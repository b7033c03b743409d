import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReportEvent } from "../../../src/events/report/report-events.js";
import { reportToJson } from "../../../src/events/report/report-json.js";
import type { Store } from "../../../src/workflow/ports.js";
import type { LowdbStore } from "../../../storage/lowdb/lowdb-store.js";
import { createMemoryStore } from "../../../storage/memory/memory-store.js";
import { answer, readYuan } from "../commits.js";
import { DataFolder, FIRST_SEGMENT, putBehind } from "./data-folder.js";

let folder: DataFolder;

beforeEach(async () => {
  folder = await DataFolder.create();
});
afterEach(() => folder.remove());

/** Waits for what a timer will do. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 500; n += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("it never came true");
}

async function answerMany(store: Store, report: string, count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) {
    await answer(store, { update: `${report}.${n}`, chat: report, report, yuan: `${n}` });
  }
}

describe("documents", () => {
  it("are written when their report is quiet, and the index after them", async () => {
    const store = await folder.open({ quietMs: 10 });
    await answerMany(store, "r1", 3);
    await until(async () => (await folder.names("reports")).length === 1);
    await until(async () =>
      (await readFile(folder.path("index.json"), "utf8")).includes('["r1",3,3]'),
    );
    const killed = await folder.killedCopy();
    expect(await readYuan(await killed.open(), "r1", "a")).toBe("3");
  });

  it("are written at stop, so that the next start folds nothing", async () => {
    const store = await folder.open();
    await answerMany(store, "r1", 3);
    expect(await folder.names("reports")).toEqual([]);
    await store.close();
    // Nothing of the journal is looked at: a damaged one goes unnoticed.
    const { length } = await readFile(folder.path(FIRST_SEGMENT));
    await folder.edit(FIRST_SEGMENT, () => Buffer.alloc(length, "x"));
    const again = await folder.open();
    expect(await readYuan(again, "r1", "a")).toBe("3");
    expect(folder.messages("error")).toEqual([]);
  });

  it("have names that hold on every file system", async () => {
    const store = await folder.open();
    for (const chat of ["telegram:5", "A", "../x", "办"])
      await answer(store, { update: chat, chat });
    await store.close();
    expect(await folder.names("chats")).toEqual([
      "+2e+2e+2fx.json",
      "+41.json",
      "+e5+8a+9e.json",
      "telegram+3a5.json",
    ]);
  });
});

describe("segments", () => {
  it("are begun when one is full, and kept as history", async () => {
    let store = await folder.open({ segmentBytes: 2_000 });
    await answerMany(store, "r1", 12);
    await store.close();
    const names = await folder.names("journal");
    expect(names.length).toBeGreaterThan(4);
    store = await folder.open({ segmentBytes: 2_000 });
    await answerMany(store, "r2", 12);
    expect((await store.history("r1")).map((event) => event.batch)).toEqual(
      Array.from({ length: 12 }, (_, n) => `r1.${n + 1}`),
    );
    expect((await store.history("r2")).length).toBe(12);
    expect((await folder.names("journal")).slice(0, names.length)).toEqual(names);
  });

  it("hold a commit larger than a segment", async () => {
    const store = await folder.open({ segmentBytes: 1_000 });
    const { chat, report } = await store.load("c", "r1");
    const typed = "字".repeat(100_000);
    const event: ReportEvent = {
      type: "answered",
      key: "a",
      answer: { state: "value", value: { kind: "text", text: typed } },
      via: "typed",
      typed,
    };
    await store.commit({
      update: "1",
      chat: "c",
      expected: { chat: chat.version, report: { id: "r1", version: report?.version ?? 0 } },
      chatEvents: [],
      reportEvents: [{ batch: "1", by: "x", at: "2020", event }],
    });
    await answer(store, { update: "2", chat: "c", key: "b" });
    const killed = await folder.killedCopy();
    const again = await killed.open();
    expect((await again.history("r1"))[0]?.event).toEqual(event);
    expect(await readYuan(again, "r1", "b")).toBe("100");
  });
});

describe("memory", () => {
  it("holds the reports used last; the others come back from their documents", async () => {
    const store = await folder.open({ cached: 4, quietMs: 5 });
    const reports = Array.from({ length: 40 }, (_, n) => `r${n}`);
    for (const report of reports) await answerMany(store, report, 2);
    const early = (await store.load("reader", "r0")).report;
    await until(async () => (await folder.names("reports")).length === 40);
    for (const report of reports) expect(await readYuan(store, report, "a")).toBe("2");
    // Loaded again meanwhile: another object with the same content.
    const late = (await store.load("reader", "r0")).report;
    expect(late).not.toBe(early);
    expect(late).toEqual(early);
    expect(await answer(store, { update: "9", chat: "r0", report: "r0", yuan: "9" })).toBe("ok");
    expect(await readYuan(store, "r0", "a")).toBe("9");
  });
});

it.each([0, 4, 7, 8, 12])(
  "serves more people at once than it keeps reports in memory, %s of them not written yet",
  async (unwritten) => {
    const store = await folder.open({ cached: 8 });
    for (let n = 0; n < unwritten; n += 1) await answerMany(store, `early${n}`, 1);
    const people = Array.from({ length: 60 }, (_, n) => `r${n}`);
    await Promise.all(people.map((person) => answerMany(store, person, 3)));
    for (const person of people) expect(await readYuan(store, person, "a")).toBe("3");
  },
);

type Step =
  | { readonly do: "answer"; readonly chat: string; readonly report: string; readonly yuan: string }
  | { readonly do: "checkpoint" | "close" | "kill" | "tear" };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        do: fc.constant("answer" as const),
        chat: fc.constantFrom("c1", "c2"),
        report: fc.constantFrom("r1", "r2", "r3", "r4"),
        yuan: fc.nat(999).map(String),
      }),
    },
    { weight: 3, arbitrary: fc.constantFrom<Step>({ do: "checkpoint" }, { do: "close" }) },
    { weight: 3, arbitrary: fc.constantFrom<Step>({ do: "kill" }, { do: "tear" }) },
  ),
  { maxLength: 40 },
);

it("is at every moment what a store in memory is, however often it is closed or killed", async () => {
  const options = { cached: 2, segmentBytes: 3_000 };
  const run = async (todo: readonly Step[]): Promise<void> => {
    let at = await DataFolder.create();
    const first = at;
    let store: LowdbStore = await at.open(options);
    const model = createMemoryStore();
    for (const [n, step] of todo.entries()) {
      if (step.do === "answer") {
        const answering = { ...step, update: `${n}` };
        expect(await answer(store, answering)).toBe(await answer(model, answering));
      } else if (step.do === "checkpoint") {
        await store.checkpoint();
      } else if (step.do === "close") {
        await store.close();
        store = await at.open(options);
      } else {
        at = await at.killedCopy();
        const last = (await at.names("journal")).at(-1) ?? "";
        if (step.do === "tear") await at.edit(`journal/${last}`, putBehind('00000000 0000ffff {"'));
        store = await at.open(options);
        expect(at.messages("error")).toEqual([]);
      }
    }
    await expectSame(store, model);
    await first.remove();
  };
  await fc.assert(fc.asyncProperty(steps, run), { numRuns: 20 });
});

async function expectSame(store: Store, model: Store): Promise<void> {
  for (const report of ["r1", "r2", "r3", "r4"]) {
    const mine = await store.load("c1", report);
    const other = await model.load("c1", report);
    expect(mine.chat).toEqual(other.chat);
    expect(mine.report && reportToJson(mine.report)).toEqual(
      other.report && reportToJson(other.report),
    );
    expect(await store.history(report)).toEqual(await model.history(report));
  }
  const byReport = (all: readonly { readonly report: string }[]): unknown =>
    [...all].sort((a, b) => a.report.localeCompare(b.report));
  expect(byReport(await store.summaries({}))).toEqual(byReport(await model.summaries({})));
}
