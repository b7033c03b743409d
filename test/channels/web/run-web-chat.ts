import { createWebChat, type WebChatOptions } from "../../../src/channels/web/create-web-chat.js";
import { startHttpServer } from "../../../src/http/http-server.js";
import type { Bot, Messenger } from "../../../src/channels/messenger.js";
import type { Log, Timers } from "../../../src/workflow/ports.js";

let runs = 0;

export interface RunningWebChat {
  readonly url: string;
  readonly bot: Bot;
  stop(): Promise<void>;
}

/** The web chat on a port of this machine. */
export async function runWebChat(
  connect: (messenger: Messenger) => Bot,
  options: {
    readonly dir: string;
    readonly log: Log;
    readonly timers: Timers;
  } & Partial<WebChatOptions>,
  port = 0,
): Promise<RunningWebChat> {
  let ids = 0;
  runs += 1;
  const run = runs;
  const messenger = await createWebChat({
    origin: null,
    codes: null,
    openSample: null,
    clock: { now: () => "2026-11-24T04:00:00.000Z" },
    ids: { next: () => `run${run}n${String((ids += 1)).padStart(16, "0")}` },
    updateRate: { burst: 1_000, perSecond: 1_000 },
    ...options,
  });
  const { log } = options;
  const server = await startHttpServer({
    host: "127.0.0.1",
    port,
    routes: messenger.routes,
    log,
  });
  const bot = connect(messenger);
  const running = messenger.start(bot);
  return {
    url: `http://127.0.0.1:${server.port}`,
    bot,
    async stop() {
      running.stop();
      await running.done;
      await bot.idle();
      await server.stop();
    },
  };
}
