import type { Answer, Value } from "../../amounts/answer.js";
import type { Gate, KeptFinding, ReviewMark, Tally, Via } from "./report-events.js";

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

/** What last year's report says, by its keys. */
export interface LastYearValues {
  readonly year: string;
  readonly values: ReadonlyMap<string, Value>;
}

/** Why a finding might stand, as long as it said so. */
export interface LapsedAcceptance extends Acceptance {
  readonly says: string;
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
  /** What was known of last year before the batch; null: nothing. Left out where that stayed. */
  lastYear?: LastYearValues | null;
  /** 待复核 before the batch, of the explanations it marked or cleared; null: none. Left out where it did neither. */
  reviews?: (readonly [key: string, before: ReviewMark | null])[];
  /** Reasons the batch made void, with what the finding said they stood for. Left out where there were none. */
  lapsed?: (readonly [finding: string, before: LapsedAcceptance])[];
}

export const REPORT_PHASES = [
  "none",
  /** 填报中 */
  "filling",
  "put-away",
  /** 待审核 */
  "review",
  /** 退回 */
  "returned",
  /** 已通过 */
  "approved",
  /** 已公开 */
  "published",
  /** 更正 */
  "correcting",
] as const;
export type ReportPhase = (typeof REPORT_PHASES)[number];

/** Who said it, and when. */
export interface Said {
  readonly by: string;
  readonly at: string;
}

export interface KeptRemark extends Said {
  readonly text: string;
}

/** A version that was approved, and perhaps published. */
export interface ApprovedVersion extends Said {
  readonly hash: string;
  /** ISO date. */
  readonly on: string;
  readonly published?: { readonly on: string; readonly address: string };
  /** Why it takes the place of the one before. */
  readonly correction?: Correction;
}

/** Why an approved report is changed. */
export interface Correction {
  readonly cause: "text" | "figure";
  readonly why: string;
  /** ISO date of the new approval, where the approved figure was wrong. */
  readonly approvedOn?: string;
}

/** What the approved version says, of all that changed since a 更正 was opened. */
export interface CorrectedFrom {
  /** null: nothing stood there. */
  readonly answers: Map<string, StoredAnswer | null>;
  readonly rows: Map<string, readonly string[]>;
  /** null: it was not closed. */
  readonly closures: Map<string, "zero" | "none" | null>;
  /** Reasons that lapsed, with who let the finding pass; null: nobody had to. */
  readonly acceptances: Map<string, readonly [acceptance: Acceptance, passed: Said | null]>;
}

/** How a report goes its way from the clerk to the public. */
export interface ReviewState {
  /** "who:office", "group:overall" -> person. */
  readonly assigned: Map<string, string>;
  submission: Said | null;
  submissions: number;
  /** What the last submission showed, of the answers changed since; null: nothing stood there. */
  readonly changed: Map<string, StoredAnswer | null>;
  /** Accounts that answered or explained anything: none of theirs may approve it. */
  readonly contributors: Set<string>;
  /** What may be changed while a report is returned or corrected. */
  readonly reopened: Set<string>;
  readonly remarks: Map<string, KeptRemark>;
  /** 必须改 findings a reviewer let stand; an acceptance that lapses takes this with it. */
  readonly passed: Map<string, Said>;
  readonly gates: Map<Gate, Said & { readonly name: string }>;
  correction: Correction | null;
  /** Empty while nothing is corrected. */
  readonly correctedFrom: CorrectedFrom;
  /** Oldest first; more than one after a 更正. */
  readonly versions: ApprovedVersion[];
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
  phase: ReportPhase;
  /** When it came into that phase. */
  phaseSince: string;
  pack: string;
  packVersion: string;
  packKeys: readonly string[];
  year: string;
  owner: string;
  /** Id in the bureau's list; "": of no list. */
  department: string;
  openedAt: string;
  changedAt: string;
  readonly review: ReviewState;
  /** In the order last answered. */
  readonly answers: Map<string, StoredAnswer>;
  /** Codes of repeat groups in the order given. */
  readonly rows: Map<string, string[]>;
  readonly closures: Map<string, "zero" | "none">;
  /** Groups that are closed or were: reopened, what is open there still counts as the zero it was. */
  readonly closedOnce: Set<string>;
  /** null: not known. */
  lastYear: LastYearValues | null;
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
