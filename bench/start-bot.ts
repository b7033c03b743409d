import type { Access, Authorise } from "../src/workflow/access/authorise.js";
import type { Engine } from "../src/workflow/engine.js";
import type { Pack } from "../src/pack/pack.js";
import type { ChatChannel, Jobs, Log, Store, Timers } from "../src/workflow/ports.js";
import { createOutbox, type Outbox } from "../src/workflow/outbox.js";
import { createListedMe } from "../src/workflow/access/permissions.js";
import { createWorkflow, type Workflow } from "../src/workflow/workflow.js";

export const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const NO_JOBS: Jobs = {
  compile: () => Promise.reject(new Error("not benched here")),
  preview: () => Promise.reject(new Error("not benched here")),
  compare: () => Promise.reject(new Error("not benched here")),
  note: () => Promise.reject(new Error("not benched here")),
  board: () => Promise.reject(new Error("not benched here")),
  list: () => Promise.reject(new Error("not benched here")),
  totals: () => Promise.reject(new Error("not benched here")),
  template: () => Promise.reject(new Error("not benched here")),
  readFile: () => Promise.reject(new Error("not benched here")),
  excerpt: () => Promise.reject(new Error("not benched here")),
  close: () => Promise.resolve(),
};

const guests = new Map<string, Access>();

/** Everybody, each to their own reports. */
const letIn: Authorise = ({ account }) => {
  const known = guests.get(account);
  if (known !== undefined) return known;
  const me = createListedMe({ office: undefined, account, isOperator: false });
  const access: Access = { allowed: true, me, mayOpen: (report) => me.may("read", report) };
  guests.set(account, access);
  return access;
};

export const TIMERS: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};

const nobody: ChatChannel = { name: "bench", deliver: () => Promise.resolve("") };

/** The bot without a messenger: the whole way of a reply, delivered to nobody unless there is an outbox. */
export function startBot(options: {
  readonly store: Store;
  readonly packs: readonly Pack[];
  readonly engine: Engine;
  readonly outbox?: Outbox;
  /** Left out: none can be asked for. */
  readonly jobs?: Jobs;
  /** Left out: everybody, each to their own reports. */
  readonly authorise?: Authorise;
}): Workflow {
  let ids = 0;
  return createWorkflow({
    jobs: NO_JOBS,
    authorise: letIn,
    ...options,
    clock: { now: () => "2020-08-12T01:02:03.000Z" },
    ids: {
      next() {
        ids += 1;
        return `b${String(ids)}`;
      },
    },
    log: SILENT,
    outbox: options.outbox ?? createOutbox({ channels: [nobody], timers: TIMERS, log: SILENT }),
    dateOf: (now) => now.slice(0, 10),
  });
}
