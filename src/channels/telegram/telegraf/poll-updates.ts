import { ALLOWED_UPDATES } from "../read-update.js";
import { endAfter, type Api } from "./call-api.js";
import { retryCall, type RetryOptions } from "./retry-call.js";

type TelegramUpdate = Awaited<ReturnType<typeof fetchUpdates>>[number];

export interface PollOptions extends RetryOptions {
  readonly telegram: Api;
  /** Resolves when the update is safe. Never rejects. */
  readonly takeUpdate: (update: TelegramUpdate) => Promise<void>;
}

const POLL_SECONDS = 50;
const CONFIRM_MS = 5_000;

/**
 * Fetches updates until stopped. Asking for the next ones confirms those before, so that is done only
 * when every one of them is safe; what was not confirmed comes again after a restart.
 *
 * The client's own loop is not used: it confirms also what failed, ends at a 409, waits out its pauses
 * at a stop, and hangs for ever on a connection that died silently.
 *
 * @throws {TelegramError} when the token is not valid
 */
export async function pollUpdates(options: PollOptions): Promise<void> {
  const { telegram, takeUpdate, stop } = options;
  let offset = 0;
  while (!stop.aborted) {
    const updates = await retryCall(options, () => fetchUpdates(telegram, offset, stop));
    if (updates === undefined) break;
    await Promise.all(updates.map(takeUpdate));
    const last = updates.at(-1);
    if (last !== undefined) offset = last.update_id + 1;
  }
  if (offset > 0) await confirm(telegram, offset);
}

function fetchUpdates(telegram: Api, offset: number, stop: AbortSignal) {
  return telegram.callApi(
    "getUpdates",
    { timeout: POLL_SECONDS, offset, allowed_updates: ALLOWED_UPDATES },
    endAfter((POLL_SECONDS + 20) * 1_000, stop),
  );
}

/** At a stop: what is safe already need not come again. */
async function confirm(telegram: Api, offset: number): Promise<void> {
  try {
    await telegram.callApi("getUpdates", { timeout: 0, offset, limit: 1 }, endAfter(CONFIRM_MS));
  } catch {
    // Then it comes again and is recognised as a repeated update.
  }
}
