import { isWithin } from "../../events/office/is-within.js";
import type { Grant, Role } from "../../events/office/office-events.js";
import type { OfficeState, Person } from "../../events/office/office-state.js";
import type { Me, Permission, Place } from "../../interview/me.js";

/** What each role may do where it holds. A permission that stands nowhere here is nobody's. */
const PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  operator: ["operate", "manage", "set-deadline", "status", "audit"],
  manager: ["read", "status", "manage", "set-deadline", "nudge", "total", "audit"],
  reviewer: ["read", "review", "status", "audit"],
  clerk: ["read", "fill", "status", "audit"],
};

/** What only the one clerk who answers for the report may. */
const RESPONSIBLE: readonly Permission[] = ["submit", "share"];

/** What whoever opened a report of no department may do with it. */
const OWNER: readonly Permission[] = ["read", "fill", "submit", "audit"];

interface Standing {
  readonly office: OfficeState | undefined;
  readonly account: string;
  readonly isOperator: boolean;
}

/** An account let in by the configuration: its own reports, and the bureau's setup where it is the machine's. */
export function createListedMe(standing: Standing): Me {
  const { office, account } = standing;
  return createMe({ ...standing, person: null, grants: grantsOf(standing, []) }, office, [account]);
}

export function createPersonMe(
  standing: Standing & { readonly office: OfficeState; readonly person: Person },
): Me {
  const { office, person } = standing;
  const accounts = [...person.accounts.keys()];
  return createMe({ ...standing, grants: grantsOf(standing, person.grants) }, office, accounts);
}

/** Everybody of the bureau who may do it there, in the order they came. */
export function peopleWho(
  office: OfficeState,
  permission: Permission,
  place: Place,
): readonly Person[] {
  return [...office.people.values()].filter(
    (person) =>
      !person.hasLeft &&
      createPersonMe({ office, person, account: "", isOperator: false }).may(permission, place),
  );
}

function grantsOf({ isOperator }: Standing, grants: readonly Grant[]): readonly Grant[] {
  return isOperator ? [...grants, { role: "operator", department: null }] : grants;
}

function createMe(
  who: {
    readonly account: string;
    readonly person: Person | null;
    readonly grants: readonly Grant[];
  },
  office: OfficeState | undefined,
  accounts: readonly string[],
): Me {
  const { account, person, grants } = who;

  function may(permission: Permission, place?: Place): boolean {
    if (place === undefined) {
      const own = person === null && OWNER.includes(permission);
      return own || grants.some((grant) => givesAnywhere(grant, permission));
    }
    if (place.department === "") {
      const isOwner = place.owner !== undefined && accounts.includes(place.owner);
      return isOwner && OWNER.includes(permission);
    }
    if (office === undefined) return false;
    return grants.some((grant) => gives(office, grant, permission, place.department));
  }

  return {
    account,
    person: person?.id ?? null,
    name: person?.name ?? "",
    may,
    mayEverywhere: (permission) =>
      grants.some(
        (grant) => grant.department === null && PERMISSIONS[grant.role].includes(permission),
      ),
    departments: (permission) =>
      [...(office?.departments.keys() ?? [])].filter((department) =>
        may(permission, { department }),
      ),
  };
}

function givesAnywhere(grant: Grant, permission: Permission): boolean {
  if (PERMISSIONS[grant.role].includes(permission)) return true;
  return grant.role === "clerk" && RESPONSIBLE.includes(permission);
}

function gives(
  office: OfficeState,
  grant: Grant,
  permission: Permission,
  department: string,
): boolean {
  if (!reaches(office, grant, department)) return false;
  if (PERMISSIONS[grant.role].includes(permission)) return true;
  if (grant.role !== "clerk" || !RESPONSIBLE.includes(permission)) return false;
  return grant.responsible === true || isOnlyClerk(office, department);
}

/** A clerk fills the report of one department; the other roles reach the units below, too. */
function reaches(office: OfficeState, grant: Grant, department: string): boolean {
  if (!office.departments.has(department)) return false;
  if (grant.role === "clerk") return grant.department === department;
  return grant.department === null || isWithin(office, department, grant.department);
}

/** Where nobody was named responsible, the only clerk is. */
function isOnlyClerk(office: OfficeState, department: string): boolean {
  let clerks = 0;
  for (const { grants } of office.people.values()) {
    for (const grant of grants) {
      if (grant.role !== "clerk" || grant.department !== department) continue;
      if (grant.responsible === true) return false;
      clerks += 1;
    }
  }
  return clerks === 1;
}
