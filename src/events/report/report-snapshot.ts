import type { Answer, Value } from "../../amounts/answer.js";
import type { Gate, KeptFinding } from "./report-events.js";
import type { ReportPhase } from "./report-state.js";

/** A finding that stays as it is, for a reason. */
export interface AcceptedFinding {
  /** "R13@205", as the checks tell it. */
  readonly id: string;
  readonly severity: KeptFinding["severity"];
  readonly says: string;
  /** The 审核说明, as typed. */
  readonly reason: string;
}

/** Who let a report pass, and who answered for what had to be answered for before. */
export interface PassedBy {
  /** Name of the reviewer; left out where nobody let it pass yet. */
  readonly reviewer?: string;
  readonly gates: readonly (readonly [gate: Gate, name: string])[];
  /** ISO date; left out where nobody let it pass yet. */
  readonly approvedOn?: string;
  /** ISO date and address; left out where it is not published. */
  readonly published?: { readonly on: string; readonly address: string };
}

/** A report as plain data, for a worker. */
export interface ReportSnapshot {
  readonly pack: string;
  readonly year: string;
  /** Where it is on its way to the public; left out of a snapshot that was never on it. */
  readonly phase?: ReportPhase;
  readonly answers: readonly (readonly [key: string, answer: Answer])[];
  readonly rows: readonly (readonly [group: string, codes: readonly string[]])[];
  readonly closures: readonly (readonly [group: string, as: "zero" | "none"])[];
  /** What last year's report says, by its keys; left out where it is not known. */
  readonly lastYear?: readonly (readonly [key: string, value: Value])[];
  /** Answers that are their suggestion and follow it; left out where none does. */
  readonly follows?: readonly string[];
  /** Labels of what is still missing, in order. */
  readonly missing: readonly string[];
  /** Keys of texts that were written for other figures and not looked at since; left out where there are none. */
  readonly doubtful?: readonly string[];
  /** Findings that are not accepted, as told to people: 必须改 first. */
  readonly findings: readonly string[];
  /** How many of them are 必须改. */
  readonly errors: number;
  readonly accepted: readonly AcceptedFinding[];
  /** ISO date of the compilation, in the bureau's time zone. */
  readonly date: string;
  /** Nobody let it pass yet: a draft, however complete it is. */
  readonly unapproved?: true;
  /** Left out where nothing of it is known. */
  readonly passedBy?: PassedBy;
}
