import { writeSync } from "node:fs";
import { AppError } from "../../../src/errors.js";
import { openLowdbStore } from "../../../storage/lowdb/lowdb-store.js";
import { answer } from "../commits.js";

/**
 * A process to be killed: `node clerks-program.mjs DIR`. Three clerks answer without end. It says "has REPORT
 * VERSION" for what it finds and "kept REPORT VERSION" once the store has acknowledged an answer, or
 * "refused CODE MESSAGE".
 */
const CLERKS = ["r1", "r2", "r3"];

const [, , dir = ""] = process.argv;

/** At once: nothing may wait in a buffer when the process dies. */
function say(...words: readonly unknown[]): void {
  writeSync(1, `${words.join(" ")}\n`);
}

const silent = (): void => undefined;

try {
  const store = await openLowdbStore({
    dir,
    clock: { now: () => new Date().toISOString() },
    log: {
      debug: silent,
      info: silent,
      warn: silent,
      error: (_fields, message) => say("error", message),
    },
    // Documents are written and segments begun all the time, so that kills hit that, too.
    quietMs: 3,
    segmentBytes: 10_000,
  });
  for (const report of CLERKS) {
    const loaded = await store.load(report, report);
    say("has", report, loaded.report?.version ?? 0, loaded.chat.version);
  }
  await Promise.all(
    CLERKS.map(async (report) => {
      for (let n = ((await store.load(report, report)).report?.version ?? 0) + 1; ; n += 1) {
        const answering = { update: `${n}`, chat: report, report, key: `k${n}`, yuan: `${n}` };
        const result = await answer(store, answering);
        say(result === "ok" ? "kept" : result, report, n);
      }
    }),
  );
} catch (error) {
  say("refused", error instanceof AppError ? error.code : "", error);
  process.exitCode = 1;
}
