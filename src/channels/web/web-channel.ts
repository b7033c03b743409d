import type { ChatChannel, MessageRef, Out } from "../../workflow/ports.js";
import { tidyFileName } from "../tidy-file-name.js";
import type { KeptFiles } from "./transcript/kept-files.js";
import type { Ticks } from "./transcript/ticks.js";
import type { Transcripts } from "./transcript/transcripts.js";

export const WEB = "web";

/** Speaks to whoever has the page open, and keeps it for whoever has not. */
export function createWebChannel(options: {
  readonly transcripts: Transcripts;
  readonly files: KeptFiles;
  readonly ticks: Ticks;
}): ChatChannel {
  const { transcripts, files, ticks } = options;

  async function say(chat: string, out: Extract<Out, { kind: "message" }>): Promise<MessageRef> {
    const { text } = out;
    const buttons = out.buttons.map((row) => row.map(({ token, label }) => ({ token, label })));
    const ticked = ticks.redraws(chat, buttons);
    if (ticked !== undefined) {
      const changed = await transcripts.change(chat, ticked, { text, buttons });
      if (changed !== undefined) return changed.id;
    }
    const entry = { from: "bot", kind: "text", text, buttons } as const;
    return (await transcripts.add(chat, entry)).id;
  }

  async function send(
    chat: string,
    out: Extract<Out, { kind: "file" | "picture" }>,
  ): Promise<MessageRef> {
    const id = await files.put(chat, out.bytes);
    const file = { id, name: tidyFileName(out.name), size: out.bytes.length };
    const entry = { from: "bot", kind: out.kind, text: out.caption, file } as const;
    const shown = out.kind === "picture" ? { ...entry, alt: out.alt } : entry;
    return (await transcripts.add(chat, shown)).id;
  }

  async function showProgress(
    chat: string,
    { text, replaces }: Extract<Out, { kind: "progress" }>,
  ): Promise<MessageRef> {
    if (replaces !== undefined) {
      const changed = await transcripts.change(chat, replaces, { text });
      if (changed !== undefined) return changed.id;
    }
    return (await transcripts.add(chat, { from: "bot", kind: "progress", text })).id;
  }

  return {
    name: WEB,
    async deliver(chat, out) {
      switch (out.kind) {
        case "message":
          return say(chat, out);
        case "file":
        case "picture":
          return send(chat, out);
        case "progress":
          return showProgress(chat, out);
        default:
          throw new Error(`unknown message: ${JSON.stringify(out satisfies never)}`);
      }
    },
  };
}
