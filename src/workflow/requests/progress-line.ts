import type { Outbox } from "../outbox.js";
import type { MessageRef } from "../ports.js";

/** One message of a chat that tells how far something is, changed in place. */
export interface ProgressLine {
  /** Shows a text; resolves when it is queued behind the one before. Never rejects. */
  show(text: string): Promise<void>;
}

export function createProgressLine(outbox: Outbox, chat: string): ProgressLine {
  let shown: Promise<MessageRef | undefined> | undefined;
  return {
    async show(text) {
      if (shown === undefined) {
        shown = outbox.post(chat, { kind: "progress", text });
        return;
      }
      // Given up by the messenger: then there is nothing to change.
      const replaces = await shown;
      if (replaces !== undefined) void outbox.post(chat, { kind: "progress", text, replaces });
    },
  };
}
