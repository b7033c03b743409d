import { readFileSync } from "node:fs";
import { loadPack } from "../../src/pack/load-pack.js";
import type { Key } from "../../src/pack/pack.js";
import { readAnswers, type Replies } from "../../src/replay/read-answers.js";
import { type ReplayResult, runReplay } from "../../src/replay/run-replay.js";
import { compileReport } from "../../src/report/compile-report.js";
import type { Jobs } from "../../src/workflow/ports.js";
import { createMemoryStore } from "../../storage/memory/memory-store.js";
import { createManualTimers } from "../workflow/manual-timers.js";
import { createRecordingLog } from "../workflow/recording-log.js";

export const EXAMPLE = "examples/final-accounts-2019.yaml";

/** The pack that is shipped, loaded once. */
export const pack = await loadPack("conversations/final-accounts");

export const example: Replies = readAnswers(readFileSync(EXAMPLE, "utf8"));

/** What is typed instead; null takes a reply away, a new key is typed too. */
export type Changes = Readonly<Record<Key, string | null>>;

export function changed(replies: Replies, changes: Changes): Replies {
  const all = new Map(replies);
  for (const [key, reply] of Object.entries(changes)) {
    if (reply === null) all.delete(key);
    else all.set(key, reply);
  }
  return all;
}

const NOTHING = { files: [], hash: "", missingGlyphs: [] };

/** Replays without a file: for what is asked and found. */
export function replay(replies: Replies): Promise<ReplayResult> {
  const file = { name: "report.docx", mime: "", bytes: new Uint8Array([1]) };
  return replayWith(replies, async (_snapshot, format) =>
    format === "docx" ? { ...NOTHING, files: [file] } : NOTHING,
  );
}

/** Replays with the Word file, compiled without a worker. */
export function replayWithFile(replies: Replies): Promise<ReplayResult> {
  return replayWith(replies, async (snapshot, format) =>
    format === "docx" ? compileReport(pack, snapshot, format) : NOTHING,
  );
}

async function replayWith(replies: Replies, compile: Jobs["compile"]): Promise<ReplayResult> {
  const log = createRecordingLog();
  const result = await runReplay({
    pack,
    replies,
    store: createMemoryStore(),
    jobs: {
      compile,
      preview: () => Promise.reject(new Error("nobody asks for a preview")),
      compare: () => Promise.reject(new Error("not asked for")),
      note: () => Promise.reject(new Error("not asked for")),
      board: () => Promise.reject(new Error("not asked for")),
      list: () => Promise.reject(new Error("not asked for")),
      totals: () => Promise.reject(new Error("not asked for")),
      template: () => Promise.reject(new Error("not asked for")),
      readFile: () => Promise.reject(new Error("not asked for")),
      excerpt: () => Promise.reject(new Error("not asked for")),
      close: () => Promise.resolve(),
    },
    clock: { now: () => "2020-08-12T01:02:03.000Z" },
    timers: createManualTimers(),
    log,
    dateOf: (now) => now.slice(0, 10),
  });
  const troubles = log.lines.filter((line) => /^(?:warn|error)/.test(line));
  if (troubles.length > 0) throw new Error(troubles.join("\n"));
  return result;
}
