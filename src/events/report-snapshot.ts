import type { Answer } from "../amounts/answer.js";

/** A report as plain data, for a worker. */
export interface ReportSnapshot {
  readonly pack: string;
  readonly year: string;
  readonly answers: readonly (readonly [key: string, answer: Answer])[];
  readonly rows: readonly (readonly [group: string, codes: readonly string[]])[];
  readonly closures: readonly (readonly [group: string, as: "zero" | "none"])[];
  /** Labels of what is still missing, in order. */
  readonly missing: readonly string[];
  /** Findings that are not accepted, as told to people. */
  readonly findings: readonly string[];
  /** ISO date of the compilation, in the bureau's time zone. */
  readonly date: string;
}
