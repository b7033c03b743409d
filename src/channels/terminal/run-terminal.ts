import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { Timers, Update } from "../../workflow/ports.js";
import { MAX_FILE_BYTES } from "../file-limit.js";
import type { Bot, Messenger, Running } from "../messenger.js";
import { createChoices } from "../numbered-choices.js";
import { collectLines } from "./collect-lines.js";
import type { LineHistory } from "./keep-history.js";
import { openFile } from "./open-file.js";
import { createPaint } from "./paint.js";
import { createScreen } from "./screen.js";
import { createTerminalChannel } from "./terminal-channel.js";

/** The person at this machine; vouched for by being here. */
export const TERMINAL_ACCOUNT = "terminal:local";

export interface TerminalOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** A person types here; else the lines come from a file or another program. */
  readonly isTerminal: boolean;
  readonly hasColours: boolean;
  readonly history: LineHistory;
  readonly saveFile: (name: string, bytes: Uint8Array) => Promise<string>;
  readonly timers: Timers;
  readonly newId: () => string;
}

const PROMPT = "> ";
/** Sends a file of this machine: /file 决算.xls */
const FILE = /^\/file\s+(.+)$/;

/** A chat in the terminal: numbered choices, files saved to disk. A line that ends in `\` goes on. */
export function createTerminalChat(options: TerminalOptions): Messenger {
  const { input, output, isTerminal, history, timers, newId } = options;
  const choices = createChoices();
  const paint = createPaint(options.hasColours);
  // Made when the chat runs: what was typed before waits in the stream.
  let lines: Interface | null = null;
  const { saveFile } = options;
  const screen = createScreen({ output, isTerminal, saveFile, lines: () => lines });

  async function readBody(typed: string, id: string): Promise<Update["body"] | undefined> {
    const [, path] = FILE.exec(typed) ?? [];
    if (path !== undefined) return readFileBody(path);
    const token = choices.find(typed);
    if (token !== undefined) return { kind: "press", token };
    return { kind: "text", text: typed, messageId: id };
  }

  async function readFileBody(path: string): Promise<Update["body"] | undefined> {
    const file = await openFile(path);
    if (file === undefined) screen.show(`没有找到这个文件：${path}`);
    else if (file.size <= MAX_FILE_BYTES) return file;
    else screen.show("这个文件超过20MB，没有发。请另存一份小些的再发。");
    return undefined;
  }

  async function say(typed: string, { receive, idle }: Bot): Promise<void> {
    if (!isTerminal && typed !== "/start") output.write(`${PROMPT}${typed}\n`);
    const id = newId();
    const body = await readBody(typed, id);
    if (body === undefined) return;
    choices.turn();
    await receive({ id, account: TERMINAL_ACCOUNT, chat: TERMINAL_ACCOUNT, body });
    await idle();
  }

  function open(): Interface {
    const opened = createInterface({
      input,
      output,
      terminal: isTerminal,
      prompt: paint.prompt(PROMPT),
      history: isTerminal ? history.load() : [],
      removeHistoryDuplicates: true,
    });
    opened.on("SIGINT", () => opened.close());
    // What readline tells as its history holds what is typed in this chat as well.
    if (isTerminal) opened.on("history", (typed: readonly string[]) => history.keep(typed));
    return opened;
  }

  async function talk(bot: Bot, opened: Interface): Promise<void> {
    let work = Promise.resolve();
    // One after another, and each reply is shown before the next line: its numbers belong to that reply.
    const queue = (typed: string): void => void (work = work.then(() => say(typed, bot)));
    const block = collectLines({
      say: queue,
      timers: isTerminal ? timers : null,
      isTyping: () => opened.line !== "",
    });
    queue("/start");
    opened.on("line", (line) => {
      screen.typed();
      block.add(line);
    });
    await new Promise<void>((resolve) => opened.once("close", resolve));
    lines = null;
    block.end();
    await work;
    if (isTerminal) output.write("\n都存好了，下次接着填。\n");
  }

  return {
    channel: createTerminalChannel({ screen, choices, paint }),
    routes: [],
    linkFor: () => undefined,
    start(bot): Running {
      const opened = open();
      lines = opened;
      return { done: talk(bot, opened), stop: () => opened.close() };
    },
  };
}
