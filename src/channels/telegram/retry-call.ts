import type { Log, Timers } from "../../workflow/ports.js";
import { BotApiError } from "./bot-api.js";

const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;

export interface RetryOptions {
  readonly log: Log;
  readonly timers: Timers;
  readonly stop: AbortSignal;
}

/**
 * Repeats a call until it succeeds, waiting longer each time.
 *
 * @returns undefined when stopped before
 * @throws {BotApiError} when the answer would be the same every time: a wrong token or setting
 */
export async function retryCall<T>(
  { log, timers, stop }: RetryOptions,
  call: () => Promise<T>,
): Promise<T | undefined> {
  // A call, because it changes while we wait.
  const isStopped = (): boolean => stop.aborted;
  let backoffMs = FIRST_BACKOFF_MS;
  while (!isStopped()) {
    try {
      return await call();
    } catch (error) {
      if (isStopped()) return undefined;
      if (isFatal(error)) throw error;
      log.warn({ err: error }, "Telegram could not be reached");
      await pause(timers, Math.max(backoffMs, retryAfterMs(error)), stop);
      backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS);
    }
  }
  return undefined;
}

/** 409 (another process polls) and 429 pass; other refusals do not. */
function isFatal(error: unknown): boolean {
  if (!(error instanceof BotApiError) || error.failure.kind !== "answered") return false;
  const { status } = error.failure;
  return status < 500 && status !== 409 && status !== 429;
}

function retryAfterMs(error: unknown): number {
  if (!(error instanceof BotApiError) || error.failure.kind !== "answered") return 0;
  return (error.failure.retryAfterSeconds ?? 0) * 1_000;
}

/** Waits, but not beyond a stop. */
function pause(timers: Timers, ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      stop.removeEventListener("abort", end);
      resolve();
    };
    const cancel = timers.after(ms, end);
    stop.addEventListener("abort", end);
    if (stop.aborted) end();
  });
}
