import { clearScreenDown, cursorTo, moveCursor, type Interface } from "node:readline";
import type { Writable } from "node:stream";
import type { Screen } from "./terminal-channel.js";

export interface ScreenOptions {
  readonly output: Writable;
  /** A person looks at it: what they type stays at the bottom. */
  readonly isTerminal: boolean;
  readonly saveFile: Screen["saveFile"];
  /** Where lines are typed; null before and after the chat. */
  readonly lines: () => Interface | null;
}

export interface TerminalScreen extends Screen {
  /** A line was typed below: what was shown before it stays. */
  typed(): void;
}

export function createScreen(options: ScreenOptions): TerminalScreen {
  const { output, isTerminal, saveFile, lines } = options;
  /** Rows of the last thing shown, when it may still be taken away. */
  let rows = 0;

  function write(text: string): void {
    output.write(`${text}\n\n`);
    rows = text.split("\n").length + 1;
  }

  return {
    saveFile,
    typed: () => void (rows = 0),
    show(text, instead = false) {
      if (!isTerminal) {
        write(text);
        return;
      }
      // The prompt, and what is typed behind it, moves below.
      const typing = lines();
      const above = typing === null ? 0 : typing.getCursorPos().rows;
      moveCursor(output, 0, -above - (instead ? rows : 0));
      cursorTo(output, 0);
      clearScreenDown(output);
      write(text);
      typing?.prompt(true);
    },
  };
}
