import type { OfficeEvent } from "../../events/office/office-events.js";
import type { Invitation, OfficeState } from "../../events/office/office-state.js";
import { nameRole } from "../../interview/office/role-names.js";
import { commitOffice, type OfficeCommitter } from "../commit-office.js";
import { readCode } from "./invitation-codes.js";
import type { Log, Update } from "../ports.js";

/** Wrong codes an account may send before it has to wait, and how long. */
const GUESSES = 5;
const WAIT_MS = 15 * 60_000;
/** Wrong codes of all accounts together before everybody unknown has to wait. */
const GUESSES_OF_ALL = 200;
const REMEMBERED = 10_000;

const WRONG = "这个邀请码不对，或者已经用过、过期了。请核对后再发，或请主管重新邀请。";
const WAIT = "邀请码试错太多次，请15分钟后再试，或请主管重新邀请。";

export type Joining =
  /** It is no code: an update like any other. */
  | { readonly is: "no-code" }
  | { readonly is: "joined"; readonly says: string }
  | { readonly is: "refused"; readonly says: string };

/** Lets people in by their invitation. */
export interface Join {
  /** @param known somebody let in already: what is no invitation of ours is left to the conversation */
  (update: Update, known: boolean): Promise<Joining>;
}

export function createJoin(options: OfficeCommitter & { readonly log: Log }): Join {
  const { store, clock, ids, log } = options;
  const guesses = new Guesses();

  return async (update, known) => {
    const { body, account } = update;
    const hash = body.kind === "text" ? readCode(body.text) : undefined;
    if (hash === undefined) return { is: "no-code" };
    const now = Date.parse(clock.now());
    if (!known && guesses.mustWait(account, now)) {
      log.warn({ account }, "an account that guessed codes has to wait");
      return { is: "refused", says: WAIT };
    }
    const person = ids.next();
    let says = "";
    const joined = await commitOffice(options, {
      chat: update.chat,
      by: account,
      update: update.id,
      decide(office) {
        const invitation = findInvitation(office, hash, now);
        if (invitation === undefined) return [];
        says = welcome(office, invitation, account);
        return eventsOf(office, { invitation, update, person });
      },
    });
    if (joined) {
      guesses.forget(account);
      log.info({ account }, "somebody joined by invitation");
      return { is: "joined", says };
    }
    // The same update again: it was let in the first time.
    if (await store.seen(update.chat, update.id)) return { is: "no-code" };
    if (known) return { is: "no-code" };
    log.warn({ account, guesses: guesses.count(account, now) }, "a wrong invitation code");
    return { is: "refused", says: WRONG };
  };
}

function findInvitation(office: OfficeState, hash: string, now: number): Invitation | undefined {
  const invitation = office.invitations.get(hash);
  return invitation !== undefined && Date.parse(invitation.expiresAt) > now
    ? invitation
    : undefined;
}

function eventsOf(
  office: OfficeState,
  {
    invitation,
    update: { account, chat },
    person: fresh,
  }: {
    readonly invitation: Invitation;
    readonly update: Update;
    readonly person: string;
  },
): readonly OfficeEvent[] {
  const { hash, name, grant } = invitation;
  const mine = office.personByAccount.get(account);
  // An invitation to a role found by somebody known adds the role to them.
  const person = invitation.person ?? mine ?? fresh;
  const events: OfficeEvent[] = [{ type: "invitation-used", hash, account }];
  if (!office.people.has(person)) events.push({ type: "person-added", person, name });
  if (mine !== person) events.push({ type: "account-linked", person, account, chat });
  if (grant !== null) events.push({ type: "granted", person, grant });
  return events;
}

function welcome(
  office: OfficeState,
  { name, grant, person }: Invitation,
  account: string,
): string {
  if (person !== null) return `${name}，您好！这个账号已和您原来的账号关联，内容是同一份。`;
  const known = office.personByAccount.has(account);
  const place = office.departments.get(grant?.department ?? "")?.name ?? "";
  const role = grant === null ? "" : nameRole(grant);
  return `${name}，您好！已${known ? "增加角色" : "登记"}：${place}${place === "" ? "" : " "}${role}。`;
}

/** Wrong codes lately, in this process: a restart forgives, the length of a code does not. */
class Guesses {
  readonly #byAccount = new Map<string, { count: number; last: number }>();
  #all = { count: 0, since: 0 };

  mustWait(account: string, now: number): boolean {
    if (now - this.#all.since > WAIT_MS) this.#all = { count: 0, since: now };
    if (this.#all.count >= GUESSES_OF_ALL) return true;
    const guessed = this.#byAccount.get(account);
    if (guessed === undefined) return false;
    if (now - guessed.last > WAIT_MS) this.#byAccount.delete(account);
    else return guessed.count >= GUESSES;
    return false;
  }

  /** @returns how many there are now */
  count(account: string, now: number): number {
    this.#all.count += 1;
    const count = (this.#byAccount.get(account)?.count ?? 0) + 1;
    this.#byAccount.delete(account);
    this.#byAccount.set(account, { count, last: now });
    if (this.#byAccount.size > REMEMBERED) {
      const [oldest] = this.#byAccount.keys();
      if (oldest !== undefined) this.#byAccount.delete(oldest);
    }
    return count;
  }

  forget(account: string): void {
    this.#byAccount.delete(account);
  }
}
