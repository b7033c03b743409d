import type { Grant, OfficeEvent } from "./office-events.js";
import { type OfficeState, type Person, placeKey } from "./office-state.js";
import type { Recorded } from "../report/report-events.js";

/** A bureau of nobody. */
export function createOfficeState(): OfficeState {
  return {
    version: 0,
    departments: new Map(),
    people: new Map(),
    personByAccount: new Map(),
    invitations: new Map(),
    deadlines: new Map(),
    reports: new Map(),
    notices: new Map(),
    lastReminded: new Map(),
  };
}

/**
 * Folds one event into the state, in place.
 *
 * @throws {Error} for an event type this version does not know
 */
export function applyOfficeEvent(state: OfficeState, { event, by }: Recorded<OfficeEvent>): void {
  applyEvent(state, event, by);
  state.version += 1;
}

function applyEvent(state: OfficeState, event: OfficeEvent, by: string): void {
  switch (event.type) {
    case "department-set": {
      const { department: id, name, parent } = event;
      state.departments.set(id, { id, name, parent });
      return;
    }
    case "department-removed":
      state.departments.delete(event.department);
      return;
    case "deadline-set": {
      const { approvedOn, due } = event;
      state.deadlines.set(placeKey(event.department, event.year), { approvedOn, due });
      return;
    }
    case "person-added":
      if (!state.people.has(event.person)) {
        state.people.set(event.person, createPerson(event.person, event.name));
      }
      return;
    case "person-renamed":
      rename(state, event.person, event.name);
      return;
    case "person-left":
      leave(state, event.person);
      return;
    case "account-linked":
      link(state, event);
      return;
    case "account-unlinked":
      unlink(state, event.account);
      return;
    case "granted":
      state.people.get(event.person)?.grants.push(event.grant);
      return;
    case "revoked":
      revoke(state, event.person, event.grant);
      return;
    case "invited": {
      const { hash, person, name, grant, expiresAt } = event;
      state.invitations.set(hash, { hash, person, name, grant, expiresAt, by });
      return;
    }
    case "invitation-used":
    case "invitation-cancelled":
      state.invitations.delete(event.hash);
      return;
    case "report-placed":
      state.reports.set(placeKey(event.department, event.year), event.report);
      return;
    case "notified":
      state.notices.set(event.notice.id, event.notice);
      return;
    case "notice-delivered":
      state.notices.delete(event.notice);
      return;
    case "reminded":
      remind(state, event);
      return;
    default:
      throw new Error(`unknown office event: ${JSON.stringify(event satisfies never)}`);
  }
}

type EventOf<T extends OfficeEvent["type"]> = Extract<OfficeEvent, { type: T }>;

function createPerson(id: string, name: string): Person {
  return { id, name, accounts: new Map(), grants: [], hasLeft: false };
}

function rename(state: OfficeState, id: string, name: string): void {
  const person = state.people.get(id);
  if (person !== undefined) state.people.set(id, { ...person, name });
}

function leave(state: OfficeState, id: string): void {
  const person = state.people.get(id);
  if (person === undefined) return;
  for (const account of person.accounts.keys()) state.personByAccount.delete(account);
  person.accounts.clear();
  person.grants.length = 0;
  person.hasLeft = true;
  for (const [notice, { person: told }] of state.notices) {
    if (told === id) state.notices.delete(notice);
  }
}

/** An account belongs to one person: linked anew, it leaves the person it was linked to. */
function link(state: OfficeState, { person: id, account, chat }: EventOf<"account-linked">): void {
  const person = state.people.get(id);
  if (person === undefined) return;
  unlink(state, account);
  person.accounts.set(account, chat);
  state.personByAccount.set(account, id);
}

function unlink(state: OfficeState, account: string): void {
  const id = state.personByAccount.get(account);
  if (id !== undefined) state.people.get(id)?.accounts.delete(account);
  state.personByAccount.delete(account);
}

function revoke(state: OfficeState, id: string, grant: Grant): void {
  const grants = state.people.get(id)?.grants;
  const index = grants?.findIndex((one) => isSameGrant(one, grant)) ?? -1;
  if (grants !== undefined && index !== -1) grants.splice(index, 1);
}

function isSameGrant(a: Grant, b: Grant): boolean {
  return a.role === b.role && a.department === b.department;
}

function remind(state: OfficeState, { kind, person, day, departments }: EventOf<"reminded">): void {
  state.lastReminded.set(`${kind} ${person}`, day);
  if (kind !== "nudge") return;
  for (const department of departments) state.lastReminded.set(`nudge ${department}`, day);
}
