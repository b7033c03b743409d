import { z } from "zod";
import type { Messenger } from "../../../src/channels/messenger.js";
import { createChoices, type Choices } from "../../../src/channels/numbered-choices.js";
import { MAX_FILE_BYTES } from "../../../src/channels/file-limit.js";
import { tidyFileName } from "../../../src/channels/tidy-file-name.js";
import type { HttpAnswer } from "../../../src/http/route.js";
import { ChatBusyError, ChatRejectedError } from "../../../src/errors.js";
import type { Out, Update } from "../../../src/workflow/ports.js";
import type { Receive } from "../../../src/workflow/receive.js";

/** What the messenger posts to us when somebody said something. */
const ARRIVED = z.object({
  id: z.string(),
  from: z.string().regex(/^\d+$/),
  text: z.string().optional(),
  file: z.object({ name: z.string(), base64: z.string() }).optional(),
});

/**
 * A messenger as plain as they come, for the page "How to add a channel": it posts what people say to an
 * address of ours, and takes what we say by POST. No buttons, no edits, nothing changes in place.
 */
export function createPigeon(options: {
  /** Where it takes messages. */
  readonly sendTo: string;
  /** Shared with it: proves that a request comes from it. */
  readonly secret: string;
}): Messenger {
  const choices = new Map<string, Choices>();
  let receive: Receive | null = null;

  function choicesOf(chat: string): Choices {
    const known = choices.get(chat) ?? createChoices();
    choices.set(chat, known);
    return known;
  }

  async function post(chat: string, message: object): Promise<string> {
    const response = await fetch(options.sendTo, {
      method: "POST",
      body: JSON.stringify({ to: chat, ...message }),
    }).catch((cause: unknown) => {
      throw new ChatBusyError("pigeon is away", { cause, outcome: "lost", retryAfterSeconds: 0 });
    });
    if (response.status === 404) throw new ChatRejectedError(`nobody at ${chat}`);
    if (!response.ok) {
      throw new ChatBusyError("pigeon is busy", { outcome: "refused", retryAfterSeconds: 1 });
    }
    return response.text();
  }

  function describe(chat: string, out: Out): object {
    switch (out.kind) {
      case "message":
        return { text: [out.text, ...choicesOf(chat).number(out)].join("\n") };
      case "progress":
        return { text: out.text };
      case "file":
        return { text: out.caption, file: attach(out) };
      case "picture":
        return { text: [out.caption, out.alt].filter(Boolean).join("\n"), picture: attach(out) };
      default:
        throw new Error(`unknown message: ${JSON.stringify(out satisfies never)}`);
    }
  }

  function readBody(arrived: z.infer<typeof ARRIVED>): Update["body"] {
    const { id, from, file, text } = arrived;
    if (file !== undefined) return readFile(file);
    if (text === undefined) return { kind: "other" };
    const token = choicesOf(from).find(text);
    choicesOf(from).turn();
    return token === undefined ? { kind: "text", text, messageId: id } : { kind: "press", token };
  }

  async function take(raw: string): Promise<HttpAnswer> {
    // Not listening yet, or any more: it comes again.
    if (receive === null) return { status: 503 };
    const arrived = ARRIVED.safeParse(JSON.parse(raw));
    if (!arrived.success) return { status: 400 };
    const who = `pigeon:${arrived.data.from}`;
    const { id } = arrived.data;
    await receive({ id, account: who, chat: who, body: readBody(arrived.data) });
    return { status: 200 };
  }

  return {
    channel: { name: "pigeon", deliver: (chat, out) => post(chat, describe(chat, out)) },
    linkFor: () => undefined,
    routes: [
      {
        method: "POST",
        path: "/pigeon",
        // Base64 is a third longer.
        maxBodyBytes: MAX_FILE_BYTES * 1.4,
        refuse: ({ headers }) =>
          headers["x-secret"] === options.secret ? undefined : { status: 403 },
        answer: ({ body }) => take(body.toString("utf8")),
      },
    ],
    start(bot) {
      receive = bot.receive;
      let stop = (): void => undefined;
      const done = new Promise<void>((resolve) => (stop = resolve));
      return {
        done,
        stop() {
          receive = null;
          stop();
        },
      };
    },
  };
}

function attach({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): object {
  return { name: tidyFileName(name), base64: Buffer.from(bytes).toString("base64") };
}

function readFile(file: { readonly name: string; readonly base64: string }): Update["body"] {
  const bytes = Buffer.from(file.base64, "base64");
  return {
    kind: "file",
    name: file.name,
    size: bytes.length,
    async open() {
      if (bytes.length <= MAX_FILE_BYTES) return bytes;
      throw new ChatRejectedError("file too large", { scope: "message" });
    },
  };
}
