import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { JobFailedError } from "../errors.js";
import type { CompiledReport } from "../report/compile-report.js";
import type { ReportPreview } from "../report/preview-report.js";
import type { Jobs } from "../workflow/ports.js";
import type { CompileTask, PreviewTask } from "./tasks.js";

export interface JobsOptions {
  /** Folders of the packs, each loaded once a worker. */
  readonly packDirs: readonly string[];
  /** Reports compiled at the same time. */
  readonly threads?: number;
  /** A task that takes longer fails, and its worker is replaced. */
  readonly timeLimitMs?: number;
  /** Heap of one worker. */
  readonly memoryLimitMb?: number;
  /** Tasks that may wait; more fail at once. */
  readonly longestQueue?: number;
}

/** A worker nobody needs gives its memory back after this. */
const IDLE_MS = 60_000;

/** Compiles and previews reports in worker threads, so that no chat waits for another's file. */
export function createJobs(options: JobsOptions): Jobs {
  const { threads = 1, timeLimitMs = 60_000, memoryLimitMb = 384, longestQueue = 200 } = options;
  const pool = new Piscina<CompileTask | PreviewTask, unknown>({
    filename: fileURLToPath(new URL("./worker.mjs", import.meta.url)),
    minThreads: 0,
    maxThreads: threads,
    maxQueue: longestQueue,
    idleTimeout: IDLE_MS,
    // Loaders given to the main process must not run twice.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
    workerData: { packDirs: options.packDirs },
  });

  async function run(name: "compile" | "preview", task: CompileTask | PreviewTask) {
    try {
      return await pool.run(task, { name, signal: AbortSignal.timeout(timeLimitMs) });
    } catch (cause) {
      throw new JobFailedError(`${name} failed`, { cause });
    }
  }

  return {
    // The worker's functions of these names return these types.
    compile: async (snapshot, format) =>
      (await run("compile", { snapshot, format })) as CompiledReport,
    preview: async (snapshot, section) =>
      (await run("preview", { snapshot, section })) as ReportPreview,
    close: () => pool.close(),
  };
}
