import type { ReportSnapshot } from "../report/report-snapshot.js";
import type { Correction } from "../report/report-state.js";

/** An answer that a 更正 changed, as it is shown. */
export interface Changed {
  readonly name: string;
  readonly was: string;
  readonly is: string;
  /** Words, no figure. */
  readonly isText?: true;
}

/** What differs between two versions of a report. */
export interface Comparison {
  /** 公开06表, in order. */
  readonly tables: readonly string[];
  readonly sentences: readonly ChangedSentence[];
}

/** A sentence outside the tables, as it was and as it is; "" where there was or is none. */
export interface ChangedSentence {
  /** Heading it stands under. */
  readonly where: string;
  readonly was: string;
  readonly is: string;
}

/** What a 更正说明 is made of. */
export interface CorrectionNote extends Correction {
  readonly changes: readonly Changed[];
  /** The report as approved before, and as corrected. */
  readonly before: ReportSnapshot;
  readonly after: ReportSnapshot;
  /** Where the version before was published. */
  readonly published?: { readonly on: string; readonly address: string };
}
