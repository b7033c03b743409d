import {
  Api,
  InputFile,
  isAbortError,
  NetworkError,
  ParseError,
  TelegramApiError,
  TimeoutError,
} from "node-telegram-bot-api";
import {
  BotApiError,
  brokenConnection,
  signalOf,
  type BotApi,
  type BotApiFailure,
  type CallLimit,
  type UploadTo,
} from "../bot-api.js";

/** The Bot API by node-telegram-bot-api. Only its client is used: its own polling takes one update after another. */
export function createNtbaApi(token: string, apiRoot: string): BotApi {
  // Its own retries would send a message twice after a lost reply; its own time limit is ours.
  const api = new Api(token, { apiRoot, maxRetries: 0, timeoutMs: 0, fetch: fetchEnvelope });

  async function call<T>(limit: CallLimit, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await run(signalOf(limit));
    } catch (cause) {
      const failure = failureOf(cause);
      throw failure === undefined ? cause : new BotApiError(failure, { cause });
    }
  }

  const uploaded = ({ file }: UploadTo): InputFile =>
    new InputFile(Uint8Array.from(file.bytes), { filename: file.name });

  return {
    async getMe(limit) {
      const me = await call(limit, (signal) => api.getMe(signal));
      return me.username ?? "";
    },
    getUpdates: ({ kinds, ...query }, limit) =>
      call(limit, (signal) => api.getUpdates({ ...query, allowed_updates: [...kinds] }, signal)),
    async sendMessage(chat, piece, limit) {
      const params = { chat_id: chat, ...piece };
      return (await call(limit, (signal) => api.sendMessage(params, signal))).message_id;
    },
    editMessageText: (chat, message, piece, limit) =>
      call(limit, (signal) =>
        api.editMessageText({ chat_id: chat, message_id: message, ...piece }, signal),
      ),
    async sendDocument(upload, limit) {
      const { chat, caption } = upload;
      const params = {
        chat_id: chat,
        document: uploaded(upload),
        caption,
        parse_mode: "HTML",
      } as const;
      return (await call(limit, (signal) => api.sendDocument(params, signal))).message_id;
    },
    async sendPhoto(upload, limit) {
      const { chat, caption } = upload;
      const params = {
        chat_id: chat,
        photo: uploaded(upload),
        caption,
        parse_mode: "HTML",
      } as const;
      return (await call(limit, (signal) => api.sendPhoto(params, signal))).message_id;
    },
    answerCallbackQuery: (id, limit) =>
      call(limit, (signal) => api.answerCallbackQuery({ callback_query_id: id }, signal)),
    setMyCommands: (commands, limit) =>
      call(limit, (signal) =>
        api.setMyCommands(
          { commands: [...commands], scope: { type: "all_private_chats" } },
          signal,
        ),
      ),
    setWebhook: ({ url, secret, kinds }, limit) =>
      call(limit, (signal) =>
        api.setWebhook({ url, secret_token: secret, allowed_updates: [...kinds] }, signal),
      ),
    deleteWebhook: (limit) => call(limit, (signal) => api.deleteWebhook({}, signal)),
    async fileUrl(fileId, limit) {
      const file = await call(limit, (signal) => api.getFile({ file_id: fileId }, signal));
      return `${apiRoot.replace(/\/+$/, "")}/file/bot${token}/${file.file_path ?? ""}`;
    },
  };
}

/** A gateway's error page has no envelope, and the client would keep its status to itself. */
const fetchEnvelope: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.status < 500) return response;
  await response.arrayBuffer();
  const { status } = response;
  return Response.json({ ok: false, error_code: status, description: "gateway" }, { status });
};

/** Decided by types, numbers and codes, never by texts. @returns undefined for a bug, which is no failure of Telegram */
function failureOf(cause: unknown): BotApiFailure | undefined {
  if (cause instanceof TelegramApiError) {
    const { errorCode: status, retryAfter: retryAfterSeconds } = cause;
    return { kind: "answered", status, retryAfterSeconds };
  }
  // Our own time limit comes as it is.
  if (cause instanceof TimeoutError || isAbortError(cause)) return { kind: "lost" };
  // An answer that is no JSON is a proxy's: whether Telegram got the request is not known.
  if (cause instanceof ParseError) return { kind: "lost" };
  if (cause instanceof NetworkError) return brokenConnection(innermostCode(cause));
  return undefined;
}

/** fetch hides what the system said below one or two errors of its own. */
function innermostCode(error: Error): unknown {
  let code: unknown;
  for (let one: unknown = error.cause; one instanceof Error; one = one.cause) {
    if ("code" in one) code = one.code;
  }
  return code;
}
