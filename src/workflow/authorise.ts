/** Who wants something: "telegram:1234", channel name and the person's id there. */
export interface Actor {
  readonly account: string;
}

/** "talk": say something in the chat; "view": look at a report without changing it. */
export type Permission = "talk" | "view";

export type Access =
  | {
      readonly allowed: true;
      /** Whether this report may be opened; one that may not looks like one that does not exist. */
      mayOpen(report: { readonly owner: string }): boolean;
    }
  | { readonly allowed: false; readonly says: string };

/** Decides who may do what. The only place that does: asked first by every use case, and nowhere else. */
export type Authorise = (actor: Actor, permission: Permission, target: string) => Access;

/**
 * Lets in the listed accounts, each to its own reports, and nobody else.
 *
 * @param accounts those the operator listed, and the local ones a channel vouches for
 */
export function createAuthorise(accounts: Iterable<string>): Authorise {
  const known = new Map([...accounts].map((account) => [account, accessOf(account)]));
  return ({ account }) => known.get(account) ?? { allowed: false, says: refuse(account) };
}

function accessOf(account: string): Access {
  return { allowed: true, mayOpen: ({ owner }) => owner === account };
}

function refuse(account: string): string {
  return `您还没有填报权限。请把您的账号 ${account} 发给管理员，由管理员登记后再来。`;
}
