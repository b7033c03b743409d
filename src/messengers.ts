import path from "node:path";
import type { Messenger } from "./channels/messenger.js";
import { createTelegram } from "./channels/telegram/create-telegram.js";
import { createNtbaApi } from "./channels/telegram/node-telegram-bot-api/ntba-api.js";
import { createTelegrafApi } from "./channels/telegram/telegraf/telegraf-api.js";
import { createLineHistory } from "./channels/terminal/keep-history.js";
import { createTerminalChat, TERMINAL_ACCOUNT } from "./channels/terminal/run-terminal.js";
import { saveFile } from "./channels/terminal/save-file.js";
import { createWebChat, LOCAL_WEB_ACCOUNT } from "./channels/web/create-web-chat.js";
import type { OpenSample } from "./channels/web/rooms.js";
import { WEB } from "./channels/web/web-channel.js";
import type { Config, TelegramConfig, WebConfig } from "./config.js";
import { randomIds, systemClock, systemTimers } from "./system.js";
import type { Log } from "./workflow/ports.js";

/** A way people reach the bot, with the accounts it lets in. */
export interface Reached {
  readonly messenger: Messenger;
  readonly accounts: readonly string[];
  /** Those of them that set up the bureau, because whoever sits there owns the machine. */
  readonly operators: readonly string[];
}

/** The chat in this terminal. */
export function reachByTerminal(config: Config): Reached {
  const { stdin, stdout } = process;
  const messenger = createTerminalChat({
    input: stdin,
    output: stdout,
    isTerminal: stdin.isTTY && stdout.isTTY,
    hasColours: stdout.isTTY && stdout.hasColors(),
    history: createLineHistory(path.join(config.dataDir, "chat-history")),
    saveFile: (name, bytes) => saveFile(path.join(config.dataDir, "out"), name, bytes),
    timers: systemTimers,
    newId: () => randomIds.next(),
  });
  return { messenger, accounts: [TERMINAL_ACCOUNT], operators: [TERMINAL_ACCOUNT] };
}

export function reachByTelegram(settings: TelegramConfig, log: Log): Reached {
  const { client, token, apiRoot, webhook, allowedAccounts } = settings;
  const createApi = client === "telegraf" ? createTelegrafApi : createNtbaApi;
  const api = createApi(token, apiRoot);
  if (allowedAccounts.length === 0) {
    log.warn({ variable: "TELEGRAM_ALLOWED_ACCOUNTS" }, "nobody is let in: no account is listed");
  }
  return {
    messenger: createTelegram({ api, webhook, log, timers: systemTimers }),
    accounts: allowedAccounts.map((account) => `telegram:${account}`),
    operators: [],
  };
}

/** @param openSample null where there is no sample for this question script */
export async function reachByWeb(
  config: Config,
  { origin, codes }: WebConfig,
  { openSample, log }: { readonly openSample: OpenSample | null; readonly log: Log },
): Promise<Reached> {
  const messenger = await createWebChat({
    dir: path.join(config.dataDir, "web"),
    origin,
    codes,
    openSample,
    clock: systemClock,
    timers: systemTimers,
    ids: randomIds,
    log,
  });
  if (codes === null) {
    return { messenger, accounts: [LOCAL_WEB_ACCOUNT], operators: [LOCAL_WEB_ACCOUNT] };
  }
  const names = new Set(codes.map(({ name }) => `${WEB}:${name}`));
  return { messenger, accounts: [...names], operators: [] };
}
