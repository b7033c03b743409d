import type { HttpRoute } from "../http/route.js";
import type { Outbox } from "../workflow/outbox.js";
import type { ChatChannel } from "../workflow/ports.js";
import type { Receive } from "../workflow/receive.js";
import type { ViewChat } from "../workflow/view-chat.js";

/** What a messenger is given to talk to. Most need `receive` alone. */
export interface Bot {
  /** Takes one update; resolves when it is safe and the replies are queued. Never rejects. */
  readonly receive: Receive;
  readonly outbox: Outbox;
  /** What a channel may show beside the messages. */
  readonly viewChat: ViewChat;
  /** Resolves when every file was compiled and every reply was sent. */
  readonly idle: () => Promise<void>;
}

export interface Running {
  /** Resolves when stopped, or when nobody is there any more; rejects when it cannot go on. */
  readonly done: Promise<void>;
  /** Takes no new updates; `done` resolves when those under way are safe. */
  readonly stop: () => void;
}

/** One way people reach the bot. `main.ts` starts as many as are set up. */
export interface Messenger {
  /** How it speaks. */
  readonly channel: ChatChannel;
  /** Addresses of the HTTP server that belong to it. */
  readonly routes: readonly HttpRoute[];
  /** What opens a chat here with that invitation code in it; undefined where nothing can, or not yet. */
  linkFor(code: string): string | undefined;
  /** Begins to listen. Called once. */
  start(bot: Bot): Running;
}
