import { createMemoryArchive } from "../../storage/memory/memory-archive.js";
import type { Bot } from "../../src/channels/messenger.js";
import { createAuthorise } from "../../src/workflow/access/authorise.js";
import type { Engine } from "../../src/workflow/engine.js";
import type { LinksFor } from "../../src/workflow/access/invitation-codes.js";
import { createOutbox } from "../../src/workflow/outbox.js";
import type { ChatChannel, Clock, Jobs, Log, Store, Timers } from "../../src/workflow/ports.js";
import { createReceive } from "../../src/workflow/receive.js";
import { createWorkflow } from "../../src/workflow/workflow.js";
import type { Pack } from "../../src/pack/pack.js";
import { createFakeEngine } from "../workflow/fake-engine.js";
import { createFakeJobs } from "../workflow/set-up.js";

export interface BotOptions {
  readonly store: Store;
  readonly timers: Timers;
  readonly log: Log;
  /** Those let in. */
  readonly accounts: readonly string[];
  /** The small conversation when left out. */
  readonly engine?: Engine;
  readonly packs?: readonly Pack[];
  readonly jobs?: Jobs;
  readonly clock?: Clock;
  readonly linksFor?: LinksFor;
}

let ids = 0;

/** What a channel talks to, without anything around it. */
export function createBot(channel: ChatChannel, options: BotOptions): Bot {
  const { log, timers, accounts } = options;
  const outbox = createOutbox({ channels: [channel], timers, log });
  const workflow = createWorkflow({
    engine: createFakeEngine(),
    packs: [],
    jobs: createFakeJobs(),
    archive: createMemoryArchive(),
    clock: { now: () => "2026-11-24T04:00:00.000Z" },
    ids: { next: () => `id${(ids += 1)}` },
    authorise: createAuthorise(accounts, { office: () => options.store.office() }),
    dateOf: (now) => now.slice(0, 10),
    ...options,
    outbox,
  });
  return {
    outbox,
    viewChat: workflow.viewChat,
    receive: createReceive({ handle: workflow.handle, outbox, log }),
    async idle() {
      await workflow.settle();
      await outbox.idle();
    },
  };
}
