import { rm } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StoreUnavailableError } from "../../../src/errors.js";
import type { LowdbStore } from "../../../storage/lowdb/lowdb-store.js";
import { answer, type Answering, decide, readYuan } from "../commits.js";
import { DataFolder } from "./data-folder.js";
import { createFailingDisk, type FailingDisk } from "./failing-disk.js";

let folder: DataFolder;
let disk: FailingDisk;
let store: LowdbStore;

beforeEach(async () => {
  folder = await DataFolder.create();
  disk = createFailingDisk();
  store = await folder.open({ disk });
  await answer(store, { update: "1", yuan: "1" });
});
afterEach(() => folder.remove());

async function expectOnlyFirst(from: LowdbStore): Promise<void> {
  const { chat, report } = await from.load("terminal:1", "r1");
  expect([chat.version, report?.version]).toEqual([1, 1]);
  expect(await readYuan(from, "r1", "a")).toBe("1");
  expect(await from.seen("terminal:1", "2")).toBe(false);
  expect((await from.history("r1")).length).toBe(1);
}

describe.each([
  { code: "ENOSPC", reaches: "half" },
  { code: "ENOSPC", reaches: "nothing" },
  { code: "EROFS", reaches: "nothing" },
  { code: "EIO", reaches: "all" },
] as const)("a journal that fails with $code when $reaches of it was written", (failing) => {
  beforeEach(() => {
    disk.journalFails = failing.code;
    disk.reaches = failing.reaches;
  });

  it("acknowledges nothing and shows nothing of it", async () => {
    await expect(answer(store, { update: "2", yuan: "2" })).rejects.toThrow(StoreUnavailableError);
    await expectOnlyFirst(store);
    expect(folder.messages("error")).toEqual(["the journal cannot be written"]);
  });

  it("leaves nothing behind that a restart would find", async () => {
    await expect(answer(store, { update: "2", yuan: "2" })).rejects.toThrow(StoreUnavailableError);
    const killed = await folder.killedCopy();
    await expectOnlyFirst(await killed.open());
    expect(killed.messages("warn")).toEqual([]);
  });

  it("takes the same update once it works again", async () => {
    await expect(answer(store, { update: "2", yuan: "2" })).rejects.toThrow(StoreUnavailableError);
    disk.journalFails = null;
    expect(await answer(store, { update: "2", yuan: "3" })).toBe("ok");
    const killed = await folder.killedCopy();
    const again = await killed.open();
    expect(await readYuan(again, "r1", "a")).toBe("3");
    expect((await again.history("r1")).length).toBe(2);
  });

  it("writes nothing more while what it left cannot be cut off", async () => {
    disk.cutFails = true;
    await expect(answer(store, { update: "2", yuan: "2" })).rejects.toThrow(StoreUnavailableError);
    disk.journalFails = null;
    await expect(answer(store, { update: "3", yuan: "3" })).rejects.toThrow(StoreUnavailableError);
    await expectOnlyFirst(store);
    disk.cutFails = false;
    expect(await answer(store, { update: "4", yuan: "4" })).toBe("ok");
    const again = await (await folder.killedCopy()).open();
    expect((await again.history("r1")).map((event) => event.batch)).toEqual(["1", "4"]);
  });
});

describe("commits that wait while the journal fails", () => {
  it("fail with those they may have been decided on, and can come again", async () => {
    let release = (): void => undefined;
    disk.held = new Promise((resolve) => (release = resolve));
    const first = store.commit(await decide(store, { update: "2", yuan: "2" }));
    const others = ["a", "b", "c"].map((chat) =>
      answer(store, { update: "1", chat, report: chat }),
    );
    const results = Promise.allSettled([first, ...others]);
    // The others come while the first is on its way to the disk.
    await new Promise((resolve) => setImmediate(resolve));
    disk.journalFails = "ENOSPC";
    release();
    for (const result of await results) {
      expect(result.status === "rejected" && result.reason).toBeInstanceOf(StoreUnavailableError);
    }
    disk.journalFails = null;
    for (const chat of ["a", "b", "c"]) {
      expect(await answer(store, { update: "1", chat, report: chat })).toBe("ok");
    }
    expect(await answer(store, { update: "2", yuan: "2" })).toBe("ok");
  });

  it("show nobody what is not durable yet", async () => {
    let release = (): void => undefined;
    disk.held = new Promise((resolve) => (release = resolve));
    const commit = await decide(store, { update: "2", yuan: "2" });
    const waiting = store.commit(commit);
    const again = store.commit(commit);
    await new Promise((resolve) => setImmediate(resolve));
    await expectOnlyFirst(store);
    release();
    expect(await waiting).toBe("ok");
    expect(await again).toBe("duplicate");
    expect(await readYuan(store, "r1", "a")).toBe("2");
  });
});

describe("documents that cannot be written", () => {
  it("stop nobody, and lose nothing", async () => {
    disk.documentsFail = "ENOSPC";
    await store.checkpoint();
    expect(folder.messages("error")).toContain("a document cannot be written");
    expect(await answer(store, { update: "2", yuan: "2" })).toBe("ok");
    await store.close();
    expect(await folder.names("reports")).toEqual([]);
    const again = await folder.open();
    expect(await readYuan(again, "r1", "a")).toBe("2");
  });

  it("are written once it works again", async () => {
    disk.documentsFail = "ENOSPC";
    await store.checkpoint();
    disk.documentsFail = null;
    await store.checkpoint();
    expect(await folder.names("reports")).toEqual(["r1.json"]);
    expect(await folder.names("chats")).toEqual(["terminal+3a1.json"]);
  });
});

describe("a crowd that answers at the same moment", () => {
  const people = Array.from({ length: 40 }, (_, index) => `terminal:of-${String(index)}`);
  const about = (chat: string, update: string): Answering => ({
    update,
    chat,
    report: chat,
    yuan: update,
  });

  beforeEach(async () => {
    for (const chat of people) await answer(store, about(chat, "1"));
  });

  async function answerTogether(update: string): Promise<PromiseSettledResult<string>[]> {
    const commits = await Promise.all(people.map((chat) => decide(store, about(chat, update))));
    return Promise.allSettled(commits.map((commit) => store.commit(commit)));
  }

  it("keeps the disk busy from its first answers on, and is durable to the last one", async () => {
    const writes: number[] = [];
    const append = disk.append.bind(disk);
    disk.append = (fd, bytes, position, done) => {
      writes.push(position);
      append(fd, bytes, position, done);
    };
    for (const result of await answerTogether("2")) expect(result).toMatchObject({ value: "ok" });
    expect(writes.length).toBe(2);
    const again = await (await folder.killedCopy()).open();
    for (const chat of people) expect(await readYuan(again, chat, "a")).toBe("2");
  });

  it.each(["the disk fails", "the lock is taken away"])(
    "is told so, each of it and each time, when %s",
    async (what) => {
      if (what === "the disk fails") disk.journalFails = "ENOSPC";
      else await rm(folder.path("lock"), { recursive: true });
      for (const results of [await answerTogether("2"), await answerTogether("3")]) {
        for (const result of results) {
          expect(result.status === "rejected" && result.reason).toBeInstanceOf(
            StoreUnavailableError,
          );
        }
      }
      for (const chat of people) expect(await readYuan(store, chat, "a")).toBe("1");
    },
  );
});

it("is not opened on a disk that cannot be written", async () => {
  await store.close();
  const broken = createFailingDisk();
  broken.openJournal = async () => {
    throw Object.assign(new Error("EROFS"), { code: "EROFS", syscall: "open" });
  };
  await expect(folder.open({ disk: broken })).rejects.toThrow(StoreUnavailableError);
  expect(await folder.names("lock")).toEqual([]);
});

it("refuses everything once it is closed, and closes twice", async () => {
  const commit = await decide(store, { update: "2" });
  await Promise.all([store.close(), store.close()]);
  await expect(store.commit(commit)).rejects.toThrow(StoreUnavailableError);
  await expect(store.load("terminal:1", null)).rejects.toThrow(StoreUnavailableError);
});
