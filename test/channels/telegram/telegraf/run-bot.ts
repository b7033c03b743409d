import { createMemoryStore } from "../../../../storage/memory/memory-store.js";
import {
  createTelegraf,
  type RunningBot,
  type TelegrafOptions,
} from "../../../../src/channels/telegram/telegraf/create-telegraf.js";
import { createAuthorise } from "../../../../src/workflow/authorise.js";
import type { Engine } from "../../../../src/workflow/engine.js";
import { createOutbox } from "../../../../src/workflow/outbox.js";
import type { Jobs, Store } from "../../../../src/workflow/ports.js";
import { createReceive } from "../../../../src/workflow/receive.js";
import { createWorkflow } from "../../../../src/workflow/workflow.js";
import { createFakeEngine } from "../../../workflow/fake-engine.js";
import { createManualTimers, type ManualTimers } from "../../../workflow/manual-timers.js";
import { createRecordingLog, type RecordingLog } from "../../../workflow/recording-log.js";
import { createFakeJobs } from "../../../workflow/set-up.js";
import { TOKEN, type BotApiEmulator } from "../emulator/bot-api-emulator.js";

export interface BotUnderTest extends RunningBot {
  readonly timers: ManualTimers;
  readonly log: RecordingLog;
  readonly store: Store;
  /** Stops in order: no new updates, replies sent. */
  end(): Promise<void>;
}

let ids = 0;

/** The whole bot on an emulated Telegram: accounts 1 and 2 are let in. */
export function runBot(
  emulator: Pick<BotApiEmulator, "apiRoot">,
  given: {
    readonly store?: Store;
    readonly jobs?: Jobs;
    readonly engine?: Engine;
    readonly token?: string;
    readonly webhook?: TelegrafOptions["webhook"];
  } = {},
): BotUnderTest {
  const { store = createMemoryStore(), jobs = createFakeJobs(), webhook = null } = given;
  const timers = createManualTimers();
  const log = createRecordingLog();
  const { apiRoot } = emulator;
  const bot = createTelegraf({ token: given.token ?? TOKEN, apiRoot, webhook, log, timers, fetch });
  const outbox = createOutbox({ channels: [bot.channel], timers, log });
  const workflow = createWorkflow({
    store,
    engine: given.engine ?? createFakeEngine(),
    packs: [],
    jobs,
    clock: { now: () => "2026-11-24T04:00:00.000Z" },
    ids: { next: () => `id${(ids += 1)}` },
    log,
    authorise: createAuthorise(["telegram:1", "telegram:2"]),
    outbox,
    dateOf: (now) => now.slice(0, 10),
  });
  const running = bot.start({
    receive: createReceive({ handle: workflow.handle, outbox, log }),
    outbox,
  });
  return {
    ...running,
    timers,
    log,
    store,
    async end() {
      running.stop();
      await running.done;
      await workflow.settle();
      await outbox.idle();
    },
  };
}
