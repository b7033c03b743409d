import { createMemoryStore } from "../../../storage/memory/memory-store.js";
import type { Running } from "../../../src/channels/messenger.js";
import { createLinksFor } from "../../../src/channels/links-for.js";
import type { BotApi } from "../../../src/channels/telegram/bot-api.js";
import { createTelegram } from "../../../src/channels/telegram/create-telegram.js";
import { startHttpServer } from "../../../src/http/http-server.js";
import type { Engine } from "../../../src/workflow/engine.js";
import type { Pack } from "../../../src/pack/pack.js";
import type { Clock, Jobs, Store } from "../../../src/workflow/ports.js";
import { createManualTimers, type ManualTimers } from "../../workflow/manual-timers.js";
import { createRecordingLog, type RecordingLog } from "../../workflow/recording-log.js";
import { createBot } from "../create-bot.js";
import { TOKEN, type BotApiEmulator } from "./emulator/bot-api-emulator.js";

export interface BotUnderTest extends Running {
  readonly timers: ManualTimers;
  readonly log: RecordingLog;
  readonly store: Store;
  /** Where the webhook listens. */
  readonly url: Promise<string>;
  /** Resolves when everything taken was answered. */
  idle(): Promise<void>;
  /** Stops in order: no new updates, replies sent. */
  end(): Promise<void>;
}

/** The whole bot on an emulated Telegram: accounts 1 and 2 are let in. */
export function runBot(
  emulator: Pick<BotApiEmulator, "apiRoot">,
  createApi: (token: string, apiRoot: string) => BotApi,
  given: {
    readonly store?: Store;
    readonly jobs?: Jobs;
    readonly engine?: Engine;
    readonly packs?: readonly Pack[];
    readonly clock?: Clock;
    /** Accounts let in instead. */
    readonly accounts?: readonly string[];
    readonly token?: string;
    readonly webhook?: { readonly url: string; readonly secret: string };
  } = {},
): BotUnderTest {
  const timers = createManualTimers();
  const log = createRecordingLog();
  const store = given.store ?? createMemoryStore();
  const api = createApi(given.token ?? TOKEN, emulator.apiRoot);
  const messenger = createTelegram({ api, webhook: given.webhook ?? null, log, timers });
  const bot = createBot(messenger.channel, {
    ...{ accounts: ["telegram:1", "telegram:2"], linksFor: createLinksFor([messenger]) },
    ...{ ...given, store, timers, log },
  });
  const server =
    given.webhook === undefined
      ? undefined
      : startHttpServer({ host: "127.0.0.1", port: 0, routes: messenger.routes, log });
  const running = messenger.start(bot);
  return {
    ...running,
    timers,
    log,
    store,
    url: Promise.resolve(server).then((one) => `http://127.0.0.1:${one?.port ?? 0}`),
    idle: () => bot.idle(),
    async end() {
      running.stop();
      await running.done;
      await bot.idle();
      await (await server)?.stop();
    },
  };
}
