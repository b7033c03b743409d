import type { BureauStatus } from "../events/office/bureau-status.js";
import type { TotalsDepartment } from "../events/office/totals.js";

/** Departments to be added up. */
export interface TotalsWork {
  readonly do: "totals";
  readonly year: string;
  /** What they are called together. */
  readonly title: string;
  readonly unapproved: boolean;
  readonly departments: readonly (Omit<TotalsDepartment, "snapshot"> & {
    /** Id; null: there is none. */
    readonly report: string | null;
  })[];
}

/** Work about the bureau, for the chat that asked: it needs no report. */
export type BureauWork =
  /** How the departments stand, as pictures or as a workbook. */
  | { readonly do: "draw-status"; readonly status: BureauStatus }
  | { readonly do: "list-status"; readonly status: BureauStatus }
  | TotalsWork
  /** Who did what with a report, as a workbook. */
  | {
      readonly do: "list-audit";
      readonly report: string;
      /** Name of its department. */
      readonly department: string;
      /** The person may not read the report: nothing of what is in it is shown. */
      readonly hidesContent: boolean;
    };
