import type { ReportPhase } from "./report-state.js";

/** A report on one line: enough for lists and status without loading it. */
export interface ReportSummary {
  readonly report: string;
  readonly owner: string;
  /** What the report says its unit is called. */
  readonly department: string;
  /** Id of the department in the bureau's list; "": of nobody's list. */
  readonly unit: string;
  readonly year: string;
  readonly phase: ReportPhase;
  /** When it came into that phase. */
  readonly since: string;
  readonly asked: number;
  readonly done: number;
  readonly errors: number;
  readonly warnings: number;
  readonly changedAt: string;
  /** ISO date it was first made public, left out before: a 更正 later has no deadline. */
  readonly publishedOn?: string;
}
