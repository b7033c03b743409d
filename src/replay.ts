import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { createMemoryStore } from "../storage/memory/memory-store.js";
import { readConfig } from "./config.js";
import { createDraft } from "./interview/draft.js";
import { listMissing } from "./interview/list-missing.js";
import { isReachable } from "./interview/navigate.js";
import { step } from "./interview/step.js";
import { createJobs } from "./jobs/worker-pool.js";
import { createLog } from "./log.js";
import { loadPack } from "./pack/load-pack.js";
import { driveReplay } from "./replay/drive-replay.js";
import { listAnswers } from "./replay/list-answers.js";
import { listFindings } from "./replay/list-findings.js";
import { readAnswers } from "./replay/read-answers.js";
import { createReplayChat, REPLAY_ACCOUNT } from "./replay/replay-chat.js";
import { createAuthorise } from "./workflow/authorise.js";
import { createOutbox } from "./workflow/outbox.js";
import { createDateInZone } from "./workflow/date-in-zone.js";
import { createWorkflow } from "./workflow/workflow.js";

const USAGE = "usage: npm run replay -- ANSWERS.yaml [--out DIR]\n";

/** `npm run replay`: types an answers file through the conversation and writes down what came of it. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { out: { type: "string", default: "out" } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    process.stderr.write(USAGE);
    return 2;
  }
  const replies = readAnswers(await readFile(file, "utf8"));
  const config = readConfig();
  const pack = await loadPack(config.packDir);
  const store = createMemoryStore();
  const jobs = createJobs({ packDirs: [config.packDir], threads: config.compileThreads });
  const log = createLog("warn", process.stderr);
  let ids = 0;

  const chat = createReplayChat(() => ({
    handle: workflow.handle,
    async idle() {
      await workflow.settle();
      await outbox.idle();
    },
  }));
  const outbox = createOutbox({
    channels: [chat.channel],
    timers: {
      after(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    log,
  });
  const workflow = createWorkflow({
    store,
    engine: { step, listMissing },
    packs: [pack],
    jobs,
    clock: { now: () => new Date().toISOString() },
    ids: {
      next() {
        ids += 1;
        return `r${ids}`;
      },
    },
    log,
    authorise: createAuthorise([REPLAY_ACCOUNT]),
    outbox,
    dateOf: createDateInZone(config.timeZone),
  });

  async function report() {
    const { chat: state } = await store.load(REPLAY_ACCOUNT, null);
    const loaded = await store.load(REPLAY_ACCOUNT, state.report);
    return loaded.report;
  }

  const outcome = await driveReplay({
    chat,
    pack,
    replies,
    look: async () => (await store.load(REPLAY_ACCOUNT, null)).chat,
    async isAsked(key) {
      const state = await report();
      return state !== null && isReachable(createDraft(pack, state), key);
    },
  });
  await chat.type("/report");
  const state = await report();
  if (state === null) throw new Error("the conversation opened no report");

  await mkdir(values.out, { recursive: true });
  const write = (name: string, content: string | Uint8Array): Promise<void> =>
    writeFile(path.join(values.out, path.basename(name)), content);
  await write("transcript.txt", chat.transcript());
  await write("answers.json", `${JSON.stringify(listAnswers(pack, state), null, 2)}\n`);
  await write("findings.json", `${JSON.stringify(listFindings(pack, state), null, 2)}\n`);
  for (const sent of chat.files) await write(sent.name, sent.bytes);
  await jobs.close();
  await store.close();

  for (const key of outcome.notAsked) process.stdout.write(`未询问 ${key}\n`);
  for (const key of outcome.unknown) process.stderr.write(`没有这个键 ${key}\n`);
  for (const { key, reply } of outcome.failed) process.stderr.write(`没有记录 ${key}: ${reply}\n`);
  process.stdout.write(`${path.resolve(values.out)}\n`);
  return outcome.failed.length + outcome.unknown.length === 0 ? 0 : 1;
}

process.exitCode = await main();
