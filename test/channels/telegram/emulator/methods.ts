import { z } from "zod";
import { ApiError, badRequest } from "./api-error.js";
import { parseHtml } from "./parse-html.js";
import type { UpdateQueue } from "./update-queue.js";

/** A message as people see it. */
export interface ShownMessage {
  readonly id: number;
  readonly chat: number;
  readonly text: string;
  readonly buttons: readonly (readonly { readonly label: string; readonly token: string }[])[];
  readonly document?: { readonly name: string; readonly bytes: Buffer };
  readonly photo?: { readonly name: string; readonly bytes: Buffer };
  /** Texts it had before it was edited, the oldest first. */
  readonly before: readonly string[];
}

/** Everything the emulated Telegram knows of one bot. */
export interface BotState {
  readonly queue: UpdateQueue;
  /** Chats people began; a bot cannot begin one. */
  readonly chats: Set<number>;
  readonly blocked: Set<number>;
  readonly messages: Map<number, ShownMessage>;
  readonly files: Map<string, Buffer>;
  /** Presses that can still be answered. */
  readonly presses: Set<string>;
  readonly answered: string[];
  commands: readonly { readonly command: string; readonly description: string }[];
  webhook: { readonly url: string; readonly secret: string | undefined } | null;
  nextMessageId(): number;
}

const MAX_TEXT = 4_096;
const MAX_CAPTION = 1_024;
const MAX_TOKEN_BYTES = 64;
const MAX_BUTTONS = 100;

const CHAT_ID = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
]);
const KEYBOARD = z.strictObject({
  inline_keyboard: z.array(
    z.array(z.strictObject({ text: z.string().min(1), callback_data: z.string().min(1) })).min(1),
  ),
});
const TEXT = {
  chat_id: CHAT_ID,
  text: z.string(),
  parse_mode: z.literal("HTML").optional(),
  link_preview_options: z.strictObject({ is_disabled: z.boolean() }).optional(),
  reply_markup: KEYBOARD.optional(),
};
const UPLOAD = z.object({ filename: z.string().min(1), bytes: z.instanceof(Buffer) });
// Fields nobody documented are refused: a slip in a name must not pass.
const PARAMS = {
  getMe: z.strictObject({}),
  sendMessage: z.strictObject(TEXT),
  editMessageText: z.strictObject({ ...TEXT, message_id: z.int() }),
  sendDocument: z.strictObject({
    chat_id: CHAT_ID,
    document: UPLOAD,
    caption: z.string().optional(),
    parse_mode: z.literal("HTML").optional(),
    method: z.literal("sendDocument").optional(),
  }),
  sendPhoto: z.strictObject({
    chat_id: CHAT_ID,
    photo: UPLOAD,
    caption: z.string().optional(),
    parse_mode: z.literal("HTML").optional(),
    method: z.literal("sendPhoto").optional(),
  }),
  answerCallbackQuery: z.strictObject({
    callback_query_id: z.string(),
    text: z.string().max(200).optional(),
  }),
  getUpdates: z.strictObject({
    offset: z.int().default(0),
    limit: z.int().min(1).max(100).default(100),
    timeout: z.int().min(0).default(0),
    allowed_updates: z.array(z.string()).optional(),
  }),
  getFile: z.strictObject({ file_id: z.string() }),
  setWebhook: z.strictObject({
    url: z.string(),
    secret_token: z
      .string()
      .regex(/^[\w-]{1,256}$/)
      .optional(),
    allowed_updates: z.array(z.string()).optional(),
  }),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().optional() }),
  setMyCommands: z.strictObject({
    commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^[a-z0-9_]{1,32}$/),
          description: z.string().min(1).max(256),
        }),
      )
      .max(100),
    scope: z.strictObject({ type: z.literal("all_private_chats") }).optional(),
  }),
} as const;
export type MethodName = keyof typeof PARAMS;
type Params<M extends MethodName> = z.output<(typeof PARAMS)[M]>;

/** The methods of the Bot API that the bot uses, on one bot's state. */
export function createMethods(state: BotState): {
  call(method: string, params: unknown): Promise<unknown>;
} {
  const methods: { readonly [M in MethodName]: (params: Params<M>) => unknown } = {
    getMe: () => ({ id: 1, is_bot: true, first_name: "决算公开助手", username: "juesuan_bot" }),
    sendMessage(params) {
      assertReachable(state, params.chat_id);
      const message = show(params, state.nextMessageId(), []);
      state.messages.set(message.id, message);
      return describe(message);
    },
    editMessageText(params) {
      assertReachable(state, params.chat_id);
      const old = state.messages.get(params.message_id);
      if (old?.chat !== params.chat_id) throw badRequest("message to edit not found");
      const message = show(params, old.id, [...old.before, old.text]);
      if (message.text === old.text && isSame(message.buttons, old.buttons)) {
        throw badRequest("message is not modified");
      }
      state.messages.set(message.id, message);
      return describe(message);
    },
    sendDocument(params) {
      assertReachable(state, params.chat_id);
      const text = readText(params.caption ?? "", params.parse_mode, MAX_CAPTION);
      const { filename: name, bytes } = params.document;
      const id = state.nextMessageId();
      const document = { name, bytes };
      const message = { id, chat: params.chat_id, text, buttons: [], document, before: [] };
      state.messages.set(id, message);
      return { ...describe(message), document: { file_id: `sent${id}`, file_name: name } };
    },
    sendPhoto(params) {
      assertReachable(state, params.chat_id);
      const text = readText(params.caption ?? "", params.parse_mode, MAX_CAPTION);
      const { filename: name, bytes } = params.photo;
      if (!isPicture(bytes)) throw badRequest("IMAGE_PROCESS_FAILED");
      const id = state.nextMessageId();
      const photo = { name, bytes };
      const message = { id, chat: params.chat_id, text, buttons: [], photo, before: [] };
      state.messages.set(id, message);
      return describe(message);
    },
    answerCallbackQuery({ callback_query_id: id }) {
      if (!state.presses.delete(id)) {
        throw badRequest("query is too old and response timeout expired or query ID is invalid");
      }
      state.answered.push(id);
      return true;
    },
    getUpdates({ offset, limit, timeout }) {
      if (state.webhook !== null) {
        throw new ApiError(409, "Conflict: can't use getUpdates method while webhook is active");
      }
      return state.queue.poll(offset, limit, timeout * 1_000);
    },
    getFile({ file_id }) {
      const bytes = state.files.get(file_id);
      if (bytes === undefined) throw badRequest("invalid file_id");
      return { file_id, file_size: bytes.length, file_path: `documents/${file_id}` };
    },
    setWebhook({ url, secret_token }) {
      if (!url.startsWith("https://")) throw badRequest("bad webhook: HTTPS URL must be provided");
      state.webhook = { url, secret: secret_token };
      state.queue.endPoll();
      return true;
    },
    deleteWebhook() {
      state.webhook = null;
      return true;
    },
    setMyCommands({ commands }) {
      state.commands = commands;
      return true;
    },
  };

  function run(method: MethodName, params: unknown): unknown {
    const parsed = PARAMS[method].safeParse(params);
    if (!parsed.success) throw badRequest(z.prettifyError(parsed.error));
    // The schema and the method go by the same name.
    return methods[method](parsed.data as never);
  }

  return {
    async call(method, params) {
      if (!isMethod(method)) throw new ApiError(404, "Not Found: method not found");
      return run(method, params);
    },
  };
}

function isMethod(name: string): name is MethodName {
  return Object.hasOwn(PARAMS, name);
}

function assertReachable(state: BotState, chat: number): void {
  if (state.blocked.has(chat)) throw new ApiError(403, "Forbidden: bot was blocked by the user");
  if (!state.chats.has(chat)) throw badRequest("chat not found");
}

function show(
  params: Params<"sendMessage"> | Params<"editMessageText">,
  id: number,
  before: readonly string[],
): ShownMessage {
  const text = readText(params.text, params.parse_mode, MAX_TEXT);
  if (text.trim() === "") throw badRequest("message text is empty");
  const rows = params.reply_markup?.inline_keyboard ?? [];
  if (rows.flat().length > MAX_BUTTONS) throw badRequest("reply markup is too long");
  for (const { callback_data } of rows.flat()) {
    if (Buffer.byteLength(callback_data) > MAX_TOKEN_BYTES) throw badRequest("BUTTON_DATA_INVALID");
  }
  const buttons = rows.map((row) =>
    row.map((button) => ({ label: button.text, token: button.callback_data })),
  );
  return { id, chat: params.chat_id, text, buttons, before };
}

/** Telegram counts UTF-16 units, after the markup was read. */
function readText(text: string, mode: string | undefined, limit: number): string {
  const shown = mode === undefined ? text : parseHtml(text);
  if (shown.length > limit) throw badRequest("message is too long");
  return shown;
}

function describe(message: ShownMessage): object {
  const chat = { id: message.chat, type: "private" };
  return { message_id: message.id, date: 0, chat, text: message.text };
}

/** PNG or JPEG. */
function isPicture(bytes: Buffer): boolean {
  return bytes.subarray(1, 4).toString() === "PNG" || bytes.subarray(0, 2).equals(JPEG_START);
}

const JPEG_START = Buffer.from([0xff, 0xd8]);

function isSame(a: ShownMessage["buttons"], b: ShownMessage["buttons"]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
