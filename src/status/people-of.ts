import type { NamedPerson } from "../events/office/bureau-status.js";
import { pathOf } from "../events/office/is-within.js";
import type { OfficeState } from "../events/office/office-state.js";

/** Who fills and who reviews the reports of a department. */
export interface PeopleOf {
  /** The one who answers for the report, where somebody was named; else all its clerks. */
  clerks(department: string): readonly NamedPerson[];
  /** Those named for it or for what it belongs to. */
  reviewers(department: string): readonly NamedPerson[];
}

/** Made once for many departments: people are looked through once. */
export function indexPeople(office: OfficeState): PeopleOf {
  const clerks = new Map<string, NamedPerson[]>();
  const responsible = new Map<string, NamedPerson[]>();
  const reviewers = new Map<string | null, NamedPerson[]>();
  for (const { id, name, grants } of office.people.values()) {
    const person = { id, name };
    for (const grant of grants) {
      if (grant.role === "reviewer") add(reviewers, grant.department, person);
      if (grant.role !== "clerk" || grant.department === null) continue;
      add(clerks, grant.department, person);
      if (grant.responsible === true) add(responsible, grant.department, person);
    }
  }
  return {
    clerks: (department) => responsible.get(department) ?? clerks.get(department) ?? [],
    reviewers(department) {
      const places = [...pathOf(office, department), null];
      const found = new Map<string, NamedPerson>();
      for (const place of places) {
        for (const person of reviewers.get(place) ?? []) found.set(person.id, person);
      }
      return [...found.values()];
    },
  };
}

function add<K>(index: Map<K, NamedPerson[]>, key: K, person: NamedPerson): void {
  const people = index.get(key);
  if (people === undefined) index.set(key, [person]);
  else if (!people.some(({ id }) => id === person.id)) people.push(person);
}
