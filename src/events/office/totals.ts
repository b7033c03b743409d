import type { ReportSnapshot } from "../report/report-snapshot.js";
import type { Stage } from "./bureau-status.js";

/** One of the departments that are to be added up. */
export interface TotalsDepartment {
  readonly id: string;
  readonly name: string;
  /** Ids of those above it, the nearest first. */
  readonly above: readonly string[];
  readonly stage: Stage;
  /** Its report, where there is one and its stage counts. */
  readonly snapshot: ReportSnapshot | null;
}

/** What is to be added up, for a worker. */
export interface TotalsOrder {
  readonly year: string;
  /** Whose totals they are called: 园区办及所属单位. */
  readonly title: string;
  /** ISO date in the bureau's time zone. */
  readonly date: string;
  /** Whether reports nobody let pass yet count, too. */
  readonly unapproved: boolean;
  /** In the order they are listed in. */
  readonly departments: readonly TotalsDepartment[];
}

/** What became of one department. */
export type TotalsScope =
  | { readonly is: "counted"; readonly unapproved: boolean }
  /** The report of one above says that it includes its units. */
  | { readonly is: "included"; readonly in: string }
  | { readonly is: "missing"; readonly why: string };

export interface ScopedDepartment {
  readonly name: string;
  readonly scope: TotalsScope;
}

export interface TotalsMade {
  readonly scopes: readonly ScopedDepartment[];
  /** How many figures of those counted are open or withheld. */
  readonly gaps: number;
}

/** Phases that count without being asked for. */
const PASSED: readonly Stage[] = ["approved", "published"];

export function isPassed(stage: Stage): boolean {
  return PASSED.includes(stage);
}

/** Whether a report in that stage is added up. */
export function isAddedUp(stage: Stage, unapproved: boolean): boolean {
  return isPassed(stage) || (unapproved && stage !== "idle");
}
