import type { DepartmentStatus } from "../../events/office/bureau-status.js";
import type { Person } from "../../events/office/office-state.js";
import type { StepContext } from "../context.js";

/** Days before the deadline from which on a department may be nudged with all the others. */
export const NEAR_DAYS = 7;

/** One person, and all they would be nudged about. */
export interface Nudge {
  readonly person: Person;
  /** The most urgent first. */
  readonly departments: readonly DepartmentStatus[];
  /** ISO date they were nudged last, about whatever; null: never. */
  readonly last: string | null;
}

export interface NudgePlan {
  readonly nudges: readonly Nudge[];
  /** Names of those who were nudged today already. */
  readonly waiting: readonly string[];
  /** Names of departments where it is the turn of whoever asks, and of nobody else. */
  readonly own: readonly string[];
  /** Names of departments where nobody can be told. */
  readonly unreachable: readonly string[];
}

/** Departments one may nudge whose deadline is over or near, the most urgent first. */
export function lateOf({ me }: StepContext, departments: readonly DepartmentStatus[]) {
  return departments.filter(
    ({ department, daysLeft, holder }) =>
      daysLeft !== null &&
      daysLeft <= NEAR_DAYS &&
      holder !== "nobody" &&
      me.may("nudge", { department }),
  );
}

/** Whom a nudge about these would reach: whoever's turn it is, once a day each, oneself never. */
export function planNudge(
  { office, me, today }: StepContext,
  departments: readonly DepartmentStatus[],
): NudgePlan {
  const nudges = new Map<string, { person: Person; departments: DepartmentStatus[] }>();
  const waiting = new Set<string>();
  const own: string[] = [];
  const unreachable: string[] = [];
  for (const department of departments) {
    const people = turnOf(department).flatMap(({ id }) => office.people.get(id) ?? []);
    const reachable = people.filter(({ id, accounts }) => accounts.size > 0 && id !== me.person);
    if (reachable.length === 0) {
      const isOwn = people.some(({ id }) => id === me.person);
      (isOwn ? own : unreachable).push(department.name);
    }
    for (const person of reachable) {
      if (office.lastReminded.get(`nudge ${person.id}`) === today) waiting.add(person.name);
      else {
        const nudge = nudges.get(person.id) ?? { person, departments: [] };
        nudge.departments.push(department);
        nudges.set(person.id, nudge);
      }
    }
  }
  return {
    nudges: [...nudges.values()].map((nudge) => ({
      ...nudge,
      last: office.lastReminded.get(`nudge ${nudge.person.id}`) ?? null,
    })),
    waiting: [...waiting],
    own,
    unreachable,
  };
}

/** What waits for a reviewer is the reviewer's. */
function turnOf({ holder, clerks, reviewers }: DepartmentStatus): DepartmentStatus["clerks"] {
  return holder === "reviewer" ? reviewers : clerks;
}
