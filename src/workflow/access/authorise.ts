import type { OfficeState, Person } from "../../events/office/office-state.js";
import type { Me } from "../../interview/me.js";
import { createListedMe, createPersonMe } from "./permissions.js";

/** Who wants something: "telegram:1234", channel name and the person's id there. */
export interface Actor {
  readonly account: string;
}

/** "talk": say something in the chat; "view": look at a report without changing it. */
export type Entry = "talk" | "view";

export type Access =
  | {
      readonly allowed: true;
      readonly me: Me;
      /** Whether this report may be opened; one that may not looks like one that does not exist. */
      mayOpen(report: { readonly owner: string; readonly department: string }): boolean;
    }
  | { readonly allowed: false; readonly says: string };

/** Decides who may do what. The only place that does: asked first by every use case, and nowhere else. */
export type Authorise = (actor: Actor, entry: Entry, target: string) => Access;

/**
 * Lets in the people of the bureau, each as far as their roles reach, the listed accounts, each to its own
 * reports, and nobody else.
 *
 * @param listed accounts the operator listed, and the local ones a channel vouches for
 * @param options.office the bureau as it is now, always the same object; without it there is none
 * @param options.operators accounts that are operators because of where they sit: the machine's own terminal
 */
export function createAuthorise(
  listed: Iterable<string>,
  options: {
    readonly office?: () => OfficeState;
    readonly operators?: Iterable<string>;
  } = {},
): Authorise {
  const known = new Set(listed);
  const operators = new Set(options.operators);
  const guests = new Map<string, Access>();
  return ({ account }) => {
    const office = options.office?.();
    const person = office === undefined ? undefined : personOf(office, account);
    if (office !== undefined && person !== undefined) {
      return allow(createPersonMe({ office, person, account, isOperator: operators.has(account) }));
    }
    const access = guests.get(account);
    if (access !== undefined) return access;
    if (!known.has(account)) return { allowed: false, says: refuse(account) };
    const made = allow(createListedMe({ office, account, isOperator: operators.has(account) }));
    guests.set(account, made);
    return made;
  };
}

function personOf(office: OfficeState, account: string): Person | undefined {
  const person = office.people.get(office.personByAccount.get(account) ?? "");
  return person?.hasLeft === true ? undefined : person;
}

function allow(me: Me): Access {
  return { allowed: true, me, mayOpen: (report) => me.may("read", report) };
}

function refuse(account: string): string {
  return `您还没有填报权限。有邀请码就直接发给我；没有，请把您的账号 ${account} 发给管理员。`;
}
