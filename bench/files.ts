import { REPORT_FORMATS } from "../src/events/report/report-format.js";
import type { ReportSnapshot } from "../src/events/report/report-snapshot.js";
import { createJobs } from "../src/jobs/worker-pool.js";
import type { Jobs } from "../src/workflow/ports.js";
import { median } from "./median.js";

const RUNS = 5;
const THREADS = 2;
const AT_ONCE = 10;
const SAMPLE_MS = 10;
const NAME = "profile.name";

/**
 * What every file of a report costs together, as lines to print: in the bot's own workers, two of them, as
 * the bot compiles them.
 *
 * @param packDir folder of the pack, for the workers
 */
export async function benchFiles(
  snapshot: ReportSnapshot,
  packDir: string,
): Promise<readonly string[]> {
  const jobs = createJobs({ packDirs: [packDir], threads: THREADS });
  let reports = 0;
  // Another report each time: what was worked out for the same one would be found again.
  const next = (): ReportSnapshot => renamed(snapshot, `第${String((reports += 1))}财政所`);
  try {
    const coldMs = await timeOf(() => compileAll(jobs, next()));
    const warm: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      warm.push(await timeOf(() => compileAll(jobs, next())));
    }
    const excel: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      excel.push(await timeOf(() => jobs.compile(next(), "xlsx")));
    }
    const many = Array.from({ length: AT_ONCE }, next);
    const memory = watchMemory();
    const manyMs = await timeOf(() => Promise.all(many.map((one) => compileAll(jobs, one))));
    const peak = memory.end();
    return [
      `\nevery file of a report: ${REPORT_FORMATS.join(", ")}; ${String(THREADS)} workers`,
      `  new workers ${millis(coldMs)}, warm (median of ${String(RUNS)}) ${millis(median(warm))}; Excel alone ${millis(median(excel))}`,
      `  ${String(AT_ONCE)} reports at once ${millis(manyMs)}, memory ${megabytes(peak.grown)} more, the process ${megabytes(peak.most)} at most`,
    ];
  } finally {
    await jobs.close();
  }
}

function compileAll(jobs: Jobs, snapshot: ReportSnapshot): Promise<unknown> {
  return Promise.all(REPORT_FORMATS.map((format) => jobs.compile(snapshot, format)));
}

/** Looks at the memory of the process, its workers included, until told to end. */
function watchMemory(): { end(): { readonly grown: number; readonly most: number } } {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), SAMPLE_MS);
  return {
    end() {
      clearInterval(timer);
      return { grown: most - before, most };
    },
  };
}

function renamed(snapshot: ReportSnapshot, name: string): ReportSnapshot {
  const others = snapshot.answers.filter(([key]) => key !== NAME);
  const named = [NAME, { state: "value", value: { kind: "text", text: name } }] as const;
  return { ...snapshot, answers: [...others, named] };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function millis(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(0)} MB`;
}
