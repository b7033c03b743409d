import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyOfficeEvent, createOfficeState } from "../../src/events/office/apply-office-event.js";
import { recordedOfficeEventSchema } from "../../src/events/office/office-event-schema.js";
import type { Grant, OfficeEvent } from "../../src/events/office/office-events.js";
import { officeFromJson, officeToJson } from "../../src/events/office/office-json.js";
import type { OfficeState } from "../../src/events/office/office-state.js";
import type { Recorded } from "../../src/events/report/report-events.js";

const people = fc.constantFrom("p1", "p2");
const departments = fc.constantFrom("d1", "d2", "d1a");
const accounts = fc.constantFrom("telegram:1", "web:2");
const hashes = fc.constantFrom("h1", "h2");
const days = fc.constantFrom("2020-08-10", "2020-08-11");
const grants: fc.Arbitrary<Grant> = fc.record(
  {
    role: fc.constantFrom("operator" as const, "manager", "reviewer", "clerk"),
    department: fc.option(departments),
    responsible: fc.boolean(),
  },
  { requiredKeys: ["role", "department"] },
);

const events: fc.Arbitrary<OfficeEvent> = fc.oneof(
  fc.record({
    type: fc.constant("department-set" as const),
    department: departments,
    name: fc.constant("档案馆"),
    parent: fc.option(departments),
  }),
  fc.record({ type: fc.constant("department-removed" as const), department: departments }),
  fc.record({
    type: fc.constant("deadline-set" as const),
    department: departments,
    year: fc.constant("2019"),
    approvedOn: fc.option(days),
    due: days,
  }),
  fc.record({ type: fc.constant("person-added" as const), person: people, name: fc.string() }),
  fc.record({ type: fc.constant("person-renamed" as const), person: people, name: fc.string() }),
  fc.record({ type: fc.constant("person-left" as const), person: people }),
  fc.record({
    type: fc.constant("account-linked" as const),
    person: people,
    account: accounts,
    chat: accounts,
  }),
  fc.record({ type: fc.constant("account-unlinked" as const), account: accounts }),
  fc.record({
    type: fc.constantFrom("granted" as const, "revoked"),
    person: people,
    grant: grants,
  }),
  fc.record({
    type: fc.constant("invited" as const),
    hash: hashes,
    person: fc.option(people),
    name: fc.string(),
    grant: fc.option(grants),
    expiresAt: fc.constant("2020-08-12T00:00:00.000Z"),
  }),
  fc.record({ type: fc.constant("invitation-used" as const), hash: hashes, account: accounts }),
  fc.record({ type: fc.constant("invitation-cancelled" as const), hash: hashes }),
  fc.record({
    type: fc.constant("report-placed" as const),
    department: departments,
    year: fc.constant("2019"),
    report: fc.constantFrom("r1", "r2"),
  }),
  fc.record({
    type: fc.constant("notified" as const),
    notice: fc.record(
      { id: hashes, person: people, text: fc.string(), report: fc.constant("r1") },
      { requiredKeys: ["id", "person", "text"] },
    ),
  }),
  fc.record({ type: fc.constant("notice-delivered" as const), notice: hashes }),
  fc.record({
    type: fc.constant("reminded" as const),
    person: people,
    kind: fc.constantFrom("deadline" as const, "digest", "nudge"),
    day: days,
    departments: fc.array(departments, { maxLength: 2 }),
  }),
);

const histories = fc.array(events.map(recorded), { maxLength: 40 });

function recorded(event: OfficeEvent): Recorded<OfficeEvent> {
  return { batch: "1", by: "telegram:9", at: "2020-08-01T08:00:00.000Z", event };
}

function fold(history: readonly Recorded<OfficeEvent>[]): OfficeState {
  const state = createOfficeState();
  for (const event of history) applyOfficeEvent(state, event);
  return state;
}

function through(...history: OfficeEvent[]): OfficeState {
  return fold(history.map(recorded));
}

function throughText(state: OfficeState): OfficeState {
  return officeFromJson(JSON.parse(JSON.stringify(officeToJson(state))));
}

it("comes back from text as it was, and goes on as if nothing had been", () => {
  fc.assert(
    fc.property(histories, histories, (before, after) => {
      const state = throughText(fold(before));
      expect(state).toEqual(fold(before));
      for (const event of after) applyOfficeEvent(state, event);
      expect(officeToJson(state)).toEqual(officeToJson(fold([...before, ...after])));
    }),
  );
});

it("reads every event as it was written", () => {
  fc.assert(
    fc.property(histories, (history) => {
      for (const event of history) {
        expect(recordedOfficeEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
      }
    }),
  );
});

describe("people", () => {
  const ann: OfficeEvent = { type: "person-added", person: "p1", name: "安" };
  const bo: OfficeEvent = { type: "person-added", person: "p2", name: "波" };
  const link = (person: string, account: string): OfficeEvent => ({
    type: "account-linked",
    ...{ person, account, chat: account },
  });

  it("are found by each of their accounts", () => {
    const state = through(ann, link("p1", "telegram:1"), link("p1", "web:1"));
    expect(state.personByAccount.get("web:1")).toBe("p1");
    expect([...(state.people.get("p1")?.accounts.keys() ?? [])]).toEqual(["telegram:1", "web:1"]);
  });

  it("share no account: the last one linked has it", () => {
    const state = through(ann, bo, link("p1", "telegram:1"), link("p2", "telegram:1"));
    expect(state.personByAccount.get("telegram:1")).toBe("p2");
    expect(state.people.get("p1")?.accounts.size).toBe(0);
  });

  it("lose accounts, roles and notices when they leave, and keep their name", () => {
    const state = through(
      ann,
      link("p1", "telegram:1"),
      { type: "granted", person: "p1", grant: { role: "manager", department: null } },
      { type: "notified", notice: { id: "n1", person: "p1", text: "请填报。" } },
      { type: "person-left", person: "p1" },
    );
    expect(state.personByAccount.size).toBe(0);
    expect(state.people.get("p1")).toMatchObject({ name: "安", grants: [], hasLeft: true });
    expect(state.notices.size).toBe(0);
  });

  it("lose the one role that was taken", () => {
    const state = through(
      ann,
      { type: "granted", person: "p1", grant: { role: "clerk", department: "d1" } },
      { type: "granted", person: "p1", grant: { role: "clerk", department: "d2" } },
      { type: "revoked", person: "p1", grant: { role: "clerk", department: "d1" } },
    );
    expect(state.people.get("p1")?.grants).toEqual([{ role: "clerk", department: "d2" }]);
  });
});
