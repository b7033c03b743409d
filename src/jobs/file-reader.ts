import { JobFailedError } from "../errors.js";
import type { FileReading } from "../interview/file/file-reading.js";
import { createPool } from "./create-pool.js";
import type { AboutFile, ReadTask } from "./intake-tasks.js";

export interface FileReader {
  /** @throws {JobFailedError} when it took too long or too much memory */
  read(bytes: Uint8Array, about: AboutFile | null): Promise<FileReading>;
  close(): Promise<void>;
}

export interface FileReaderOptions {
  readonly packDirs: readonly string[];
  readonly timeLimitMs?: number;
  /** Heap of the worker: a file of strangers gets far less than a report of ours. */
  readonly memoryLimitMb?: number;
  readonly onWorkerLost?: (error: unknown) => void;
}

/** Files come rarely: the worker that read one gives its memory back soon. */
const IDLE_MS = 5_000;
const LONGEST_QUEUE = 50;

/** Reads uploaded files in a worker of their own, so that the worst of them takes nothing else down. */
export function createFileReader(options: FileReaderOptions): FileReader {
  const { packDirs, timeLimitMs = 20_000, memoryLimitMb = 128 } = options;
  const pool = createPool<ReadTask, FileReading>({
    program: "intake-worker",
    threads: 1,
    idleMs: IDLE_MS,
    memory: { oldMb: memoryLimitMb, youngMb: 16 },
    packDirs,
  });
  const running = new Set<AbortController>();
  let before: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  // Without a listener it would end the process; what waited for the lost worker fails at once.
  pool.on("error", (error) => {
    options.onWorkerLost?.(error);
    for (const controller of running) controller.abort(error);
  });

  async function readNow(task: ReadTask): Promise<FileReading> {
    const controller = new AbortController();
    running.add(controller);
    const timer = setTimeout(() => controller.abort(new Error("too slow")), timeLimitMs);
    try {
      return await pool.run(task, { name: "read", signal: controller.signal });
    } catch (cause) {
      throw new JobFailedError("a file could not be read", { cause });
    } finally {
      clearTimeout(timer);
      running.delete(controller);
    }
  }

  return {
    read(bytes, about) {
      if (waiting >= LONGEST_QUEUE) {
        return Promise.reject(new JobFailedError("too many files wait to be read"));
      }
      waiting += 1;
      // One after another: a file is given its whole time however many were before it.
      const reading = before.then(() => readNow({ bytes, about }));
      before = reading.catch(() => undefined).finally(() => (waiting -= 1));
      return reading;
    },
    close: () => pool.close(),
  };
}
