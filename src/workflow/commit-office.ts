import { StoreConflictError } from "../errors.js";
import type { OfficeEvent } from "../events/office/office-events.js";
import type { OfficeState } from "../events/office/office-state.js";
import type { Clock, Ids, Store } from "./ports.js";

const MAX_ATTEMPTS = 20;

export interface OfficeCommitter {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * Changes the bureau where nobody's conversation does: a reminder is written, a notice arrived, somebody joined.
 *
 * @param change.chat names who does it: "system:notices"; its updates are its own
 * @param change.update given, the change is made once however often it is tried
 * @param change.decide may run again on a newer bureau; nothing is committed when it gives no event
 * @returns whether something was committed now
 * @throws {StoreConflictError} when the bureau kept changing under it
 * @throws {StoreUnavailableError} when it could not be made durable
 */
export async function commitOffice(
  { store, clock, ids }: OfficeCommitter,
  change: {
    readonly chat: string;
    readonly by: string;
    readonly update?: string;
    decide(office: OfficeState): readonly OfficeEvent[];
  },
): Promise<boolean> {
  const update = change.update ?? ids.next();
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const { chat } = await store.load(change.chat, null);
    const office = store.office();
    const version = office.version;
    const events = change.decide(office);
    if (events.length === 0) return false;
    const at = clock.now();
    const result = await store.commit({
      ...{ update, chat: change.chat, chatEvents: [], reportEvents: [] },
      expected: { chat: chat.version, office: version },
      officeEvents: events.map((event) => ({ batch: update, by: change.by, at, event })),
    });
    if (result !== "conflict") return result === "ok";
  }
  throw new StoreConflictError(`${change.chat}: the bureau kept changing`);
}
