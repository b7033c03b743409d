import { z } from "zod";
import type { Update } from "../../workflow/ports.js";

/** What a Telegram update comes to. */
export type Incoming =
  | { readonly kind: "update"; readonly update: Update; readonly press?: string }
  /** Somebody spoke to the bot outside a private chat. `press`: id of the callback to answer. */
  | { readonly kind: "group"; readonly chat: string; readonly press?: string }
  /** Nothing for us: a service message, another bot. */
  | { readonly kind: "none" };

/** Kinds of content the conversation cannot read. A message of none of them is a service message. */
const UNREADABLE = [
  "animation",
  "audio",
  "contact",
  "dice",
  "game",
  "live_photo",
  "location",
  "paid_media",
  "photo",
  "poll",
  "checklist",
  "sticker",
  "story",
  "venue",
  "video",
  "video_note",
  "voice",
] as const;

const PERSON = z.object({ id: z.int(), is_bot: z.boolean().optional() });
const CHAT = z.object({ id: z.int(), type: z.string() });
const MESSAGE = z.looseObject({
  message_id: z.int(),
  from: PERSON.optional(),
  chat: CHAT,
  text: z.string().optional(),
  document: z
    .object({
      file_id: z.string(),
      file_name: z.string().optional(),
      file_size: z.number().optional(),
    })
    .optional(),
});
const UPDATE = z.object({
  update_id: z.int(),
  message: MESSAGE.optional(),
  edited_message: MESSAGE.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: PERSON,
      data: z.string().optional(),
      message: z.object({ chat: CHAT }).optional(),
    })
    .optional(),
});
type Message = z.infer<typeof MESSAGE>;

/**
 * Reads what came over the wire. Forwarded messages are text like any other.
 *
 * @param download fetches a file by Telegram's id of it
 */
export function readUpdate(
  raw: unknown,
  download: (fileId: string) => Promise<Uint8Array>,
): Incoming {
  const parsed = UPDATE.safeParse(raw);
  if (!parsed.success) return { kind: "none" };
  const { update_id, message, edited_message, callback_query } = parsed.data;
  const id = String(update_id);
  if (callback_query !== undefined) {
    const { from, data, message: origin } = callback_query;
    const chat = origin?.chat ?? { id: from.id, type: "private" };
    const press = callback_query.id;
    if (chat.type !== "private") return { kind: "group", chat: name(chat.id), press };
    const body = { kind: "press", token: data ?? "" } as const;
    return {
      kind: "update",
      press,
      update: { id, account: name(from.id), chat: name(chat.id), body },
    };
  }
  const said = message ?? edited_message;
  if (said?.from === undefined || said.from.is_bot === true) return { kind: "none" };
  const body = edited_message === undefined ? readNew(said, download) : readEdit(said);
  if (body === undefined) return { kind: "none" };
  if (said.chat.type !== "private") {
    return message === undefined ? { kind: "none" } : { kind: "group", chat: name(said.chat.id) };
  }
  return {
    kind: "update",
    update: { id, account: name(said.from.id), chat: name(said.chat.id), body },
  };
}

function readNew(
  message: Message,
  download: (fileId: string) => Promise<Uint8Array>,
): Update["body"] | undefined {
  const { text, document } = message;
  if (text !== undefined) return { kind: "text", text, messageId: String(message.message_id) };
  // An animation comes with a document beside it, for old clients.
  if (UNREADABLE.some((kind) => message[kind] !== undefined)) return { kind: "other" };
  if (document === undefined) return undefined;
  return {
    kind: "file",
    name: document.file_name ?? "",
    size: document.file_size ?? 0,
    open: () => download(document.file_id),
  };
}

function readEdit({ text, message_id }: Message): Update["body"] | undefined {
  return text === undefined ? undefined : { kind: "edit", text, messageId: String(message_id) };
}

function name(id: number): string {
  return `telegram:${id}`;
}
