import type { Notice } from "../../events/office/office-events.js";
import { commitOffice, type OfficeCommitter } from "../commit-office.js";
import { createKeyedQueue } from "../keyed-queue.js";
import type { Log } from "../ports.js";
import type { QuietUntil } from "./reminder-days.js";

const CHAT = "system:notices";

export interface NoticesOptions extends OfficeCommitter {
  readonly log: Log;
  /** Left out: no hour is quiet. */
  readonly quietUntil?: QuietUntil;
  /**
   * Tells one account, in its chat.
   *
   * @returns whether its messenger took it
   */
  readonly tell: (
    notice: Notice,
    to: { readonly account: string; readonly chat: string },
  ) => Promise<boolean>;
}

/** Tells people what they did not ask for. What was committed is told, over a restart too, until it arrived. */
export interface Notices {
  /** Starts telling every notice nobody was told yet; returns at once. Called after each change, and at start. */
  deliver(): void;
  /** Resolves when nothing is being told. */
  settle(): Promise<void>;
}

export function createNotices(options: NoticesOptions): Notices {
  const { store, log, tell } = options;
  const underWay = new Map<string, Promise<void>>();
  const marks = createKeyedQueue();
  /** Told, and not marked so yet. */
  const arrived: string[] = [];
  /** No messenger took them: tried again after the next start, or when the person has another account. */
  const refused = new Map<string, number>();

  async function deliverOne(notice: Notice): Promise<void> {
    const person = store.office().people.get(notice.person);
    const accounts = [...(person?.accounts ?? [])];
    if (refused.get(notice.id) === accounts.length) return;
    const told = await Promise.all(
      accounts.map(([account, chat]) => tell(notice, { account, chat })),
    );
    if (!told.includes(true)) {
      refused.set(notice.id, accounts.length);
      log.warn({ notice: notice.id, accounts: accounts.length }, "a notice reached nobody");
      return;
    }
    arrived.push(notice.id);
    // One after the other: hundreds at once would overtake each other until some gave up, and be told again.
    await marks.run(CHAT, markArrived);
  }

  /** All that arrived since the last time, in one commit. */
  async function markArrived(): Promise<void> {
    const ids = arrived.splice(0);
    if (ids.length === 0) return;
    await commitOffice(options, {
      chat: CHAT,
      by: CHAT,
      decide: ({ notices }) =>
        ids
          .filter((id) => notices.has(id))
          .map((notice) => ({ type: "notice-delivered", notice }) as const),
    });
  }

  async function run(notice: Notice): Promise<void> {
    try {
      await deliverOne(notice);
    } catch (error) {
      log.error({ notice: notice.id, err: error }, "a notice could not be told");
    } finally {
      underWay.delete(notice.id);
    }
  }

  return {
    deliver() {
      const sleeps = (options.quietUntil?.(options.clock.now()) ?? null) !== null;
      for (const notice of store.office().notices.values()) {
        if (sleeps && notice.waits === true) continue;
        if (!underWay.has(notice.id)) underWay.set(notice.id, run(notice));
      }
    },
    async settle() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
  };
}
