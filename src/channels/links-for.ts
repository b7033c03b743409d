import type { LinksFor } from "../workflow/access/invitation-codes.js";
import type { Messenger } from "./messenger.js";

/** The links of every messenger that has some: first of the one the invitation is asked for in. */
export function createLinksFor(
  messengers: readonly Pick<Messenger, "channel" | "linkFor">[],
): LinksFor {
  return (code, chat) => {
    const isOwn = ({ channel }: Pick<Messenger, "channel">): boolean =>
      chat.startsWith(`${channel.name}:`);
    const ordered = [
      ...messengers.filter(isOwn),
      ...messengers.filter((messenger) => !isOwn(messenger)),
    ];
    return ordered.map((messenger) => messenger.linkFor(code)).filter((link) => link !== undefined);
  };
}
