import { TelegramError } from "telegraf";
import { ChatBusyError, ChatRejectedError } from "../../../errors.js";

/** The connection was never made, so the request did not arrive. */
const NOT_CONNECTED = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  // Met while connecting; on a connection that stands the system tells of a reset long before.
  "ETIMEDOUT",
]);

/** What the client's HTTP library calls a failed request, and one that took too long. */
const NETWORK_ERRORS = new Set(["FetchError", "AbortError"]);

/**
 * What a failed call comes to for the outbox. Decided by numbers and codes, never by texts.
 *
 * @param what goes into the log line: the kind of message and the chat
 * @returns the error itself when it is a bug and no failure of the messenger
 */
export function translateError(cause: unknown, what: string): unknown {
  if (cause instanceof TelegramError) {
    const { code } = cause;
    if (code === 429) return busy(what, cause, "refused", cause.parameters?.retry_after ?? 1);
    if (code >= 500) return busy(what, cause, "refused", 0);
    // 400 is about this message; anything else (403 blocked, 401 token withdrawn) about all of them.
    const scope = code === 400 ? "message" : "chat";
    return new ChatRejectedError(`${what}: answered ${code}`, { cause, scope });
  }
  if (!(cause instanceof Error) || !NETWORK_ERRORS.has(cause.name)) return cause;
  const code = "code" in cause ? cause.code : undefined;
  const refused = typeof code === "string" && NOT_CONNECTED.has(code);
  return busy(what, cause, refused ? "refused" : "lost", 0);
}

function busy(
  what: string,
  cause: unknown,
  outcome: "refused" | "lost",
  retryAfterSeconds: number,
): ChatBusyError {
  return new ChatBusyError(`${what}: ${outcome}`, { cause, outcome, retryAfterSeconds });
}
