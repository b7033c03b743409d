import { mkdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StoreLockedError, StoreUnavailableError } from "../../../src/errors.js";
import { answer, readYuan } from "../commits.js";
import { DataFolder } from "./data-folder.js";

let folder: DataFolder;

beforeEach(async () => {
  folder = await DataFolder.create();
});
afterEach(() => folder.remove());

/** The lock a living store has put there, as data. */
async function ownLock(): Promise<object> {
  const store = await folder.open();
  const [name = ""] = await folder.names("lock");
  const lock: unknown = JSON.parse(await readFile(folder.path("lock", name), "utf8"));
  await store.close();
  return Object(lock) as object;
}

async function leaveLock(content: object | string): Promise<string> {
  const file = folder.path("lock", "left-behind.json");
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

describe("a data folder in use", () => {
  it("is refused to a second store, which is told who has it", async () => {
    await folder.open();
    const second = folder.open();
    await expect(second).rejects.toThrow(StoreLockedError);
    await expect(second).rejects.toThrow(`process ${process.pid} on `);
    await expect(second).rejects.toThrow("since 2020-08-01T08:00:00.000Z");
  });

  it("is not disturbed by the one that was refused", async () => {
    const store = await folder.open();
    await expect(folder.open()).rejects.toThrow(StoreLockedError);
    expect(await answer(store, { update: "1" })).toBe("ok");
    expect((await folder.names("lock")).length).toBe(1);
  });

  it("never gets two owners, however many start at the same time", async () => {
    const starts = await Promise.allSettled(Array.from({ length: 8 }, () => folder.open()));
    expect(starts.filter((start) => start.status === "fulfilled").length).toBeLessThanOrEqual(1);
    for (const start of starts) {
      if (start.status === "rejected") expect(start.reason).toBeInstanceOf(StoreLockedError);
    }
  });

  it("is free once its store is closed", async () => {
    await (await folder.open()).close();
    expect(await folder.names("lock")).toEqual([]);
    await folder.open();
    expect(folder.messages("warn")).toEqual([]);
  });
});

describe("a lock left behind", () => {
  it.each([
    { name: "its process is gone", change: { pid: 2 ** 22 - 1 } },
    { name: "its process number belongs to a later process", change: { started: "1" } },
  ])("is taken over when $name", async ({ change }) => {
    const lock = { ...(await ownLock()), id: "left-behind", ...change };
    await leaveLock(lock);
    await folder.open();
    expect(folder.messages("warn")).toEqual([
      "took over the data folder from a process that is gone",
    ]);
    expect((await folder.names("lock")).length).toBe(1);
  });

  it.each([
    { name: "of another machine", change: { host: "elsewhere", kernel: "another" } },
    { name: "of another container or an earlier boot", change: { kernel: "another" } },
  ])("$name is taken over when nobody touches it", async ({ change }) => {
    await leaveLock({ ...(await ownLock()), id: "left-behind", ...change });
    await folder.open({ lock: { silenceMs: 50 } });
    expect((await folder.names("lock")).length).toBe(1);
  });

  it("of another machine is respected when its owner touches it", async () => {
    const elsewhere = { id: "left-behind", host: "elsewhere", kernel: "another" };
    const file = await leaveLock({ ...(await ownLock()), ...elsewhere });
    let beats = 0;
    const beat = setInterval(() => {
      beats += 1;
      void utimes(file, beats, beats);
    }, 5);
    try {
      const opening = folder.open({ lock: { silenceMs: 200 } });
      await expect(opening).rejects.toThrow("on elsewhere");
    } finally {
      clearInterval(beat);
    }
    expect(await folder.names("lock")).toEqual(["left-behind.json"]);
  });

  it("that cannot be read is taken over when nobody touches it", async () => {
    await leaveLock("");
    await folder.open({ lock: { silenceMs: 50 } });
    expect((await folder.names("lock")).length).toBe(1);
  });
});

describe("a lock taken away", () => {
  it("stops the store before anything more is acknowledged", async () => {
    const store = await folder.open();
    await answer(store, { update: "1", yuan: "1" });
    await rm(folder.path("lock"), { recursive: true });
    const late = answer(store, { update: "2", yuan: "2" });
    await expect(late).rejects.toThrow(StoreUnavailableError);
    expect(await readYuan(store, "r1", "a")).toBe("1");
    await store.close();
    const again = await folder.open();
    expect(await readYuan(again, "r1", "a")).toBe("1");
    expect(await again.seen("terminal:1", "2")).toBe(false);
  });
});
