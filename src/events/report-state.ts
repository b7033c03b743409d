import type { Answer } from "../amounts/answer.js";
import type { KeptFinding, ReviewMark, Tally, Via } from "./report-events.js";

export interface StoredAnswer {
  readonly answer: Answer;
  readonly via: Via;
  readonly typed: string;
  readonly by: string;
  readonly at: string;
  readonly follows: boolean;
  readonly message?: string;
}

export interface Acceptance {
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** What a batch replaced, so that it can be taken back. Grows while its batch is applied. */
export interface UndoEntry {
  readonly batch: string;
  readonly by: string;
  /** Key and what stood there before the batch; null: nothing. */
  readonly answers: (readonly [key: string, before: StoredAnswer | null])[];
  readonly rowsAdded: (readonly [group: string, code: string])[];
  readonly rowsRemoved: (readonly [group: string, code: string])[];
  /** Group and its closure before the batch. */
  readonly closures: (readonly [group: string, before: "zero" | "none" | null])[];
}

/**
 * One report as the fold of its events. The fold (`applyReportEvent`) changes this object in place,
 * so that an answer costs the same however many there are; only its owner (a store) may apply, everybody
 * else reads.
 */
export interface ReportState {
  readonly id: string;
  /** Number of events applied. */
  version: number;
  phase: "none" | "filling" | "put-away";
  pack: string;
  packVersion: string;
  packKeys: readonly string[];
  year: string;
  owner: string;
  openedAt: string;
  changedAt: string;
  /** In the order last answered. */
  readonly answers: Map<string, StoredAnswer>;
  /** Codes of repeat groups in the order given. */
  readonly rows: Map<string, string[]>;
  readonly closures: Map<string, "zero" | "none">;
  readonly findings: Map<string, KeptFinding>;
  readonly acceptances: Map<string, Acceptance>;
  /** Findings put off; a finding that changes or goes leaves this set. */
  readonly postponed: Set<string>;
  readonly reviews: Map<string, ReviewMark>;
  readonly tallies: Map<string, Tally>;
  /** Sums of the tallies, kept so that progress costs nothing to tell. */
  asked: number;
  done: number;
  /** Newest last, at most 20. */
  readonly undo: UndoEntry[];
  /** The batch that took something back last: what it restores is not to be undone in turn. */
  undoneIn: { readonly batch: string; readonly by: string } | null;
  /** Chat message id -> keys it answered; the newest 500. */
  readonly messages: Map<string, string[]>;
  /** Stored money amounts in 元 -> keys, zero left out: "the gap equals a known figure". */
  readonly keysByYuan: Map<string, Set<string>>;
  /** Number of integer digits of a stored money amount -> keys: the largest figure without a scan. */
  readonly keysByMagnitude: Map<number, Set<string>>;
  /** Amounts quoted in stored texts, in 元 -> keys of the texts. */
  readonly quotes: Map<string, Set<string>>;
}
