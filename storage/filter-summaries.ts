import type { ReportSummary } from "../src/events/report/report-summary.js";
import type { SummaryFilter } from "../src/workflow/ports.js";

/** Lines that are of the owner or of one of the departments; all of them where neither is asked for. */
export function filterSummaries(
  summaries: Iterable<ReportSummary>,
  { owner, departments }: SummaryFilter,
): readonly ReportSummary[] {
  const all = [...summaries];
  if (owner === undefined && departments === undefined) return all;
  return all.filter(
    (one) => one.owner === owner || (one.unit !== "" && departments?.has(one.unit) === true),
  );
}
