import type { HttpRoute } from "../../http/route.js";
import type { Log, Timers } from "../../workflow/ports.js";
import type { Bot, Messenger, Running } from "../messenger.js";
import { UPDATE_KINDS, type BotApi } from "./bot-api.js";
import { MENU } from "./commands.js";
import { createDownload } from "./download-file.js";
import { pollUpdates } from "./poll-updates.js";
import { readUpdate } from "./read-update.js";
import { retryCall } from "./retry-call.js";
import { createTelegramChannel } from "./telegram-channel.js";
import { createWebhookRoute } from "./webhook-route.js";

export interface TelegramOptions {
  /** A client; it decides nothing. */
  readonly api: BotApi;
  /** null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly log: Log;
  readonly timers: Timers;
}

const GROUP_LINE = "您好，请在私聊里找我填报，这里人多不便。";
/** Groups told already are remembered, so many at most. */
const MAX_GROUPS = 1_000;
const CALL_LIMIT = { ms: 30_000 };

/** The bot on Telegram, by whichever client. */
export function createTelegram(options: TelegramOptions): Messenger {
  const { api, webhook } = options;
  const channel = createTelegramChannel(api);
  let name = "";
  const linkFor = (code: string): string | undefined =>
    name === "" ? undefined : `https://t.me/${name}?start=${code}`;
  const listen = (routes: readonly HttpRoute[], run: Run): Messenger => ({
    ...{ channel, routes, linkFor },
    start: (bot) => start(options, bot, { run, named: (me) => (name = me) }),
  });
  if (webhook === null) return listen([], (talk, stop) => runPolling(options, talk, stop));
  const hook = createWebhookRoute({ path: new URL(webhook.url).pathname, secret: webhook.secret });
  return listen([hook.route], async (talk, stop) => {
    const settings = { ...webhook, kinds: UPDATE_KINDS };
    hook.open(talk.takeUpdate);
    await retryCall({ ...options, stop }, () => api.setWebhook(settings, CALL_LIMIT));
    await aborted(stop);
    await hook.close();
  });
}

/** Takes what comes over the wire. */
interface Talk {
  /** Resolves when the update is safe. Never rejects. */
  readonly takeUpdate: (raw: unknown) => Promise<void>;
  /** Resolves when nothing is being answered. */
  settle(): Promise<unknown>;
}

/** Listens until told to stop, and until what came is safe. */
type Run = (talk: Talk, stop: AbortSignal) => Promise<void>;

function start(
  options: TelegramOptions,
  bot: Bot,
  { run, named }: { readonly run: Run; readonly named: (me: string) => void },
): Running {
  const stopper = new AbortController();
  const talk = createTalk(options, bot);

  async function runUntilStopped(): Promise<void> {
    const { api, log, webhook } = options;
    const me = await retryCall({ ...options, stop: stopper.signal }, () => api.getMe(CALL_LIMIT));
    if (me === undefined) return;
    named(me);
    log.info({ bot: me, by: webhook === null ? "polling" : "webhook" }, "on Telegram");
    await offerMenu(options);
    await run(talk, stopper.signal);
    await talk.settle();
  }

  return { done: runUntilStopped(), stop: () => stopper.abort() };
}

async function offerMenu({ api, log }: TelegramOptions): Promise<void> {
  try {
    await api.setMyCommands(MENU, CALL_LIMIT);
  } catch (error) {
    log.warn({ err: error }, "the menu of commands could not be set");
  }
}

async function runPolling(options: TelegramOptions, talk: Talk, stop: AbortSignal): Promise<void> {
  const { api } = options;
  await retryCall({ ...options, stop }, () => api.deleteWebhook(CALL_LIMIT));
  await pollUpdates({ ...options, stop, takeUpdate: (update) => talk.takeUpdate(update) });
}

function createTalk({ api, log }: TelegramOptions, { receive, outbox }: Bot): Talk {
  const download = createDownload(api);
  const answering = new Set<Promise<unknown>>();
  const groups = new Set<string>();

  /** Ends the button's spinner; nobody waits for it, and a press too old to answer is no matter. */
  function answerPress(id: string): void {
    const answer = api
      .answerCallbackQuery(id, CALL_LIMIT)
      .catch((error: unknown) => log.debug({ err: error }, "a press was not answered"))
      .finally(() => answering.delete(answer));
    answering.add(answer);
  }

  function tellGroup(chat: string): void {
    if (groups.has(chat)) return;
    if (groups.size >= MAX_GROUPS) groups.clear();
    groups.add(chat);
    void outbox.post(chat, { kind: "message", text: GROUP_LINE, buttons: [] });
  }

  return {
    async takeUpdate(raw) {
      const incoming = readUpdate(raw, download);
      if (incoming.kind === "none") return;
      if (incoming.press !== undefined) answerPress(incoming.press);
      if (incoming.kind === "group") tellGroup(incoming.chat);
      else await receive(incoming.update);
    },
    settle: () => Promise.all(answering),
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve());
    if (signal.aborted) resolve();
  });
}
