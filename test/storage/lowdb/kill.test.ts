import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { DataFolder } from "./data-folder.js";
import { compileClerks } from "./compile-program.js";

let programs: string;

beforeAll(async () => {
  programs = await compileClerks();
});
afterAll(() => rm(programs, { recursive: true, force: true }));
/** Runs clerks on a folder until they have said what is waited for, then kills them. */
async function runClerks(
  dir: string,
  isEnough: (said: readonly string[]) => boolean,
): Promise<readonly string[]> {
  const program = path.join(programs, "clerks-program.mjs");
  const child = spawn(process.execPath, [program, dir], { stdio: ["ignore", "pipe", "inherit"] });
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (isEnough(said)) child.kill("SIGKILL");
  }
  return said;
}

function numbers(said: readonly string[], word: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const line of said) {
    const [first, report = "", number] = line.split(" ");
    if (first === word) found.set(report, Number(number));
  }
  return found;
}

function countKept(said: readonly string[]): number {
  return said.filter((line) => line.startsWith("kept ")).length;
}

describe("a killed process", () => {
  // Two folders side by side, each killed 25 times, after 1, 2, … acknowledged answers.
  it.concurrent.each(["left", "right"])(
    "loses nothing it acknowledged, 25 times of 25 (%s)",
    async () => {
      const own = await DataFolder.create();
      const kept = new Map<string, number>();
      for (let kill = 1; kill <= 25; kill += 1) {
        const said = await runClerks(own.dir, (lines) => countKept(lines) >= kill);
        const has = numbers(said, "has");
        for (const [report, version] of kept) {
          // One answer may have been written and its acknowledgement not sent.
          expect([version, version + 1]).toContain(has.get(report));
        }
        for (const [report, version] of numbers(said, "has")) kept.set(report, version);
        for (const [report, version] of numbers(said, "kept")) kept.set(report, version);
        expect(said.filter((line) => !/^(has|kept) /.test(line))).toEqual([]);
      }
      const store = await own.open();
      for (const [report, version] of kept) {
        const events = await store.history(report);
        expect(events.length).toBeGreaterThanOrEqual(version);
        expect(events.map((event) => event.batch)).toEqual(events.map((_, n) => `${n + 1}`));
        const loaded = await store.load(report, report);
        expect(loaded.report?.answers.size).toBe(events.length);
        expect(loaded.chat.version).toBe(events.length);
      }
      await own.remove();
    },
    120_000,
  );
});

describe("a second process", () => {
  let folder: DataFolder;

  beforeEach(async () => {
    folder = await DataFolder.create();
  });
  afterEach(() => folder.remove());

  it("is refused while the first lives, and told who has the folder", async () => {
    const store = await folder.open();
    const said = await runClerks(folder.dir, () => false);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^refused STORE_LOCKED .*in use by process \d+ on /);
    expect(said[0]).toContain(`process ${process.pid} `);
    await store.checkpoint();
  });

  it("is let in once the first was killed", async () => {
    await runClerks(folder.dir, (said) => countKept(said) >= 1);
    expect(await folder.names("lock")).toHaveLength(1);
    await folder.open();
    expect(folder.messages("warn")).toContain(
      "took over the data folder from a process that is gone",
    );
  });
});
