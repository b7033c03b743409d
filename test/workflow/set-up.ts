import { createMemoryArchive } from "../../storage/memory/memory-archive.js";
import { createMemoryStore } from "../../storage/memory/memory-store.js";
import { createAuthorise } from "../../src/workflow/access/authorise.js";
import type { Pack } from "../../src/pack/pack.js";
import type { Engine } from "../../src/workflow/engine.js";
import { createOutbox } from "../../src/workflow/outbox.js";
import type { ChatChannel, Clock, Jobs, Out, Store, Update } from "../../src/workflow/ports.js";
import type { QuietUntil } from "../../src/workflow/notices/reminder-days.js";
import { createWorkflow } from "../../src/workflow/workflow.js";
import { createFakeEngine } from "./fake-engine.js";
import { createManualTimers } from "./manual-timers.js";
import { createRecordingLog } from "./recording-log.js";

/** A messenger in memory: keeps everything anybody was told. */
export interface FakeChannel extends ChatChannel {
  readonly sent: { readonly chat: string; readonly out: Out; readonly ref: string }[];
  /** "chat: text" of every message, a file as "chat: [name] caption". */
  told(): readonly string[];
}

export function createFakeChannel(): FakeChannel {
  const sent: FakeChannel["sent"] = [];
  return {
    name: "fake",
    sent,
    async deliver(chat, out) {
      const ref = String(sent.length + 1);
      sent.push({ chat, out, ref });
      return ref;
    },
    told: () =>
      sent.map(({ chat, out }) =>
        "bytes" in out ? `${chat}: [${out.name}] ${out.caption}` : `${chat}: ${out.text}`,
      ),
  };
}

export function createFakeJobs(): Jobs {
  return {
    compile: async (snapshot) => ({
      files: [
        {
          name: `${snapshot.year}.docx`,
          mime: "application/x-test",
          bytes: Buffer.from(JSON.stringify(snapshot.answers)),
        },
      ],
      hash: "0123456789ab",
      missingGlyphs: [],
    }),
    preview: async (_snapshot, section) => ({
      sections: [
        { id: "p1", title: "第一部分" },
        { id: "x".repeat(80), title: "太长" },
      ],
      text: section === null ? "目录" : `正文 ${section}`,
    }),
    excerpt: async (snapshot, at) => ({
      sections: [{ id: "p1", title: "第一部分" }],
      title: "section" in at ? at.section : at.place,
      blocks: [{ kind: "paragraph", runs: [{ text: JSON.stringify(snapshot.answers) }] }],
    }),
    compare: async (before, after) => ({
      tables: ["公开06表"],
      sentences: [
        {
          where: "一、收入",
          was: JSON.stringify(before.answers),
          is: JSON.stringify(after.answers),
        },
      ],
    }),
    template: async ({ year }) => ({
      name: `${year}年度填报模板.xlsx`,
      mime: "application/x-test",
      bytes: Buffer.from("模板"),
    }),
    totals: async ({ year, departments, unapproved }) => ({
      file: {
        name: `${year}年度部门决算汇总.xlsx`,
        mime: "application/x-test",
        bytes: Buffer.from(JSON.stringify(departments.map(({ snapshot }) => snapshot !== null))),
      },
      scopes: departments.map(({ name, stage, snapshot }) => ({
        name,
        scope:
          snapshot === null
            ? { is: "missing", why: stage }
            : { is: "counted", unapproved: unapproved && stage !== "approved" },
      })),
      gaps: 0,
    }),
    board: async ({ title }) => Buffer.from(title),
    list: async ({ file, rows }) => ({
      name: `${file.year}年度部门决算${file.kind}.xlsx`,
      mime: "application/x-test",
      bytes: Buffer.from(JSON.stringify(rows)),
    }),
    readFile: async (bytes) => ({ is: "text", text: Buffer.from(bytes).toString("utf8") }),
    note: async ({ why }) => ({
      name: "更正说明.docx",
      mime: "application/x-test",
      bytes: Buffer.from(why),
    }),
    close: () => Promise.resolve(),
  };
}

/** The use cases over a store in memory, a small conversation and a messenger that forgets nothing. */
export function setUp(
  given: {
    readonly store?: Store;
    readonly jobs?: Jobs;
    /** The real conversation; it needs its packs. */
    readonly engine?: Engine;
    readonly packs?: readonly Pack[];
    /** Accounts the configuration lets in. */
    readonly listed?: readonly string[];
    readonly clock?: Clock;
    readonly compileAtOnce?: number;
    readonly quietUntil?: QuietUntil;
    /** UTC unless told otherwise. */
    readonly dateOf?: (now: string) => string;
  } = {},
) {
  const store = given.store ?? createMemoryStore();
  const jobs = given.jobs ?? createFakeJobs();
  const archive = createMemoryArchive();
  const engine = createFakeEngine();
  const channel = createFakeChannel();
  const timers = createManualTimers();
  const log = createRecordingLog();
  const outbox = createOutbox({ channels: [channel], timers, log });
  let ids = 0;
  let second = 0;
  const workflow = createWorkflow({
    store,
    engine: given.engine ?? engine,
    packs: given.packs ?? [],
    jobs,
    archive,
    compileAtOnce: given.compileAtOnce ?? 1,
    clock: given.clock ?? {
      now: () => `2026-11-24T04:00:${String((second += 1) % 60).padStart(2, "0")}.000Z`,
    },
    ids: { next: () => `id${(ids += 1)}` },
    log,
    authorise: createAuthorise(given.listed ?? ["fake:1", "fake:2"], {
      office: () => store.office(),
    }),
    outbox,
    dateOf: given.dateOf ?? ((now) => now.slice(0, 10)),
    ...(given.quietUntil === undefined ? {} : { quietUntil: given.quietUntil }),
  });
  let updates = 0;
  const update = (body: Update["body"], who = "1", id = `u${(updates += 1)}`): Update => ({
    id,
    account: `fake:${who}`,
    chat: `fake:${who}`,
    body,
  });
  return {
    store,
    archive,
    engine,
    channel,
    timers,
    log,
    outbox,
    workflow,
    update,
    says: (text: string, who?: string, id?: string) =>
      workflow.handle(update({ kind: "text", text, messageId: "m1" }, who, id)),
  };
}
