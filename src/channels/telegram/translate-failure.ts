import { ChatBusyError, ChatRejectedError } from "../../errors.js";
import { BotApiError } from "./bot-api.js";

/**
 * What a failed call comes to for the outbox.
 *
 * @param what goes into the log line: the kind of message and the chat
 * @returns the error itself when it is a bug and no failure of the messenger
 */
export function translateFailure(cause: unknown, what: string): unknown {
  if (!(cause instanceof BotApiError)) return cause;
  const { failure } = cause;
  if (failure.kind === "lost") return busy(what, cause, "lost", 0);
  if (failure.kind === "unreachable") return busy(what, cause, "refused", 0);
  const { status, retryAfterSeconds } = failure;
  if (status === 429) return busy(what, cause, "refused", retryAfterSeconds ?? 1);
  if (status >= 500) return busy(what, cause, "refused", 0);
  // 400 is about this message; anything else (403 blocked, 401 token withdrawn) about all of them.
  const scope = status === 400 ? "message" : "chat";
  return new ChatRejectedError(`${what}: answered ${status}`, { cause, scope });
}

function busy(
  what: string,
  cause: unknown,
  outcome: "refused" | "lost",
  retryAfterSeconds: number,
): ChatBusyError {
  return new ChatBusyError(`${what}: ${outcome}`, { cause, outcome, retryAfterSeconds });
}
