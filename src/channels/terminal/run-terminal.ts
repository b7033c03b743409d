import { clearLine, createInterface, cursorTo, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { ChatChannel, Timers, Update } from "../../workflow/ports.js";
import { createChoices } from "./choices.js";
import { createTerminalChannel } from "./terminal-channel.js";

/** The person at this machine; vouched for by being here. */
export const TERMINAL_ACCOUNT = "terminal:local";

export interface TerminalOptions {
  readonly input: Readable;
  readonly output: Writable;
  /** A person types here; else the lines come from a file or another program. */
  readonly isTerminal: boolean;
  readonly saveFile: (name: string, bytes: Uint8Array) => Promise<string>;
  readonly timers: Timers;
  readonly newId: () => string;
}

export interface TerminalChat {
  readonly channel: ChatChannel;
  /**
   * Greets, then takes what is typed until the end of the input (Ctrl-D) or a stop.
   *
   * @param bot.idle resolves when every reply was shown
   */
  run(bot: {
    readonly receive: (update: Update) => Promise<void>;
    readonly idle: () => Promise<void>;
  }): Promise<void>;
  stop(): void;
}

const PROMPT = "> ";
/** Lines that follow each other faster than anybody types were pasted as one block. */
const PASTE_MS = 40;

/** A chat in the terminal: numbered choices, files saved to disk. A line that ends in `\` goes on. */
export function createTerminalChat(options: TerminalOptions): TerminalChat {
  const { input, output, isTerminal, timers, newId } = options;
  const choices = createChoices();
  // Made when the chat runs: what was typed before waits in the stream.
  let lines: Interface | null = null;
  let isStopped = false;

  function show(text: string): void {
    if (isTerminal) {
      // The prompt, and what is typed behind it, moves below.
      clearLine(output, 0);
      cursorTo(output, 0);
    }
    output.write(`${text}\n\n`);
    if (isTerminal) lines?.prompt(true);
  }

  function readUpdate(typed: string): Update {
    const token = choices.find(typed);
    choices.turn();
    const id = newId();
    const body: Update["body"] =
      token === undefined ? { kind: "text", text: typed, messageId: id } : { kind: "press", token };
    return { id, account: TERMINAL_ACCOUNT, chat: TERMINAL_ACCOUNT, body };
  }

  return {
    channel: createTerminalChannel({ show, saveFile: options.saveFile }, choices),
    async run({ receive, idle }) {
      if (isStopped) return;
      const opened = createInterface({ input, output, terminal: isTerminal, prompt: PROMPT });
      lines = opened;
      opened.on("SIGINT", () => opened.close());
      let work = Promise.resolve();
      // One after another, and each reply is shown before the next line: its numbers belong to that reply.
      const say = (typed: string): void => {
        work = work.then(async () => {
          if (!isTerminal && typed !== "/start") output.write(`${PROMPT}${typed}\n`);
          await receive(readUpdate(typed));
          await idle();
        });
      };
      const block = collectLines({
        say,
        timers: isTerminal ? timers : null,
        isTyping: () => opened.line !== "",
      });
      say("/start");
      opened.on("line", (line) => block.add(line));
      await new Promise<void>((resolve) => opened.once("close", resolve));
      block.end();
      await work;
      if (isTerminal) output.write("\n都存好了，下次接着填。\n");
    },
    stop() {
      isStopped = true;
      lines?.close();
    },
  };
}

/** Puts lines together that are one message: a pasted block, and lines that end in `\`. */
function collectLines(options: {
  readonly say: (typed: string) => void;
  /** null: every line stands for itself. */
  readonly timers: Timers | null;
  /** Whether something stands on the line that is not ended yet. */
  readonly isTyping: () => boolean;
}): { add(line: string): void; end(): void } {
  const { say, timers, isTyping } = options;
  let held: string[] = [];
  let cancel = (): void => undefined;

  function end(): void {
    cancel();
    const typed = held.join("\n").trim();
    held = [];
    if (typed !== "") say(typed);
  }

  return {
    end,
    add(line) {
      cancel();
      const goesOn = line.endsWith("\\");
      held.push(goesOn ? line.slice(0, -1) : line);
      if (goesOn) return;
      if (timers === null) end();
      // The last line of a pasted block waits for its Enter.
      else cancel = timers.after(PASTE_MS, () => (isTyping() ? undefined : end()));
    },
  };
}
