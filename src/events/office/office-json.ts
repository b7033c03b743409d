import { z } from "zod";
import { createOfficeState } from "./apply-office-event.js";
import { grantSchema, noticeSchema } from "./office-event-schema.js";
import type { OfficeState } from "./office-state.js";

function entriesOf<T>(value: z.ZodType<T>): z.ZodType<[string, T][]> {
  return z.array(z.tuple([z.string(), value]));
}

const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  accounts: entriesOf(z.string()),
  grants: z.array(grantSchema),
  hasLeft: z.boolean(),
});

const officeSchema = z.object({
  version: z.int().nonnegative(),
  departments: z.array(
    z.object({ id: z.string(), name: z.string(), parent: z.string().nullable() }),
  ),
  people: z.array(personSchema),
  invitations: z.array(
    z.object({
      hash: z.string(),
      person: z.string().nullable(),
      name: z.string(),
      grant: grantSchema.nullable(),
      expiresAt: z.string(),
      by: z.string(),
    }),
  ),
  deadlines: entriesOf(z.object({ approvedOn: z.string().nullable(), due: z.string() })),
  reports: entriesOf(z.string()),
  notices: z.array(noticeSchema),
  lastReminded: entriesOf(z.string()),
});

/** A bureau as plain data. What can be worked out again is left out. */
export type OfficeJson = z.infer<typeof officeSchema>;

/** Shares its parts with the state: make text of it before the next event is applied. */
export function officeToJson(state: OfficeState): OfficeJson {
  return {
    version: state.version,
    departments: [...state.departments.values()],
    people: [...state.people.values()].map((person) => ({
      ...person,
      accounts: [...person.accounts],
    })),
    invitations: [...state.invitations.values()],
    deadlines: [...state.deadlines],
    reports: [...state.reports],
    notices: [...state.notices.values()],
    lastReminded: [...state.lastReminded],
  };
}

/** @throws {z.ZodError} when it is not what `officeToJson` gives */
export function officeFromJson(json: unknown): OfficeState {
  const read = officeSchema.parse(json);
  const state: OfficeState = {
    ...createOfficeState(),
    version: read.version,
    departments: new Map(read.departments.map((one) => [one.id, one])),
    people: new Map(
      read.people.map((person) => [person.id, { ...person, accounts: new Map(person.accounts) }]),
    ),
    invitations: new Map(read.invitations.map((one) => [one.hash, one])),
    deadlines: new Map(read.deadlines),
    reports: new Map(read.reports),
    notices: new Map(read.notices.map((one) => [one.id, one])),
    lastReminded: new Map(read.lastReminded),
  };
  for (const [id, { accounts }] of state.people) {
    for (const account of accounts.keys()) state.personByAccount.set(account, id);
  }
  return state;
}
