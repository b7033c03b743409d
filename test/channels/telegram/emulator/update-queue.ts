import { ApiError } from "./api-error.js";

export type EmulatedUpdate = { readonly update_id: number } & Readonly<Record<string, unknown>>;

/** Updates until they are confirmed, as getUpdates hands them out. */
export interface UpdateQueue {
  add(content: Readonly<Record<string, unknown>>): EmulatedUpdate;
  /** Hands an update out once more, although it was confirmed. */
  addAgain(update: EmulatedUpdate): void;
  /** Waits for updates as long as told; what is below `offset` is confirmed and forgotten. */
  poll(offset: number, limit: number, timeoutMs: number): Promise<readonly EmulatedUpdate[]>;
  /** Updates nobody confirmed. */
  waiting(): readonly EmulatedUpdate[];
  confirm(update: EmulatedUpdate): void;
  /** Ends the poll that waits, as another one would. */
  endPoll(): void;
}

export function createUpdateQueue(): UpdateQueue {
  let updates: EmulatedUpdate[] = [];
  let lastId = 100;
  let poller: { readonly wake: () => void; readonly fail: (error: Error) => void } | null = null;

  function endPoll(): void {
    poller?.fail(
      new ApiError(409, "Conflict: terminated by other getUpdates request; one bot instance only"),
    );
    poller = null;
  }

  function wait(ms: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        poller = null;
        resolve();
      }, ms);
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        settle();
      };
      poller = { wake: () => end(resolve), fail: (error) => end(() => reject(error)) };
    });
  }

  function put(update: EmulatedUpdate): void {
    updates = [...updates, update].sort((a, b) => a.update_id - b.update_id);
    poller?.wake();
    poller = null;
  }

  return {
    add(content) {
      lastId += 1;
      const update = { ...content, update_id: lastId };
      put(update);
      return update;
    },
    addAgain: put,
    async poll(offset, limit, timeoutMs) {
      endPoll();
      updates = updates.filter((update) => update.update_id >= offset);
      if (updates.length === 0 && timeoutMs > 0) await wait(timeoutMs);
      return updates.slice(0, limit);
    },
    waiting: () => updates,
    confirm(update) {
      updates = updates.filter((other) => other !== update);
    },
    endPoll,
  };
}
