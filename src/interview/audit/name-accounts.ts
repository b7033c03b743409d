import type { OfficeEvent } from "../../events/office/office-events.js";
import type { Recorded } from "../../events/report/report-events.js";

/**
 * Who an account belonged to, those who left included: the bureau forgets their accounts, its history does not.
 *
 * @param history every event of the bureau, oldest first
 * @returns takes an account, or the id of a person; gives the account itself where no name is known; what the bot does by itself is 系统,
 *   whoever sits at its machine 本机
 */
export function nameAccounts(
  history: readonly Recorded<OfficeEvent>[],
): (account: string) => string {
  const names = new Map<string, string>();
  const people = new Map<string, string>();
  for (const { event } of history) {
    if (event.type === "account-linked") people.set(event.account, event.person);
    if (event.type === "person-added" || event.type === "person-renamed") {
      names.set(event.person, event.name);
    }
  }
  return (account) => names.get(people.get(account) ?? account) ?? nameAlone(account);
}

function nameAlone(account: string): string {
  if (account.startsWith("system:")) return "系统";
  return account.endsWith(":local") ? "本机" : account;
}
