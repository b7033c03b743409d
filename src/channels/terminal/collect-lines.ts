import type { Timers } from "../../workflow/ports.js";

/** Lines that follow each other faster than anybody types were pasted as one block. */
const PASTE_MS = 40;

export interface CollectOptions {
  /** A message is complete. */
  readonly say: (typed: string) => void;
  /** null: every line stands for itself. */
  readonly timers: Timers | null;
  /** Whether something stands on the line that is not ended yet. */
  readonly isTyping: () => boolean;
}

/** Puts lines together that are one message: a pasted block, and lines that end in `\`. */
export function collectLines(options: CollectOptions): { add(line: string): void; end(): void } {
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
