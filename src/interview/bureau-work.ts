import type { BureauStatus } from "../events/bureau-status.js";

/** Work about the bureau, for the chat that asked: it needs no report. */
export type BureauWork =
  /** How the departments stand, as pictures or as a workbook. */
  | { readonly do: "draw-status"; readonly status: BureauStatus }
  | { readonly do: "list-status"; readonly status: BureauStatus };
