import type { ReportState } from "./report-state.js";

/** A report on one line: enough for lists and status without loading it. */
export interface ReportSummary {
  readonly report: string;
  readonly owner: string;
  readonly department: string;
  readonly year: string;
  readonly phase: ReportState["phase"];
  readonly asked: number;
  readonly done: number;
  readonly errors: number;
  readonly warnings: number;
  readonly changedAt: string;
}
