import { Telegraf } from "telegraf";
import { startHttpServer } from "../../../http/http-server.js";
import type { Outbox } from "../../../workflow/outbox.js";
import type { ChatChannel, Log, Timers } from "../../../workflow/ports.js";
import type { Receive } from "../../../workflow/receive.js";
import { MENU } from "../commands.js";
import { ALLOWED_UPDATES, readUpdate } from "../read-update.js";
import { createWebhookRoute } from "../webhook-route.js";
import { endAfter } from "./call-api.js";
import { createDownload } from "./download-file.js";
import { pollUpdates } from "./poll-updates.js";
import { retryCall } from "./retry-call.js";
import { createTelegrafChannel } from "./telegraf-channel.js";

export interface TelegrafOptions {
  readonly token: string;
  readonly apiRoot: string;
  /** null: long polling. */
  readonly webhook: { readonly url: string; readonly port: number; readonly secret: string } | null;
  readonly log: Log;
  readonly timers: Timers;
  readonly fetch: typeof fetch;
}

export interface TelegramBot {
  readonly channel: ChatChannel;
  /** Begins to receive. Call once. */
  start(to: { readonly receive: Receive; readonly outbox: Outbox }): RunningBot;
}

export interface RunningBot {
  /**
   * Resolves when stopped.
   *
   * @throws {TelegramError} when Telegram does not accept the token or the webhook address
   */
  readonly done: Promise<void>;
  /** Local port of the webhook; undefined while polling. */
  readonly port: Promise<number | undefined>;
  /** Takes no new updates; `done` resolves when those under way are safe. */
  stop(): void;
}

const GROUP_LINE = "您好，请在私聊里找我填报，这里人多不便。";
/** Groups told already are remembered, so many at most. */
const MAX_GROUPS = 1_000;
const CALL_MS = 30_000;

/** The bot on Telegram, by telegraf. */
export function createTelegraf(options: TelegrafOptions): TelegramBot {
  const bot = new Telegraf(options.token, {
    // The timeout would only report, and let the update be confirmed before it is safe.
    handlerTimeout: Infinity,
    telegram: { apiRoot: options.apiRoot, webhookReply: false },
  });
  return {
    channel: createTelegrafChannel(bot.telegram),
    start: (to) => startBot(bot, options, to),
  };
}

function startBot(
  bot: Telegraf,
  options: TelegrafOptions,
  { receive, outbox }: { readonly receive: Receive; readonly outbox: Outbox },
): RunningBot {
  const { log, timers, webhook } = options;
  const stopper = new AbortController();
  const retry = { log, timers, stop: stopper.signal };
  const { telegram } = bot;
  const download = createDownload(telegram, options.fetch);
  const answering = new Set<Promise<unknown>>();
  const groups = new Set<string>();
  let tellPort = (_port: number | undefined): void => undefined;
  const port = new Promise<number | undefined>((resolve) => (tellPort = resolve));

  // One handler for every kind of update: with one for each, updates of one batch could overtake others.
  bot.use(async (context) => {
    const incoming = readUpdate(context.update, download);
    if (incoming.kind === "none") return;
    if (incoming.press !== undefined) answerPress(incoming.press);
    if (incoming.kind === "group") tellGroup(incoming.chat);
    else await receive(incoming.update);
  });
  bot.catch((error) => log.error({ err: error }, "a Telegram update hit a bug"));

  /** Ends the button's spinner; nobody waits for it, and a press too old to answer is no matter. */
  function answerPress(id: string): void {
    const answer = telegram
      .callApi("answerCallbackQuery", { callback_query_id: id }, endAfter(CALL_MS))
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

  async function run(): Promise<void> {
    const me = await retryCall(retry, () => telegram.callApi("getMe", {}, endAfter(CALL_MS)));
    if (me === undefined) return;
    bot.botInfo = me;
    log.info({ bot: me.username, by: webhook === null ? "polling" : "webhook" }, "on Telegram");
    await offerMenu();
    if (webhook === null) await runPolling();
    else await runWebhook(webhook);
    await Promise.all(answering);
  }

  async function offerMenu(): Promise<void> {
    try {
      const scope = { type: "all_private_chats" } as const;
      await telegram.callApi("setMyCommands", { commands: MENU, scope }, endAfter(CALL_MS));
    } catch (error) {
      log.warn({ err: error }, "the menu of commands could not be set");
    }
  }

  async function runPolling(): Promise<void> {
    await retryCall(retry, () => telegram.callApi("deleteWebhook", {}, endAfter(CALL_MS)));
    tellPort(undefined);
    const takeUpdate = (update: Parameters<typeof bot.handleUpdate>[0]) => bot.handleUpdate(update);
    await pollUpdates({ ...retry, telegram, takeUpdate });
  }

  async function runWebhook({ url, port: wanted, secret }: NonNullable<typeof webhook>) {
    // What is not an update is put aside when it is read.
    const takeUpdate = (raw: unknown) =>
      bot.handleUpdate(raw as Parameters<typeof bot.handleUpdate>[0]);
    const path = new URL(url).pathname;
    const routes = [createWebhookRoute({ path, secret, takeUpdate })];
    const server = await startHttpServer({ port: wanted, routes, log });
    tellPort(server.port);
    try {
      const settings = { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES };
      await retryCall(retry, () => telegram.callApi("setWebhook", settings, endAfter(CALL_MS)));
      await new Promise<void>((resolve) => {
        stopper.signal.addEventListener("abort", () => resolve());
        if (stopper.signal.aborted) resolve();
      });
    } finally {
      await server.stop();
    }
  }

  return { done: run(), port, stop: () => stopper.abort() };
}
