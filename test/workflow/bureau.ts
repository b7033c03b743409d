import type { Grant, OfficeEvent } from "../../src/events/office/office-events.js";
import type { Store } from "../../src/workflow/ports.js";

export interface Somebody {
  /** Id, and the account "fake:ID". */
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** 财政局 with two departments, one of which has a unit below it. */
export const DEPARTMENTS = [
  { id: "d1", name: "档案馆", parent: null },
  { id: "d2", name: "园区办", parent: null },
  { id: "d2a", name: "园区服务中心", parent: "d2" },
] as const;

/** Puts departments and people into a store, as if they had been invited. */
export async function settleBureau(
  store: Store,
  people: readonly Somebody[],
  more: readonly OfficeEvent[] = [],
): Promise<void> {
  const events: OfficeEvent[] = DEPARTMENTS.map(({ id, name, parent }) => ({
    type: "department-set",
    ...{ department: id, name, parent },
  }));
  for (const { id, name, grants } of people) {
    const account = `fake:${id}`;
    events.push({ type: "person-added", person: id, name });
    events.push({ type: "account-linked", person: id, account, chat: account });
    for (const grant of grants) events.push({ type: "granted", person: id, grant });
  }
  events.push(...more);
  const at = "2020-08-01T00:00:00.000Z";
  const { chat } = await store.load("system:test", null);
  await store.commit({
    ...{ update: `settle-${String(store.office().version)}`, chat: "system:test" },
    ...{ chatEvents: [], reportEvents: [] },
    expected: { chat: chat.version, office: store.office().version },
    officeEvents: events.map((event) => ({ batch: "settle", by: "system:test", at, event })),
  });
}
