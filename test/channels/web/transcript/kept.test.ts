import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Entry } from "../../../../src/channels/web/transcript/entry.js";
import { createKeptFiles } from "../../../../src/channels/web/transcript/kept-files.js";
import { createKeptJson } from "../../../../src/channels/web/transcript/kept-json.js";
import { createTranscriptFiles } from "../../../../src/channels/web/transcript/transcript-files.js";
import { createRecordingLog } from "../../../workflow/recording-log.js";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "web-kept-"));
});

afterEach(() => rm(dir, { recursive: true }));

const entry = (order: number, text: string, changed = order): Entry => ({
  ...{ id: `b${order}`, order, changed, at: "2026-11-24T04:00:00.000Z" },
  ...{ from: "bot", kind: "text", text },
});

describe("what was said in a chat", () => {
  it("is there again after a restart, each entry as it was last", async () => {
    const log = createRecordingLog();
    const before = createTranscriptFiles(dir, log);
    await Promise.all([
      before.keep("张会计", entry(1, "一")),
      before.keep("张会计", entry(2, "二")),
      before.keep("张会计", entry(1, "改", 3)),
      before.keep("li", entry(1, "别人的")),
    ]);
    const kept = await createTranscriptFiles(dir, log).load("张会计");
    expect(kept.map(({ text }) => text)).toEqual(["改", "二"]);
    expect(await createTranscriptFiles(dir, log).load("nobody")).toEqual([]);
    expect(log.lines).toEqual([]);
  });

  it("is for the owner of the process alone, whatever the chat is called", async () => {
    await createTranscriptFiles(dir, createRecordingLog()).keep("../../x", entry(1, "一"));
    const [name = ""] = await readdir(dir);
    expect(name).toMatch(/^[0-9a-f]+\.jsonl$/);
    expect((await stat(path.join(dir, name))).mode & 0o777).toBe(0o600);
  });

  it("passes over a line that a power cut tore", async () => {
    const files = createTranscriptFiles(dir, createRecordingLog());
    await files.keep("zhang", entry(1, "一"));
    const [name = ""] = await readdir(dir);
    await appendFile(path.join(dir, name), '{"id":"b2","ord');
    expect(await files.load("zhang")).toHaveLength(1);
    await files.keep("zhang", entry(2, "二"));
    expect(await files.load("zhang")).toHaveLength(2);
  });

  it("writes what a person said with the answer to it, and when it is asked for", async () => {
    const files = createTranscriptFiles(dir, createRecordingLog());
    await files.keep("zhang", { ...entry(1, "462.96"), from: "me" });
    expect(await readdir(dir)).toEqual([]);
    await files.keep("zhang", entry(2, "已记录"));
    await files.keep("zhang", { ...entry(3, "12"), from: "me" });
    const kept = await files.load("zhang");
    expect(kept.map(({ text }) => text)).toEqual(["462.96", "已记录", "12"]);
  });

  it("grows no longer than it may while the bot runs", async () => {
    const files = createTranscriptFiles(dir, createRecordingLog());
    for (let count = 1; count <= 2_100; count += 100) {
      const hundred = Array.from({ length: 100 }, (_, i) => entry(count + i, `第${count + i}条`));
      const keeping = hundred.map((one) => files.keep("zhang", one));
      // Some come while others are being written.
      await Promise.race(keeping);
      keeping.push(...hundred.slice(0, 9).map((one) => files.keep("zhang", one)));
      await Promise.all(keeping);
    }
    const [name = ""] = await readdir(dir);
    const lines = (await readFile(path.join(dir, name), "utf8")).trim().split("\n");
    expect(lines.length).toBeLessThan(1_000);
    expect((await files.load("zhang")).at(-1)?.text).toBe("第2100条");
  });

  it("keeps the newest of a long chat, in a file that was made short again", async () => {
    const files = createTranscriptFiles(dir, createRecordingLog());
    await files.keep("zhang", entry(1, "一"));
    const [name = ""] = await readdir(dir);
    const lines = Array.from({ length: 2_500 }, (_, i) => JSON.stringify(entry(i + 1, `第${i}条`)));
    await writeFile(path.join(dir, name), `${lines.join("\n")}\n`);
    const kept = await files.load("zhang");
    expect([kept.length, kept.at(-1)?.text]).toEqual([300, "第2499条"]);
    expect((await readFile(path.join(dir, name), "utf8")).split("\n")).toHaveLength(301);
  });

  it("is not worth failing for", async () => {
    const log = createRecordingLog();
    const blocked = path.join(dir, "file");
    await writeFile(blocked, "");
    await createTranscriptFiles(blocked, log).keep("zhang", entry(1, "一"));
    expect(log.lines).toEqual(["warn: a transcript could not be kept"]);
  });
});

describe("files that were sent", () => {
  it("are there for whose chat it is, the newest of them", async () => {
    let ids = 0;
    const files = createKeptFiles(dir, () => `f${(ids += 1)}`);
    const id = await files.put("zhang", Buffer.from("一"));
    expect(Buffer.from((await files.get("zhang", id)) ?? []).toString()).toBe("一");
    expect(await files.get("li", id)).toBeUndefined();
    for (let count = 0; count < 40; count += 1) await files.put("zhang", Buffer.from("x"));
    const [folder = ""] = await readdir(dir);
    expect(await readdir(path.join(dir, folder))).toHaveLength(30);
  });

  it.each(["../zhang/f1", "..", "", "F1", "f1/..", "f1\0"])("are not found by %j", async (id) => {
    const files = createKeptFiles(dir, () => "f1");
    await files.put("zhang", Buffer.from("x"));
    expect(await files.get("zhang", id)).toBeUndefined();
  });
});

describe("a small document", () => {
  it("comes back as saved, and as its fallback when it is damaged", async () => {
    const file = path.join(dir, "deep", "list.json");
    const kept = createKeptJson(file, z.array(z.string()), []);
    expect(await kept.load()).toEqual([]);
    await Promise.all([kept.save(["a"]), kept.save(["a", "b"])]);
    expect(await kept.load()).toEqual(["a", "b"]);
    await writeFile(file, '{"a":1}');
    expect(await kept.load()).toEqual([]);
  });
});
