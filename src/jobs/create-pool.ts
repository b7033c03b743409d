import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { Piscina } from "piscina";

export interface PoolOptions {
  /** Its name in dist/: a worker runs what was compiled, from a test too, as Node 20 starts none from a .ts file. */
  readonly program: "worker" | "intake-worker";
  readonly threads: number;
  readonly longestQueue?: number;
  /** A worker nobody needs gives its memory back after this. */
  readonly idleMs: number;
  readonly memory: { readonly oldMb: number; readonly youngMb?: number };
  readonly packDirs: readonly string[];
}

/** Worker threads that start when they are needed, each with its own limits of memory. */
export function createPool<Task, Result>(options: PoolOptions): Piscina<Task, Result> {
  // That of `npm start` is meant for the main thread, which has read it: above the limits given here it would win.
  setFlagsFromString("--max-semi-space-size=0");
  const { program, threads, longestQueue, idleMs, memory, packDirs } = options;
  return new Piscina<Task, Result>({
    filename: fileURLToPath(new URL(`../../dist/${program}.js`, import.meta.url)),
    minThreads: 0,
    maxThreads: threads,
    ...(longestQueue === undefined ? {} : { maxQueue: longestQueue }),
    idleTimeout: idleMs,
    // What the main process was started with, e.g. to compile, must not run twice.
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: memory.oldMb,
      ...(memory.youngMb === undefined ? {} : { maxYoungGenerationSizeMb: memory.youngMb }),
    },
    workerData: { packDirs },
  });
}
