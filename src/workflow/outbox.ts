import { ChatBusyError, ChatRejectedError } from "../errors.js";
import type { ChatChannel, Log, MessageRef, Out, Timers } from "./ports.js";

/** Sends what people are told: in order within a chat, chats side by side, again when it did not arrive. */
export interface Outbox {
  /**
   * Queues and returns at once.
   *
   * @param chat "telegram:1234": channel name and the chat's id there
   * @returns where the channel put it, or undefined when it was given up; never rejects
   */
  post(chat: string, out: Out): Promise<MessageRef | undefined>;
  /** Resolves when nothing waits, for this chat or for all. */
  idle(chat?: string): Promise<void>;
  /** Sends what waits, gives up the rest when the time is over, and takes nothing more. */
  drain(deadlineMs: number): Promise<void>;
}

export interface OutboxOptions {
  readonly channels: readonly ChatChannel[];
  readonly timers: Timers;
  readonly log: Log;
  /** Most messages and bytes that wait for one chat; the oldest are dropped. */
  readonly maxWaiting?: number;
  readonly maxWaitingBytes?: number;
}

interface Letter {
  readonly out: Out;
  readonly bytes: number;
  resolve(ref: MessageRef | undefined): void;
}

interface Lane {
  readonly letters: Letter[];
  bytes: number;
  /** Whoever waits for the lane to be empty. */
  readonly watchers: (() => void)[];
}

const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 60_000;

export function createOutbox(options: OutboxOptions): Outbox {
  const { timers, log, maxWaiting = 200, maxWaitingBytes = 16_000_000 } = options;
  const channels = new Map(options.channels.map((channel) => [channel.name, channel]));
  const lanes = new Map<string, Lane>();
  const sleepers = new Set<() => void>();
  let closed = false;
  let givenUp = false;

  function post(chat: string, out: Out): Promise<MessageRef | undefined> {
    if (closed) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const letter = { out, bytes: sizeOf(out), resolve };
      const lane = lanes.get(chat);
      if (lane === undefined) {
        const opened = { letters: [letter], bytes: letter.bytes, watchers: [] };
        lanes.set(chat, opened);
        void run(chat, opened);
        return;
      }
      lane.letters.push(letter);
      lane.bytes += letter.bytes;
      trim(chat, lane);
    });
  }

  /** Drops the oldest that wait; the first is on its way and stays. */
  function trim(chat: string, lane: Lane): void {
    let dropped = 0;
    while (
      lane.letters.length > 2 &&
      (lane.letters.length > maxWaiting || lane.bytes > maxWaitingBytes)
    ) {
      const [letter] = lane.letters.splice(1, 1);
      if (letter === undefined) break;
      lane.bytes -= letter.bytes;
      letter.resolve(undefined);
      dropped += 1;
    }
    if (dropped > 0) log.warn({ chat, dropped }, "too many messages wait for one chat");
  }

  async function run(chat: string, lane: Lane): Promise<void> {
    for (let letter = lane.letters[0]; letter !== undefined; letter = lane.letters[0]) {
      const sent = await send(chat, letter.out);
      // A chat that is gone takes none of the others either.
      const done = sent.gone ? lane.letters.splice(0) : lane.letters.splice(0, 1);
      for (const one of done) {
        lane.bytes -= one.bytes;
        one.resolve(one === letter ? sent.ref : undefined);
      }
    }
    lanes.delete(chat);
    for (const tell of lane.watchers) tell();
  }

  async function send(
    chat: string,
    out: Out,
  ): Promise<{ readonly ref?: MessageRef; readonly gone?: true }> {
    const colon = chat.indexOf(":");
    const channel = channels.get(chat.slice(0, colon));
    if (channel === undefined) {
      log.error({ chat }, "no channel for this chat");
      return { gone: true };
    }
    const own = chat.slice(colon + 1);
    let lost = false;
    for (let backoffMs = FIRST_BACKOFF_MS; !givenUp;) {
      try {
        return { ref: await channel.deliver(own, out) };
      } catch (error) {
        if (error instanceof ChatRejectedError) {
          log.warn(
            { chat, code: error.code, scope: error.scope },
            "the messenger refused for good",
          );
          return error.scope === "chat" ? { gone: true } : {};
        }
        if (!(error instanceof ChatBusyError)) {
          log.error({ chat, err: error }, "a message could not be sent");
          return {};
        }
        if (error.outcome === "lost") {
          // It may have arrived: one more try at most, so that nobody gets it again and again.
          if (lost) {
            log.warn({ chat, code: error.code }, "a message was lost twice");
            return {};
          }
          lost = true;
        }
        await sleep(Math.max(error.retryAfterSeconds * 1_000, backoffMs));
        backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS);
      }
    }
    log.warn({ chat }, "a message was given up at the stop");
    return { gone: true };
  }

  function sleep(ms: number): Promise<void> {
    if (givenUp) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        sleepers.delete(wake);
        cancel();
        resolve();
      };
      const cancel = timers.after(ms, wake);
      sleepers.add(wake);
    });
  }

  function watch(lane: Lane | undefined): Promise<void> {
    if (lane === undefined) return Promise.resolve();
    return new Promise((resolve) => lane.watchers.push(resolve));
  }

  async function idle(chat?: string): Promise<void> {
    if (chat !== undefined) return watch(lanes.get(chat));
    while (lanes.size > 0) await Promise.all([...lanes.values()].map(watch));
  }

  return {
    post,
    idle,
    async drain(deadlineMs) {
      closed = true;
      await new Promise<void>((resolve) => {
        const cancel = timers.after(deadlineMs, () => {
          givenUp = true;
          for (const wake of [...sleepers]) wake();
          resolve();
        });
        void idle().then(() => {
          cancel();
          resolve();
        });
      });
    },
  };
}

function sizeOf(out: Out): number {
  return "bytes" in out ? out.bytes.length : out.text.length * 2;
}
