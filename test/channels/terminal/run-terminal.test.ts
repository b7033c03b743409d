import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createMemoryStore } from "../../../storage/memory/memory-store.js";
import {
  createTerminalChat,
  TERMINAL_ACCOUNT,
} from "../../../src/channels/terminal/run-terminal.js";
import { saveFile } from "../../../src/channels/terminal/save-file.js";
import { createAuthorise } from "../../../src/workflow/authorise.js";
import { createOutbox } from "../../../src/workflow/outbox.js";
import { createReceive } from "../../../src/workflow/receive.js";
import { createWorkflow } from "../../../src/workflow/workflow.js";
import { createFakeEngine } from "../../workflow/fake-engine.js";
import { createManualTimers, settlePromises } from "../../workflow/manual-timers.js";
import { createRecordingLog } from "../../workflow/recording-log.js";
import { createFakeJobs } from "../../workflow/set-up.js";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "terminal-"));
});

afterEach(() => rm(dir, { recursive: true }));

/** A chat at a keyboard, or behind a pipe, with a small conversation. */
function setUp(isTerminal: boolean) {
  const input = new PassThrough();
  const output = new PassThrough();
  const shown: string[] = [];
  output.on("data", (chunk: Buffer) => shown.push(chunk.toString("utf8")));
  const timers = createManualTimers();
  const log = createRecordingLog();
  const engine = createFakeEngine();
  let ids = 0;
  const newId = (): string => `id${(ids += 1)}`;
  const chat = createTerminalChat({
    input,
    output,
    isTerminal,
    timers,
    newId,
    saveFile: (name, bytes) => saveFile(dir, name, bytes),
  });
  const outbox = createOutbox({ channels: [chat.channel], timers, log });
  const workflow = createWorkflow({
    store: createMemoryStore(),
    engine,
    packs: [],
    jobs: createFakeJobs(),
    clock: { now: () => "2026-11-24T04:00:00.000Z" },
    ids: { next: newId },
    log,
    authorise: createAuthorise([TERMINAL_ACCOUNT]),
    outbox,
    dateOf: (now) => now.slice(0, 10),
  });
  const receive = createReceive({ handle: workflow.handle, outbox, log });
  const idle = async (): Promise<void> => {
    await workflow.settle();
    await outbox.idle();
  };
  const done = chat.run({ receive, idle });
  return { input, timers, engine, chat, done, shown: () => shown.join("") };
}

it("talks by lines, with numbered choices, until the input ends", async () => {
  const { input, done, shown } = setUp(false);
  input.end("open r1\n12.3\n1\n清单\n");
  await done;
  expect(shown()).toBe(
    [
      "先新建报告\n〔#1 清单〕\n",
      "> open r1\n已新建 r1\n〔#1 清单〕\n",
      "> 12.3\n已记录 12.3\n〔#1 清单〕\n",
      '> 1\n按了 {"do":"list"}\n〔#1 清单〕\n',
      '> 清单\n按了 {"do":"list"}\n〔#1 清单〕\n\n',
    ].join("\n"),
  );
});

it("saves the report and tells where, before it ends", async () => {
  const { input, done, shown } = setUp(false);
  input.end("open r1\n/report\n");
  await done;
  const file = path.join(dir, "2019.docx");
  expect(shown()).toContain(`已保存：${file}`);
  expect(await readFile(file, "utf8")).toBe("[]");
});

it("takes a pasted block as one message, and typed lines one by one", async () => {
  const { input, timers, engine, chat, done } = setUp(true);
  await settlePromises();
  input.write("open r1\n");
  await settlePromises();
  await timers.pass(40);
  input.write("205\t教育\n206\t科技\n208\t社保");
  await settlePromises();
  // The last line has no end yet: it belongs to the block all the same.
  await timers.pass(1_000);
  expect(engine.steps).toEqual(["text /start", "text open r1"]);
  input.write("\n");
  await settlePromises();
  await timers.pass(40);
  chat.stop();
  await done;
  expect(engine.steps.slice(2)).toEqual(["text 205\t教育\n206\t科技\n208\t社保"]);
});

it("goes on after a line that ends in a backslash, also behind a pipe", async () => {
  const { input, engine, done } = setUp(false);
  input.end("一\\\n二\\\n三\n\n四");
  await done;
  expect(engine.steps).toEqual(["text /start", "text 一\n二\n三", "text 四"]);
});

it("stops when told, with what was typed taken care of", async () => {
  const { input, chat, done, engine } = setUp(false);
  input.write("open r1\n");
  await settlePromises();
  chat.stop();
  await done;
  expect(engine.steps).toEqual(["text /start", "text open r1"]);
});

it("overwrites no file and leaves the folder by no name", async () => {
  expect(await saveFile(dir, "决算.docx", Buffer.from("1"))).toBe(path.join(dir, "决算.docx"));
  expect(await saveFile(dir, "决算.docx", Buffer.from("2"))).toBe(path.join(dir, "决算 (2).docx"));
  expect(await readFile(path.join(dir, "决算.docx"), "utf8")).toBe("1");
  const hostile = await saveFile(dir, "../../etc/x:\n.docx", Buffer.from("3"));
  expect(path.dirname(hostile)).toBe(dir);
  expect(path.dirname(await saveFile(dir, "..", Buffer.from("4")))).toBe(dir);
});
