import { JobFailedError } from "../errors.js";
import type { Excerpt } from "../events/report/report-excerpt.js";
import type { Comparison } from "../events/review/comparison.js";
import type { CompiledReport, ReportFile } from "../report/compile-report.js";
import type { CompiledTotals } from "../report/totals/compile-totals.js";
import type { ReportPreview } from "../report/preview-report.js";
import type { Jobs } from "../workflow/ports.js";
import { createPool } from "./create-pool.js";
import { createFileReader } from "./file-reader.js";
import type {
  BoardTask,
  CompareTask,
  CompileTask,
  ExcerptTask,
  ListTask,
  NoteTask,
  PreviewTask,
  TotalsTask,
  TemplateTask,
} from "./tasks.js";

export interface JobsOptions {
  /** Folders of the packs, each loaded once a worker. */
  readonly packDirs: readonly string[];
  /** Reports compiled at the same time. */
  readonly threads?: number;
  /** A task that takes longer, its wait included, fails, and its worker is replaced. */
  readonly timeLimitMs?: number;
  /** Heap of one worker. */
  readonly memoryLimitMb?: number;
  /** Tasks that may wait; more fail at once. */
  readonly longestQueue?: number;
  /** Told of a worker that died with no task of its own, e.g. while starting. */
  readonly onWorkerLost?: (error: unknown) => void;
}

/** A worker nobody needs gives its memory back after this. */
const IDLE_MS = 60_000;

type Task =
  | CompileTask
  | PreviewTask
  | ExcerptTask
  | CompareTask
  | NoteTask
  | TemplateTask
  | BoardTask
  | ListTask
  | TotalsTask;
type TaskName =
  "compile" | "preview" | "excerpt" | "compare" | "note" | "template" | "board" | "list" | "totals";

/** Compiles and previews reports in worker threads, so that no chat waits for another's file. */
export function createJobs(options: JobsOptions): Jobs {
  const { threads = 1, timeLimitMs = 60_000, memoryLimitMb = 384, longestQueue = 200 } = options;
  const pool = createPool<Task, unknown>({
    program: "worker",
    threads,
    longestQueue,
    idleMs: IDLE_MS,
    memory: { oldMb: memoryLimitMb },
    packDirs: options.packDirs,
  });

  const files = createFileReader({
    packDirs: options.packDirs,
    ...(options.onWorkerLost === undefined ? {} : { onWorkerLost: options.onWorkerLost }),
  });

  const running = new Set<AbortController>();
  // Without a listener it would end the process. Tasks that waited for the lost worker fail at once.
  pool.on("error", (error) => {
    options.onWorkerLost?.(error);
    for (const controller of running) controller.abort(error);
  });

  async function run(name: TaskName, task: Task) {
    const controller = new AbortController();
    running.add(controller);
    // A timer of our own: that of AbortSignal.timeout would not keep a waiting process alive.
    const timer = setTimeout(() => controller.abort(new Error("too slow")), timeLimitMs);
    try {
      return await pool.run(task, { name, signal: controller.signal });
    } catch (cause) {
      throw new JobFailedError(`${name} failed`, { cause });
    } finally {
      clearTimeout(timer);
      running.delete(controller);
    }
  }

  return {
    // The worker's functions of these names return these types.
    compile: async (snapshot, format) =>
      (await run("compile", { snapshot, format })) as CompiledReport,
    preview: async (snapshot, section) =>
      (await run("preview", { snapshot, section })) as ReportPreview,
    excerpt: async (snapshot, at) => (await run("excerpt", { snapshot, at })) as Excerpt,
    compare: async (before, after) => (await run("compare", { before, after })) as Comparison,
    template: async (snapshot, options) =>
      (await run("template", { snapshot, ...options })) as ReportFile,
    readFile: (bytes, about) => files.read(bytes, about),
    board: async (board) => (await run("board", { board })) as Uint8Array,
    list: async (list) => (await run("list", { list })) as ReportFile,
    totals: async (order) => (await run("totals", { order })) as CompiledTotals,
    note: async (note) => (await run("note", { note })) as ReportFile,
    async close() {
      await Promise.all([pool.close(), files.close()]);
    },
  };
}
