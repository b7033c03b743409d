import { StoreConflictError } from "../../errors.js";
import { createKeyedQueue } from "../keyed-queue.js";
import type { Clock, Ids, Store } from "../ports.js";

const CHAT = "system:exports";
const MAX_ATTEMPTS = 20;

export interface Export {
  /** Id of the report. */
  readonly report: string;
  /** Who gets it. */
  readonly account: string;
  /** Names of the files; none is no export. */
  readonly files: readonly string[];
  /** 内容标识; "" where they have none. */
  readonly hash: string;
}

/**
 * Records who gets which files of a report, before they are sent: nobody has one that is on no record.
 *
 * @throws {StoreUnavailableError} when it could not be made durable
 * @throws {StoreConflictError} when the report kept changing under it
 */
export type RecordExport = (what: Export) => Promise<void>;

export function createRecordExport(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
}): RecordExport {
  const { store, clock, ids } = options;
  // One after the other: all share one chat, and would overtake each other there.
  const queue = createKeyedQueue();

  async function record({ report: id, account, files, hash }: Export): Promise<void> {
    const update = ids.next();
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const { chat, report } = await store.load(CHAT, id);
      const event = { type: "exported", files, hash } as const;
      const result = await store.commit({
        ...{ update, chat: CHAT, chatEvents: [] },
        expected: { chat: chat.version, report: { id, version: report?.version ?? 0 } },
        reportEvents: [{ batch: update, by: account, at: clock.now(), event }],
      });
      if (result !== "conflict") return;
    }
    throw new StoreConflictError(`report ${id}: it kept changing`);
  }

  return async (what) => {
    if (what.files.length > 0) await queue.run(CHAT, () => record(what));
  };
}
