import type { ReportSnapshot } from "../src/events/report-snapshot.js";
import type { Pack } from "../src/pack/pack.js";
import { compileReport } from "../src/report/compile-report.js";
import { median } from "./median.js";

const RUNS = 5;

/** Compiles one finished report: the first time, and once everything is warm. */
export async function benchDocx(
  pack: Pack,
  snapshot: ReportSnapshot,
): Promise<{ readonly coldMs: number; readonly warmMs: number }> {
  const time = async (): Promise<number> => {
    const started = performance.now();
    await compileReport(pack, snapshot, "docx");
    return performance.now() - started;
  };
  const coldMs = await time();
  const warm: number[] = [];
  for (let run = 0; run < RUNS; run += 1) warm.push(await time());
  return { coldMs, warmMs: median(warm) };
}
