import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough, Writable } from "node:stream";
import type { Running } from "../../../src/channels/messenger.js";
import {
  createTerminalChat,
  TERMINAL_ACCOUNT,
} from "../../../src/channels/terminal/run-terminal.js";
import { saveFile } from "../../../src/channels/terminal/save-file.js";
import { describeChannel, type Kit, type Shown, type World } from "../contract.js";
import { until } from "../until.js";

const TRAITS = {
  edits: false,
  progress: "below",
  crowd: false,
  canFail: false,
  redelivers: false,
} as const;

describeChannel("terminal", TRAITS, async (kit) =>
  openWorld(kit, await mkdtemp(path.join(tmpdir(), "terminal-"))),
);

/** A program that types for a person, line by line, and reads what is printed. */
function openWorld(kit: Kit, dir: string): World {
  const printed: string[] = [];
  let ids = 0;
  let input: PassThrough;

  function start(): Running {
    input = new PassThrough();
    const output = new Writable({
      decodeStrings: false,
      write(chunk: string, _encoding, done) {
        printed.push(chunk);
        done();
      },
    });
    const messenger = createTerminalChat({
      input,
      output,
      isTerminal: false,
      hasColours: false,
      history: { load: () => [], keep: () => undefined },
      timers: kit.timers,
      newId: () => `id${(ids += 1)}`,
      saveFile: (name, bytes) => saveFile(path.join(dir, "out"), name, bytes),
    });
    return messenger.start(kit.connect(messenger, [TERMINAL_ACCOUNT]));
  }

  let running = start();
  const stop = async (): Promise<void> => {
    input.end();
    await running.done;
  };
  const shown = (): Shown[] => printed.filter((text) => text.endsWith("\n\n")).map(readShown);

  return {
    person: () => ({
      says: async (text) => void input.write(`${text.replaceAll("\n", "\\\n")}\n`),
      async sendsFile(name, bytes) {
        const file = path.join(dir, name);
        await writeFile(file, bytes);
        input.write(`/file ${file}\n`);
      },
      presses: async (label) => {
        const number = shown().at(-1)?.labels.indexOf(label) ?? -1;
        input.write(`#${number + 1}\n`);
      },
      edits: () => Promise.reject(new Error("a line that was printed stays")),
      repeats: () => Promise.reject(new Error("nothing comes twice")),
      // What is said at the start is no answer to anybody.
      shown: () => shown().filter(({ text }) => text !== "先新建报告" && !isGreeting(text)),
    }),
    async restart() {
      await stop();
      running = start();
      await until(() => isGreeting(shown().at(-1)?.text ?? ""));
    },
    failNext: () => undefined,
    async end() {
      await stop();
      await rm(dir, { recursive: true });
    },
  };
}

/** What the small conversation answers to /start where a report is open. */
function isGreeting(text: string): boolean {
  return text === "已记录 /start";
}

const CHOICE = /〔#\d+ ([^〕]*)〕/g;

function readShown(printed: string): Shown {
  const lines = printed.slice(0, -2).split("\n");
  const choices = lines.at(-1)?.startsWith("〔#") === true ? (lines.pop() ?? "") : "";
  const labels = [...choices.matchAll(CHOICE)].map(([, label]) => label ?? "");
  const [, kind, file] = /^(图)?已保存：(.*)$/.exec(lines.at(-1) ?? "") ?? [];
  if (file === undefined) return { text: lines.join("\n"), labels };
  const text = lines.slice(0, -1).join("\n");
  const bytes = readFileSync(file);
  return kind === undefined
    ? { text, labels, file: { name: path.basename(file), bytes } }
    : { text, labels, picture: { bytes, says: text } };
}
