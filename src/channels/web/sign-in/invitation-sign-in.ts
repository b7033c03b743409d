import type { ChatChannel, Ids, MessageRef, Out } from "../../../workflow/ports.js";
import type { Bot } from "../../messenger.js";
import type { SignIn } from "./sign-in.js";
import { WEB } from "../web-channel.js";

/** Like "K7M4-9QXA-4DWP", however it was copied; what is nothing like it is no invitation. */
const CODE = /^(?:[A-Z0-9]\W*){12}$/;
/** How those are called who came by invitation: the bureau knows their names. */
const NAME = /^[a-z0-9]{16,32}$/;

/** The door of those who are not in yet: what is said to them meanwhile waits until they are. */
export interface Lobby {
  readonly channel: ChatChannel;
  readonly signIn: SignIn;
}

/**
 * Lets people in by the invitation they were sent. The code goes to the bot as if they had typed it, so
 * that an invitation is one thing, whichever way somebody comes; a wrong one leaves no trace here.
 *
 * @param options.bot undefined while it is not started
 */
export function createLobby(options: {
  readonly channel: ChatChannel;
  readonly bot: () => Bot | undefined;
  readonly ids: Ids;
}): Lobby {
  const { channel, bot, ids } = options;
  const waiting = new Map<string, Out[]>();

  async function comeIn(name: string, code: string, to: Bot): Promise<boolean> {
    const account = `${WEB}:${name}`;
    const body = { kind: "text", text: code, messageId: ids.next() } as const;
    await to.receive({ id: body.messageId, account, chat: account, body });
    await to.outbox.idle(account);
    return (await to.viewChat.desk({ account }, account)) !== undefined;
  }

  return {
    channel: {
      name: channel.name,
      async deliver(chat, out): Promise<MessageRef> {
        const held = waiting.get(chat);
        if (held === undefined) return channel.deliver(chat, out);
        held.push(out);
        return "";
      },
    },
    signIn: {
      async redeem(typed) {
        const code = typed.normalize("NFKC").trim().toUpperCase();
        const to = bot();
        if (to === undefined || !CODE.test(code)) return undefined;
        const name = ids.next();
        const held: Out[] = [];
        waiting.set(name, held);
        try {
          if (!(await comeIn(name, code, to))) return undefined;
        } finally {
          waiting.delete(name);
        }
        for (const out of held) await channel.deliver(name, out);
        return { name };
      },
      // What they may do is asked at each thing they do; whoever may do nothing is out, with all that was said to them.
      isWelcome: ({ name }) =>
        NAME.test(name) && bot()?.viewChat.isIn({ account: `${WEB}:${name}` }) !== false,
    },
  };
}

/** Whoever any of them lets in. */
export function anyOf(...all: readonly SignIn[]): SignIn {
  return {
    async redeem(code) {
      for (const signIn of all) {
        const visitor = await signIn.redeem(code);
        if (visitor !== undefined) return visitor;
      }
      return undefined;
    },
    isWelcome: (visitor) => all.some((signIn) => signIn.isWelcome(visitor)),
  };
}
