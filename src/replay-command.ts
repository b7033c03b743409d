import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { createMemoryStore } from "../storage/memory/memory-store.js";
import { readConfig } from "./config.js";
import { AnswersInvalidError, AppError } from "./errors.js";
import { createJobs } from "./jobs/worker-pool.js";
import { createLog } from "./log.js";
import { loadPack } from "./pack/load-pack.js";
import { readAnswers } from "./replay/read-answers.js";
import { type ReplayResult, runReplay } from "./replay/run-replay.js";
import { systemClock, systemTimers } from "./system.js";
import { createDateInZone } from "./workflow/date-in-zone.js";
import { explainError } from "./workflow/error-texts.js";

const USAGE = "用法：npm run replay -- 答案文件.yaml [--out 文件夹]\n";

/** Where a command writes what a person reads. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * `npm run replay`: types an answers file through the conversation and writes down what came of it.
 *
 * @returns the exit code: 0 when every reply was taken, 1 when one was not, 2 when nothing could be done
 */
export async function runReplayCommand(
  args: readonly string[],
  { out, err }: Console,
): Promise<number> {
  const wanted = readArguments(args);
  if (wanted === undefined) {
    err(USAGE);
    return 2;
  }
  try {
    const result = await replayFile(wanted.file);
    await writeResult(wanted.dir, result);
    for (const key of result.notAsked) out(`未询问 ${key}\n`);
    for (const { key, reply } of result.unknown) err(`没有这个键 ${key}: ${reply}\n`);
    for (const { key, reply } of result.failed) err(`没有记录 ${key}: ${reply}\n`);
    if (result.files.length === 0) err("报告没有生成\n");
    out(`${path.resolve(wanted.dir)}\n`);
    const isDone = result.failed.length + result.unknown.length === 0 && result.files.length > 0;
    return isDone ? 0 : 1;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    err(`${explainError(error)}\n${error.message}\n`);
    return 2;
  }
}

function readArguments(
  args: readonly string[],
): { readonly file: string; readonly dir: string } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { out: { type: "string", default: "out" } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    return file === undefined || more.length > 0 ? undefined : { file, dir: values.out };
  } catch {
    return undefined; // An option there is not.
  }
}

async function replayFile(file: string): Promise<ReplayResult> {
  const replies = readAnswers(await readText(file));
  const config = readConfig();
  const pack = await loadPack(config.packDir);
  const store = createMemoryStore();
  const jobs = createJobs({ packDirs: [config.packDir], threads: config.compileThreads });
  try {
    return await runReplay({
      pack,
      replies,
      store,
      jobs,
      clock: systemClock,
      timers: systemTimers,
      log: createLog("warn", process.stderr),
      dateOf: createDateInZone(config.timeZone),
    });
  } finally {
    await jobs.close();
    await store.close();
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new AnswersInvalidError(`打不开 ${file}`, { cause });
  }
}

async function writeResult(dir: string, result: ReplayResult): Promise<void> {
  await mkdir(dir, { recursive: true });
  const write = (name: string, content: string | Uint8Array): Promise<void> =>
    writeFile(path.join(dir, path.basename(name)), content);
  await write("transcript.txt", result.transcript);
  await write("answers.json", `${JSON.stringify(result.answers, null, 2)}\n`);
  await write("findings.json", `${JSON.stringify(result.findings, null, 2)}\n`);
  for (const sent of result.files) await write(sent.name, sent.bytes);
}
