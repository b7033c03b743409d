import type { ReportSnapshot } from "../src/events/report/report-snapshot.js";
import type { Pack } from "../src/pack/pack.js";
import { createJobs } from "../src/jobs/worker-pool.js";
import { compileReport } from "../src/report/compile-report.js";
import { median } from "./median.js";

const RUNS = 7;
const AT_ONCE = 10;
const NAME = "profile.name";

/**
 * What PDFs and pictures cost, as lines to print: in this process, and ten at once in a worker as the bot
 * compiles them.
 *
 * @param packDir folder of the pack, for the worker
 */
export async function benchPdf(
  pack: Pack,
  snapshot: ReportSnapshot,
  packDir: string,
): Promise<readonly string[]> {
  let reports = 0;
  // Another report each time: what was worked out for the same one would be found again.
  const next = (): ReportSnapshot => renamed(snapshot, `第${String((reports += 1))}管理办公室`);
  const coldMs = await timeOf(() => compileReport(pack, next(), "pdf"));
  const warm: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    warm.push(await timeOf(() => compileReport(pack, next(), "pdf")));
  }
  const pictures: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    pictures.push(await timeOf(() => compileReport(pack, next(), "pictures")));
  }
  const many = Array.from({ length: AT_ONCE }, next);
  const jobs = createJobs({ packDirs: [packDir] });
  const before = process.memoryUsage().rss;
  const manyMs = await timeOf(() =>
    Promise.all(many.flatMap((one) => BOTH.map((format) => jobs.compile(one, format)))),
  );
  const grown = process.memoryUsage().rss - before;
  await jobs.close();
  return [
    "\nPDF and pictures",
    `  PDF cold ${millis(coldMs)}, warm (median of ${String(RUNS)}) ${millis(median(warm))}; three pictures ${millis(median(pictures))}`,
    `  ${String(AT_ONCE)} reports in both at once, in a new worker: ${millis(manyMs)}, memory of the worker ${megabytes(grown)}`,
  ];
}

const BOTH = ["pdf", "pictures"] as const;

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
