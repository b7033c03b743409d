import { copyFile, readFile, rm, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StoreDamagedError } from "../../../src/errors.js";
import type { LowdbStore } from "../../../storage/lowdb/lowdb-store.js";
import { answer, readYuan } from "../commits.js";
import { DataFolder, FIRST_SEGMENT, flip, flipAt, putBehind, withoutZeros } from "./data-folder.js";

let folder: DataFolder;
let store: LowdbStore;

beforeEach(async () => {
  folder = await DataFolder.create();
  store = await folder.open();
});
afterEach(() => folder.remove());

/** Answers 1, 2, 3 … of a report; the n-th is `${report}-${n}` in the chat of the report's name. */
async function fill(to: LowdbStore, report: string, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n += 1) {
    const answering = {
      update: `${n}`,
      chat: `chat-${report}`,
      report,
      key: `k${n}`,
      yuan: `${n}`,
    };
    expect(await answer(to, answering)).toBe("ok");
  }
}

async function journalLength(of: DataFolder): Promise<number> {
  return withoutZeros(await readFile(of.path(FIRST_SEGMENT))).length;
}

async function expectFilled(from: LowdbStore, report: string, count: number): Promise<void> {
  const { report: state } = await from.load("reader", report);
  expect(state?.version).toBe(count);
  expect([...(state?.answers.keys() ?? [])]).toEqual(
    Array.from({ length: count }, (_, n) => `k${n + 1}`),
  );
  const { chat } = await from.load(`chat-${report}`, null);
  expect(chat).toMatchObject({ report, position: { at: "question", key: `k${count}` } });
  expect(await from.seen(`chat-${report}`, `${count}`)).toBe(true);
}

describe("a last line that was never finished", () => {
  it.each([
    { name: "a few bytes", tail: "9b1c33f0 0000" },
    { name: "half a line", tail: '9b1c33f0 000001ff {"update":"4","chat":{"id":"chat-r1","ver' },
    {
      name: "a line in the middle of which zeros are",
      tail: `9b1c33f0 000001ff {"up${"\0".repeat(50)}"}`,
    },
    { name: "more than the room made in advance", tail: "x".repeat(1_000_000) },
  ])("is cut off with a warning: $name", async ({ tail }) => {
    await fill(store, "r1", 1, 3);
    const killed = await folder.killedCopy();
    const whole = withoutZeros(await readFile(killed.path(FIRST_SEGMENT)));
    await killed.edit(FIRST_SEGMENT, putBehind(tail));
    const again = await killed.open();
    expect(killed.messages("warn")).toEqual(["cut off a last line that was never finished"]);
    expect(killed.messages("error")).toEqual([]);
    expect(whole.equals(await readFile(killed.path(FIRST_SEGMENT)))).toBe(true);
    await expectFilled(again, "r1", 3);
    await fill(again, "r1", 4, 2);
    await again.close();
    await expectFilled(await killed.open(), "r1", 5);
    expect(await killed.names("damaged")).toEqual([]);
  });

  it("is all that is lost, wherever it was cut", async () => {
    await fill(store, "r1", 1, 2);
    const before = await journalLength(folder);
    await fill(store, "r1", 3, 1);
    const after = await journalLength(folder);
    const killed = await folder.killedCopy();
    const length = after - before;
    for (const cut of [1, 2, 17, 18, 19, Math.floor(length / 2), length - 1]) {
      await copyFile(folder.path(FIRST_SEGMENT), killed.path(FIRST_SEGMENT));
      const isZeroed = cut % 2 === 0;
      await killed.edit(FIRST_SEGMENT, (bytes) =>
        isZeroed ? bytes.fill(0, after - cut) : bytes.subarray(0, after - cut),
      );
      const again = await killed.open();
      expect((await again.load("x", "r1")).report?.version).toBe(2);
      expect(await again.seen("chat-r1", "3")).toBe(false);
      // As if killed: nothing may be written at closing.
      await rm(killed.path("lock"), { recursive: true });
      await again.close();
    }
  });
});

describe("a flipped byte", () => {
  it("in what the documents already have does no harm", async () => {
    await fill(store, "r1", 1, 3);
    await fill(store, "r2", 1, 3);
    await store.checkpoint();
    const killed = await folder.killedCopy();
    await killed.edit(FIRST_SEGMENT, flip('"yuan":"2"'));
    const again = await killed.open();
    await expectFilled(again, "r1", 3);
    await fill(again, "r1", 4, 1);
    await expect(again.history("r1")).rejects.toThrow(StoreDamagedError);
    expect((await again.history("r2")).length).toBe(3);
  });

  it("behind the checkpoint costs the report it is about, and no other", async () => {
    await fill(store, "r1", 1, 2);
    await fill(store, "r2", 1, 2);
    const killed = await folder.killedCopy();
    const damaged = await readFile(killed.path(FIRST_SEGMENT));
    flip('"key":"k1"')(damaged);
    await writeFile(killed.path(FIRST_SEGMENT), damaged);

    let again = await killed.open();
    expect(killed.messages("error")).toContain("a line of the journal is damaged");
    await expect(again.load("x", "r1")).rejects.toThrow(StoreDamagedError);
    await expect(answer(again, { update: "9", report: "r1" })).rejects.toThrow("r1");
    await expectFilled(again, "r2", 2);
    await fill(again, "r2", 3, 2);
    // The damaged file stays as it is, and a copy of it is set aside.
    expect(damaged.equals(await readFile(killed.path(FIRST_SEGMENT)))).toBe(true);
    const [kept = ""] = await killed.names("damaged");
    expect(damaged.equals(await readFile(killed.path("damaged", kept)))).toBe(true);

    await again.close();
    killed.lines.length = 0;
    again = await killed.open();
    await expectFilled(again, "r2", 4);
    await expect(again.load("x", "r1")).rejects.toThrow(StoreDamagedError);
  });

  it("in the last line is not taken for a line that was never finished", async () => {
    await fill(store, "r2", 1, 2);
    await fill(store, "r1", 1, 1);
    const killed = await folder.killedCopy();
    await killed.edit(FIRST_SEGMENT, flip('"report":"r1","position"'));
    const again = await killed.open();
    expect(killed.messages("error")).toContain("a line of the journal is damaged");
    expect(await killed.names("damaged")).toHaveLength(1);
    await expectFilled(again, "r2", 2);
  });

  it("costs a chat nothing but the line itself", async () => {
    await fill(store, "r1", 1, 1);
    const { chat } = await store.load("chat-r1", null);
    for (const update of ["2", "3"]) {
      await answer(store, { update, chat: "chat-r1", report: "r2", key: `k${update}` });
    }
    const killed = await folder.killedCopy();
    await killed.edit(FIRST_SEGMENT, flip('"update":"2"'));
    const again = await killed.open();
    const after = await again.load("chat-r1", null);
    expect(after.chat).toMatchObject({ version: chat.version, position: { key: "k3" } });
    expect(await answer(again, { update: "4", chat: "chat-r1", report: "r3" })).toBe("ok");
  });

  it.each([
    { part: "length", at: 16 },
    { part: "checksum", at: 3 },
  ])("in a $part is found, and reading goes on", async ({ at }) => {
    await fill(store, "r1", 1, 1);
    await fill(store, "r2", 1, 2);
    const killed = await folder.killedCopy();
    await killed.edit(FIRST_SEGMENT, flipAt(at));
    const again = await killed.open();
    await expectFilled(again, "r2", 2);
    expect(killed.messages("error")).toContain("a line of the journal is damaged");
  });
});

it("does no harm when a line feed is damaged", async () => {
  await fill(store, "r1", 1, 1);
  const size = await journalLength(folder);
  await fill(store, "r1", 2, 1);
  const killed = await folder.killedCopy();
  await killed.edit(FIRST_SEGMENT, flipAt(size - 1));
  await expectFilled(await killed.open(), "r1", 2);
  expect(killed.messages("error")).toEqual([]);
});

describe("a document", () => {
  beforeEach(async () => {
    await fill(store, "r1", 1, 3);
    await fill(store, "r2", 1, 3);
    await store.checkpoint();
    await fill(store, "r1", 4, 1);
  });

  it.each([
    { name: "is missing", spoil: null },
    { name: "is empty", spoil: () => Buffer.alloc(0) },
    { name: "was cut short", spoil: (bytes: Buffer) => bytes.subarray(0, bytes.length / 2) },
    { name: "has one wrong digit", spoil: flip('"yuan":"2"') },
    { name: "is zeros", spoil: (bytes: Buffer) => Buffer.alloc(bytes.length) },
    { name: "is another one", spoil: (bytes: Buffer) => Buffer.from(bytes.toString()) },
  ])("that $name is made good from the journal", async ({ name, spoil }) => {
    const killed = await folder.killedCopy();
    const file = "reports/r1.json";
    if (name === "is another one")
      await copyFile(killed.path("reports/r2.json"), killed.path(file));
    else if (spoil === null) await rm(killed.path(file));
    else await killed.edit(file, spoil);
    const spoilt = spoil === null ? null : await readFile(killed.path(file));

    const again = await killed.open();
    await expectFilled(again, "r1", 4);
    await expectFilled(again, "r2", 3);
    expect((await again.history("r1")).length).toBe(4);
    expect(killed.messages("error").length).toBe(1);
    const kept = await killed.names("damaged");
    expect(kept.length).toBe(spoil === null ? 0 : 1);
    if (spoilt !== null) {
      expect(spoilt.equals(await readFile(killed.path("damaged", kept[0] ?? "")))).toBe(true);
    }

    await again.close();
    killed.lines.length = 0;
    await expectFilled(await killed.open(), "r1", 4);
    expect(killed.messages("error")).toEqual([]);
  });

  it("of a chat is made good, its updates included", async () => {
    const killed = await folder.killedCopy();
    await killed.edit("chats/chat-r1.json", () => Buffer.from("{}"));
    const again = await killed.open();
    await expectFilled(again, "r1", 4);
    expect(await again.seen("chat-r1", "1")).toBe(true);
  });

  it("and the journal damaged cost that report, and no other", async () => {
    const killed = await folder.killedCopy();
    await rm(killed.path("reports/r1.json"));
    await killed.edit(FIRST_SEGMENT, flip('"yuan":"2"'));
    const again = await killed.open();
    await expect(again.load("x", "r1")).rejects.toThrow(/report r1: events before .* are lost/);
    await expectFilled(again, "r2", 3);
    await fill(again, "r2", 4, 1);
  });

  it("that lacks its last events, which the journal lacks too, is not passed off as whole", async () => {
    const old = await folder.killedCopy();
    await store.checkpoint();
    const killed = await folder.killedCopy();
    await copyFile(old.path("reports/r1.json"), killed.path("reports/r1.json"));
    await killed.edit(FIRST_SEGMENT, flip('"key":"k4"'));
    const again = await killed.open();
    await expect(again.load("x", "r1")).rejects.toThrow("only 3 of 4 events are left");
  });

  it("half written when the process was killed is no matter", async () => {
    const killed = await folder.killedCopy();
    const unfinished = "reports/r1.json.123456";
    await writeFile(killed.path(unfinished), '{"format":1,"crc32":"12');
    await writeFile(killed.path("index.json.42"), "");
    const again = await killed.open();
    await expectFilled(again, "r1", 4);
    expect(await killed.names("reports")).toEqual(["r1.json", "r2.json"]);
    expect(killed.messages("error")).toEqual([]);
  });
});

describe("the index", () => {
  it.each([
    { name: "missing", spoil: null },
    { name: "damaged", spoil: () => Buffer.from('{"format":1,"crc32":"00000000","body":{}}\n') },
    { name: "cut short", spoil: (bytes: Buffer) => bytes.subarray(0, 40) },
  ])("is made anew when it is $name", async ({ spoil }) => {
    await fill(store, "r1", 1, 3);
    await store.checkpoint();
    await fill(store, "r1", 4, 2);
    await fill(store, "r2", 1, 2);
    const summaries = await store.summaries({});
    const killed = await folder.killedCopy();
    if (spoil === null) await rm(killed.path("index.json"));
    else await killed.edit("index.json", spoil);
    const again = await killed.open();
    await expectFilled(again, "r1", 5);
    await expectFilled(again, "r2", 2);
    expect(await again.summaries({})).toEqual(summaries);
    expect(await killed.names("damaged")).toHaveLength(spoil === null ? 0 : 1);
    await fill(again, "r2", 3, 1);
    await again.close();
    await expectFilled(await killed.open(), "r2", 3);
  });

  it("that promises more than is left of a report is believed", async () => {
    await fill(store, "r1", 1, 2);
    await store.checkpoint();
    await fill(store, "r1", 3, 1);
    // Written while the report's document waits: it has two events, the journal the third.
    await fill(store, "r2", 1, 1);
    const killed = await folder.killedCopy();
    await store.checkpoint();
    await copyFile(folder.path("index.json"), killed.path("index.json"));
    await killed.edit(FIRST_SEGMENT, flip('"key":"k3"'));
    const again = await killed.open();
    await expect(again.load("x", "r1")).rejects.toThrow(StoreDamagedError);
  });
});

describe("a journal that is gone", () => {
  it("leaves the documents in use, and its history unreadable", async () => {
    await fill(store, "r1", 1, 3);
    await store.close();
    await rm(folder.path(FIRST_SEGMENT));
    const again = await folder.open();
    expect(folder.messages("error")).toEqual(["the end of the journal is missing"]);
    await expectFilled(again, "r1", 3);
    await fill(again, "r1", 4, 2);
    await expect(again.history("r1")).rejects.toThrow("is missing");
    await again.close();
    await expectFilled(await folder.open(), "r1", 5);
  });

  it("with its index leaves the documents in use", async () => {
    await fill(store, "r1", 1, 3);
    await store.close();
    await rm(folder.path(FIRST_SEGMENT));
    await rm(folder.path("index.json"));
    const again = await folder.open();
    await expectFilled(again, "r1", 3);
    await fill(again, "r1", 4, 2);
    await again.close();
    await expectFilled(await folder.open(), "r1", 5);
  });
});

describe("a folder a newer version wrote to", () => {
  it("is not opened when its journal has an event of unknown type", async () => {
    const commit = {
      update: "1",
      chat: "chat-r1",
      expected: { chat: 0, report: { id: "r1", version: 0 } },
      chatEvents: [],
      reportEvents: [
        // As a newer version would write it.
        { batch: "1", by: "x", at: "2030", event: { type: "archived" } as never },
      ],
    };
    await store.commit(commit).catch(() => undefined);
    const killed = await folder.killedCopy();
    const journal = await readFile(killed.path(FIRST_SEGMENT));
    await expect(killed.open()).rejects.toThrow(/newer version .*archived/s);
    await expect(killed.open()).rejects.toThrow(StoreDamagedError);
    expect(journal.equals(await readFile(killed.path(FIRST_SEGMENT)))).toBe(true);
    expect(await killed.names("damaged")).toEqual([]);
  });

  it("keeps its documents", async () => {
    await fill(store, "r1", 1, 1);
    await store.close();
    await folder.edit("reports/r1.json", () => Buffer.from('{"format":2,"whatever":1}'));
    const again = await folder.open();
    await expect(again.load("x", "r1")).rejects.toThrow("newer version");
    expect(await folder.names("reports")).toEqual(["r1.json"]);
  });
});

it("stops when a durable event cannot be applied", async () => {
  await fill(store, "r1", 1, 1);
  const { chat, report } = await store.load("chat-r1", "r1");
  const unknown = {
    update: "2",
    chat: "chat-r1",
    expected: { chat: chat.version, report: { id: "r1", version: report?.version ?? 0 } },
    chatEvents: [],
    reportEvents: [{ batch: "2", by: "x", at: "2030", event: { type: "archived" } as never }],
  };
  await expect(store.commit(unknown)).rejects.toThrow("unknown report event");
  await expect(readYuan(store, "r1", "k1")).rejects.toThrow("unknown report event");
});
