import type { HtmlText, TextPiece } from "./compose-message.js";

/** Ends a call after so many milliseconds, or when told to. */
export interface CallLimit {
  readonly ms: number;
  readonly stop?: AbortSignal;
}

export function signalOf({ ms, stop }: CallLimit): AbortSignal {
  const limit = AbortSignal.timeout(ms);
  return stop === undefined ? limit : AbortSignal.any([limit, stop]);
}

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is sent with a file: escaped, and short enough. */
export interface UploadTo {
  readonly chat: string;
  readonly file: Upload;
  readonly caption: string;
}

/**
 * The calls of Telegram's Bot API that the bot makes: what a client is for. A client retries nothing on
 * its own, since after a lost reply it would send twice; what it throws is a `BotApiError`.
 */
export interface BotApi {
  /** @returns the bot's name */
  getMe(limit: CallLimit): Promise<string>;
  /** Waits up to `timeout` seconds; what is below `offset` is confirmed and does not come again. */
  getUpdates(query: UpdateQuery, limit: CallLimit): Promise<readonly RawUpdate[]>;
  /** @returns the id of the message */
  sendMessage(chat: string, piece: TextPiece, limit: CallLimit): Promise<number>;
  editMessageText(
    chat: string,
    message: number,
    piece: HtmlText,
    limit: CallLimit,
  ): Promise<unknown>;
  sendDocument(upload: UploadTo, limit: CallLimit): Promise<number>;
  sendPhoto(upload: UploadTo, limit: CallLimit): Promise<number>;
  answerCallbackQuery(id: string, limit: CallLimit): Promise<unknown>;
  /** The menu of private chats. */
  setMyCommands(commands: readonly BotCommand[], limit: CallLimit): Promise<unknown>;
  setWebhook(webhook: WebhookSettings, limit: CallLimit): Promise<unknown>;
  deleteWebhook(limit: CallLimit): Promise<unknown>;
  /** @returns where the bytes of a file somebody sent are to be fetched, the token in it */
  fileUrl(fileId: string, limit: CallLimit): Promise<string>;
}

export interface UpdateQuery {
  readonly offset: number;
  /** Seconds; 0: what is there now. */
  readonly timeout: number;
  readonly limit: number;
  readonly kinds: readonly UpdateKind[];
}

/** The kinds of update the bot reads; Telegram is asked for no others. */
export const UPDATE_KINDS = ["message", "edited_message", "callback_query"] as const;
export type UpdateKind = (typeof UPDATE_KINDS)[number];

/** As it came over the wire; `readUpdate` checks it. */
export interface RawUpdate {
  readonly update_id: number;
}

export interface BotCommand {
  readonly command: string;
  readonly description: string;
}

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
  readonly kinds: readonly UpdateKind[];
}

/** How a call failed, whichever client made it. */
export type BotApiFailure =
  /** Telegram said no. */
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly retryAfterSeconds: number | undefined;
    }
  /** The request surely did not arrive. */
  | { readonly kind: "unreachable" }
  /** It may have arrived: the reply was lost, or took too long. */
  | { readonly kind: "lost" };

export class BotApiError extends Error {
  override readonly name = "BotApiError";
  readonly failure: BotApiFailure;

  constructor(failure: BotApiFailure, options: ErrorOptions) {
    super(failure.kind === "answered" ? `answered ${failure.status}` : failure.kind, options);
    this.failure = failure;
  }
}

/** The connection was never made, so the request did not arrive. */
const NOT_CONNECTED = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  // Met while connecting; on a connection that stands the system tells of a reset long before.
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** What a broken connection comes to, by the code the system gave it. */
export function brokenConnection(code: unknown): BotApiFailure {
  return typeof code === "string" && NOT_CONNECTED.has(code)
    ? { kind: "unreachable" }
    : { kind: "lost" };
}
