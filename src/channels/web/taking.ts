import { z } from "zod";
import type { Update } from "../../workflow/ports.js";
import type { Bot } from "../messenger.js";
import { chatOf, type Room } from "./rooms.js";
import type { Ticks } from "./transcript/ticks.js";
import type { Transcripts } from "./transcript/transcripts.js";
import { WEB } from "./web-channel.js";

/** Made by the page; the same when it asks again. */
export const UPDATE_ID = z.string().regex(/^[a-z0-9]{8,40}$/);
const MAX_TEXT = 100_000;

/** What the page sends of what somebody did. */
export const DONE = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("text"),
    text: z.string().max(MAX_TEXT),
    /** Not shown as something said: the page opens. */
    quiet: z.literal(true).optional(),
    /** What was tapped, where a command stands behind it. */
    shown: z.string().max(60).optional(),
  }),
  z.object({ kind: z.literal("edit"), messageId: UPDATE_ID, text: z.string().max(MAX_TEXT) }),
  z.object({ kind: z.literal("press"), token: z.string().max(64) }),
]);
export type Done =
  | z.infer<typeof DONE>
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array };

export interface Doer {
  readonly name: string;
  readonly room: Room;
  readonly bot: Bot;
}

/** Takes what people did. */
export interface Taking {
  /** Resolves when it is safe. The same id again waits for the first. */
  take(doer: Doer, id: string, done: Done): Promise<void>;
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
}

/** Ids of a chat that are remembered, so that a question asked again is not answered again. */
const MOST_REMEMBERED = 200;

export function createTaking(options: {
  readonly transcripts: Transcripts;
  readonly ticks: Ticks;
}): Taking {
  const { transcripts, ticks } = options;
  const underWay = new Set<Promise<void>>();
  const taken = new Map<string, Map<string, Promise<void>>>();

  /** Shows what they did among what was said. */
  async function show(chat: string, id: string, done: Done): Promise<void> {
    const transcript = await transcripts.open(chat);
    if (done.kind === "edit") {
      await transcripts.change(chat, done.messageId, { text: done.text, edited: true });
      return;
    }
    if (done.kind === "press") {
      const found = transcript.findButton(done.token);
      const isTick = found !== undefined && ticks.press(chat, found.entry, found.label);
      if (isTick || transcript.find(id) !== undefined) return;
      const text = found?.label ?? "（按钮）";
      await transcripts.add(chat, { id, from: "me", kind: "press", text });
      return;
    }
    if (transcript.find(id) !== undefined || (done.kind === "text" && done.quiet)) return;
    if (done.kind === "text") {
      const { text, shown } = done;
      const entry =
        shown === undefined
          ? ({ kind: "text", text } as const)
          : ({ kind: "press", text: shown } as const);
      await transcripts.add(chat, { id, from: "me", ...entry });
      return;
    }
    const file = { id: "", name: done.name, size: done.bytes.length };
    await transcripts.add(chat, { id, from: "me", kind: "file", text: "", file });
  }

  async function take({ name, room, bot }: Doer, id: string, done: Done): Promise<void> {
    const chat = chatOf(name, room);
    ticks.turn(chat);
    await show(chat, id, done);
    await bot.receive({
      id,
      account: `${WEB}:${name}`,
      chat: `${WEB}:${chat}`,
      body: readBody(id, done),
    });
  }

  return {
    take(doer, id, done) {
      const chat = chatOf(doer.name, doer.room);
      const known = taken.get(chat) ?? new Map<string, Promise<void>>();
      taken.set(chat, known);
      const before = known.get(id);
      if (before !== undefined) return before;
      const work = take(doer, id, done).finally(() => underWay.delete(work));
      underWay.add(work);
      known.set(id, work);
      work.catch(() => known.delete(id));
      const [oldest] = known.keys();
      if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
      return work;
    },
    async settle() {
      await Promise.allSettled(underWay);
    },
  };
}

function readBody(id: string, done: Done): Update["body"] {
  switch (done.kind) {
    case "text":
      return { kind: "text", text: done.text, messageId: id };
    case "edit":
      return { kind: "edit", text: done.text, messageId: done.messageId };
    case "press":
      return { kind: "press", token: done.token };
    case "file":
      return {
        kind: "file",
        name: done.name,
        size: done.bytes.length,
        open: () => Promise.resolve(done.bytes),
      };
    default:
      throw new Error(`unknown: ${JSON.stringify(done satisfies never)}`);
  }
}
