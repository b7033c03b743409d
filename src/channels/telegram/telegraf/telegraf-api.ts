import { Telegram, TelegramError } from "telegraf";
import {
  BotApiError,
  brokenConnection,
  signalOf,
  type BotApi,
  type BotApiFailure,
  type CallLimit,
  type UploadTo,
} from "../bot-api.js";

type Method = Parameters<Telegram["callApi"]>[0];
type Signal = NonNullable<NonNullable<Parameters<Telegram["callApi"]>[2]>["signal"]>;

/** The Bot API by telegraf. Only its client is used: its own polling confirms also what failed. */
export function createTelegrafApi(token: string, apiRoot: string): BotApi {
  const telegram = new Telegram(token, { apiRoot, webhookReply: false });

  async function call<M extends Method>(
    method: M,
    payload: Parameters<typeof telegram.callApi<M>>[1],
    limit: CallLimit,
  ) {
    try {
      // The client names the type of a polyfill; it takes the platform's own signals as well.
      const signal = signalOf(limit) as unknown as Signal;
      return await telegram.callApi(method, payload, { signal });
    } catch (cause) {
      const failure = failureOf(cause);
      throw failure === undefined ? cause : new BotApiError(failure, { cause });
    }
  }

  const uploaded = ({ file }: UploadTo) => ({
    source: Buffer.from(file.bytes),
    filename: file.name,
  });

  return {
    getMe: async (limit) => (await call("getMe", {}, limit)).username,
    getUpdates: ({ kinds, ...query }, limit) =>
      call("getUpdates", { ...query, allowed_updates: kinds }, limit),
    sendMessage: async (chat, piece, limit) =>
      (await call("sendMessage", { chat_id: chat, ...piece }, limit)).message_id,
    editMessageText: (chat, message, piece, limit) =>
      call("editMessageText", { chat_id: chat, message_id: message, ...piece }, limit),
    async sendDocument(upload, limit) {
      const { chat, caption } = upload;
      const payload = {
        chat_id: chat,
        document: uploaded(upload),
        caption,
        parse_mode: "HTML",
      } as const;
      return (await call("sendDocument", payload, limit)).message_id;
    },
    async sendPhoto(upload, limit) {
      const { chat, caption } = upload;
      const payload = {
        chat_id: chat,
        photo: uploaded(upload),
        caption,
        parse_mode: "HTML",
      } as const;
      return (await call("sendPhoto", payload, limit)).message_id;
    },
    answerCallbackQuery: (id, limit) =>
      call("answerCallbackQuery", { callback_query_id: id }, limit),
    setMyCommands: (commands, limit) =>
      call("setMyCommands", { commands, scope: { type: "all_private_chats" } }, limit),
    setWebhook: ({ url, secret, kinds }, limit) =>
      call("setWebhook", { url, secret_token: secret, allowed_updates: kinds }, limit),
    deleteWebhook: (limit) => call("deleteWebhook", {}, limit),
    async fileUrl(fileId, limit) {
      const file = await call("getFile", { file_id: fileId }, limit);
      return (await telegram.getFileLink(file)).href;
    },
  };
}

/** What the client's HTTP library calls a failed request, and one that took too long. */
const NETWORK_ERRORS = new Set(["FetchError", "AbortError"]);

/** Decided by numbers and codes, never by texts. @returns undefined for a bug, which is no failure of Telegram */
function failureOf(cause: unknown): BotApiFailure | undefined {
  if (cause instanceof TelegramError) {
    const retryAfterSeconds = cause.parameters?.retry_after;
    return { kind: "answered", status: cause.code, retryAfterSeconds };
  }
  if (!(cause instanceof Error) || !NETWORK_ERRORS.has(cause.name)) return undefined;
  return brokenConnection("code" in cause ? cause.code : undefined);
}
