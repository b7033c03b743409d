import { UPDATE_KINDS, type BotApi, type RawUpdate } from "./bot-api.js";
import { retryCall, type RetryOptions } from "./retry-call.js";

export interface PollOptions extends RetryOptions {
  readonly api: Pick<BotApi, "getUpdates">;
  /** Resolves when the update is safe. Never rejects. */
  readonly takeUpdate: (update: RawUpdate) => Promise<void>;
}

const POLL_SECONDS = 50;
const CONFIRM_MS = 5_000;
/** Most the Bot API gives at once. */
const BATCH = 100;

/**
 * Fetches updates until stopped. Asking for the next ones confirms those before, so that is done only
 * when every one of them is safe; what was not confirmed comes again after a restart. The updates of a
 * batch are handed over at once, so that nobody waits for anybody else's.
 *
 * The loops of the clients are not used: telegraf's confirms also what failed, ends at a 409 and hangs
 * for ever on a connection that died silently; that of node-telegram-bot-api takes one update after
 * another.
 *
 * @throws {BotApiError} when the token is not valid
 */
export async function pollUpdates(options: PollOptions): Promise<void> {
  const { api, takeUpdate, stop } = options;
  let offset = 0;
  while (!stop.aborted) {
    const query = { offset, timeout: POLL_SECONDS, limit: BATCH, kinds: UPDATE_KINDS };
    const limit = { ms: (POLL_SECONDS + 20) * 1_000, stop };
    const updates = await retryCall(options, () => api.getUpdates(query, limit));
    if (updates === undefined) break;
    await Promise.all(updates.map(takeUpdate));
    const last = updates.at(-1);
    if (last !== undefined) offset = last.update_id + 1;
  }
  if (offset > 0) await confirm(api, offset);
}

/** At a stop: what is safe already need not come again. */
async function confirm(api: PollOptions["api"], offset: number): Promise<void> {
  try {
    const query = { timeout: 0, offset, limit: 1, kinds: UPDATE_KINDS };
    await api.getUpdates(query, { ms: CONFIRM_MS });
  } catch {
    // Then it comes again and is recognised as a repeated update.
  }
}
