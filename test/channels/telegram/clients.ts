import type { BotApi } from "../../../src/channels/telegram/bot-api.js";
import { createNtbaApi } from "../../../src/channels/telegram/node-telegram-bot-api/ntba-api.js";
import { createTelegrafApi } from "../../../src/channels/telegram/telegraf/telegraf-api.js";

/** Every client of Telegram, side by side. */
export const CLIENTS: readonly (readonly [
  name: string,
  createApi: (token: string, apiRoot: string) => BotApi,
])[] = [
  ["telegraf", createTelegrafApi],
  ["node-telegram-bot-api", createNtbaApi],
];
