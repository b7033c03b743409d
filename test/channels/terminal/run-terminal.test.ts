import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createMemoryStore } from "../../../storage/memory/memory-store.js";
import {
  createTerminalChat,
  TERMINAL_ACCOUNT,
} from "../../../src/channels/terminal/run-terminal.js";
import { createPaint } from "../../../src/channels/terminal/paint.js";
import { saveFile } from "../../../src/channels/terminal/save-file.js";
import type { LineHistory } from "../../../src/channels/terminal/keep-history.js";
import { createLineHistory } from "../../../src/channels/terminal/keep-history.js";
import { createFakeEngine } from "../../workflow/fake-engine.js";
import { createManualTimers, settlePromises } from "../../workflow/manual-timers.js";
import { createRecordingLog } from "../../workflow/recording-log.js";
import { createBot } from "../create-bot.js";

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "terminal-"));
});

afterEach(() => rm(dir, { recursive: true }));

/** A chat at a keyboard, or behind a pipe, with a small conversation. */
function setUp(isTerminal: boolean, given: { readonly history?: LineHistory } = {}) {
  const input = new PassThrough();
  const output = new PassThrough();
  const shown: string[] = [];
  output.on("data", (chunk: Buffer) => shown.push(chunk.toString("utf8")));
  const timers = createManualTimers();
  const log = createRecordingLog();
  const engine = createFakeEngine();
  let ids = 0;
  const chat = createTerminalChat({
    input,
    output,
    isTerminal,
    hasColours: isTerminal,
    history: given.history ?? { load: () => [], keep: () => undefined },
    timers,
    newId: () => `id${(ids += 1)}`,
    saveFile: (name, bytes) => saveFile(dir, name, bytes),
  });
  const accounts = [TERMINAL_ACCOUNT];
  const store = createMemoryStore();
  const bot = createBot(chat.channel, { store, engine, timers, log, accounts });
  const { done, stop } = chat.start(bot);
  return { input, timers, engine, done, stop, shown: () => shown.join("") };
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
  const { input, timers, engine, stop, done } = setUp(true);
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
  stop();
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
  const { input, stop, done, engine } = setUp(false);
  input.write("open r1\n");
  await settlePromises();
  stop();
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

it("sends a file of this machine, quoted as a terminal writes one that was dropped", async () => {
  const file = path.join(dir, "决算 表.xls");
  await writeFile(file, "bytes");
  const { input, done, engine, shown } = setUp(false);
  input.end(`/file '${file}'\n/file ${file.replaceAll(" ", "\\ ")}\n/file ${dir}/no.xls\n`);
  await done;
  expect(engine.steps).toEqual(["text /start", "file 决算 表.xls", "file 决算 表.xls"]);
  expect(shown()).toContain("没有找到这个文件");
});

it("paints where one is and what is wrong for a person, never for a pipe", () => {
  const text = "【公开01表 1/9·全表4%】本年收入合计，万元。\n⚠ 必须改：多2.70";
  expect(createPaint(false).message(text)).toBe(text);
  const painted = createPaint(true).message(text);
  expect(painted).toContain("\u001b[2m【公开01表 1/9·全表4%】\u001b[22m本年收入合计");
  expect(painted).toContain("\u001b[33m⚠ 必须改：\u001b[39m多2.70");
  expect(createPaint(true).choices("〔#1 新建〕")).toContain("\u001b[1m#1\u001b[22m");
});

it("changes progress in place while nothing was typed below it", async () => {
  const { input, timers, done, stop, shown } = setUp(true);
  input.write("open r1\n");
  await settlePromises();
  await timers.pass(40);
  input.write("/report\n");
  await settlePromises();
  await timers.pass(40);
  stop();
  await done;
  const after = shown().slice(shown().indexOf("正在生成")).replaceAll("\u001b", "␛");
  // Up over the text and the empty line below it, then everything from there is cleared.
  expect(after).toMatch(/^正在生成[^␛]*\n\n[^]*␛\[2A␛\[1G␛\[0J已完成/);
});

it("remembers lines for the arrow keys from chat to chat, for the owner alone", async () => {
  const file = path.join(dir, "history");
  const first = setUp(true, { history: createLineHistory(file) });
  await settlePromises();
  first.input.write("open r1\n");
  await settlePromises();
  await first.timers.pass(40);
  first.stop();
  await first.done;
  expect((await stat(file)).mode & 0o777).toBe(0o600);

  const second = setUp(true, { history: createLineHistory(file) });
  await settlePromises();
  second.input.write("\u001b[A\n");
  await settlePromises();
  await second.timers.pass(40);
  second.stop();
  await second.done;
  expect(second.engine.steps.at(-1)).toBe("text open r1");
});
