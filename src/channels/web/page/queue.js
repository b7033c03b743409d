import { NetError, newId, post } from "./net.js";
import { recall, remember } from "./memory.js";

/** @typedef {import("./types.js").Waiting} Waiting */
/** @typedef {import("./types.js").Done} Done */
/** @typedef {import("./types.js").Room} Room */

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/**
 * What was done and has not arrived: sent one after another, again until it arrives, also after a reload.
 * Each has an id of its own, so that the server takes it once however often it comes.
 *
 * @param {object} on
 * @param {(waiting: Waiting) => void} on.sent
 * @param {(waiting: Waiting, says: string) => void} on.refused it will not be taken, whenever it is sent
 * @param {(isReachable: boolean) => void} on.net
 * @param {() => void} on.signedOut
 */
export function createQueue(on) {
  /** @type {Waiting[]} */
  let waiting = readKept();
  let isSending = false;
  let waitMs = FIRST_WAIT_MS;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** What this window is done with. @type {Set<string>} */
  const done = new Set();

  /** Another window may have something waiting as well. */
  function keep() {
    const others = readKept().filter(
      (one) => !done.has(one.id) && !waiting.some(({ id }) => id === one.id),
    );
    const all = [...others, ...waiting];
    remember("queue", all.length === 0 ? null : JSON.stringify(all));
  }

  async function run() {
    if (isSending) return;
    isSending = true;
    clearTimeout(timer);
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const isGone = await send(first);
      if (!isGone) break;
      waiting = waiting.filter((one) => one !== first);
      done.add(first.id);
      keep();
    }
    isSending = false;
  }

  /** @param {number} ms */
  function later(ms) {
    timer = setTimeout(() => void run(), ms);
  }

  /**
   * @param {Waiting} one
   * @returns {Promise<boolean>} whether it is off the queue
   */
  async function send(one) {
    const { id, room } = one;
    try {
      await post("/api/updates", { id, room, done: wireOf(one.done) });
      on.net(true);
      waitMs = FIRST_WAIT_MS;
      on.sent(one);
      return true;
    } catch (error) {
      if (!(error instanceof NetError)) throw error;
      const { status, retryAfter } = error;
      if (status === 401) {
        on.signedOut();
        return false;
      }
      if (status >= 400 && status < 500 && status !== 429) {
        on.refused(one, error.message);
        return true;
      }
      on.net(status === 429);
      later(Math.max(waitMs, retryAfter * 1_000));
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      return false;
    }
  }

  return {
    /**
     * @param {Room} room
     * @param {Done} done
     */
    add(room, done) {
      const one = { id: newId(), room, done };
      waiting.push(one);
      keep();
      void run();
      return one;
    },
    /** The network is back, or may be. */
    hurry() {
      waitMs = FIRST_WAIT_MS;
      void run();
    },
    /** @param {Room} room */
    of: (room) => waiting.filter((one) => one.room === room),
    size: () => waiting.length,
  };
}

/**
 * A press goes without its label.
 *
 * @param {Done} done
 */
function wireOf(done) {
  return done.kind === "press" ? { kind: done.kind, token: done.token } : done;
}

/** @returns {Waiting[]} */
function readKept() {
  try {
    const kept = JSON.parse(recall("queue") ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
