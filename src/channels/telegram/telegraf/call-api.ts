import type { Telegram } from "telegraf";

/** The one call of the vendor's client that the channel makes; a test may pass an object literal. */
export type Api = Pick<Telegram, "callApi">;

type Signal = NonNullable<Parameters<Telegram["callApi"]>[2]>["signal"];

/**
 * The client's own limit is more than eight minutes, and a polling request it never ends.
 *
 * @returns options that end a call after so many milliseconds, or when `stop` says so
 */
export function endAfter(ms: number, stop?: AbortSignal): { signal: NonNullable<Signal> } {
  const limit = AbortSignal.timeout(ms);
  const signal = stop === undefined ? limit : AbortSignal.any([limit, stop]);
  // The client names the type of a polyfill; it takes the platform's own signals as well.
  return { signal: signal as unknown as NonNullable<Signal> };
}
