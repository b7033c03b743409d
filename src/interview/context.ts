import type { Answer } from "../amounts/answer.js";
import type { BureauStatus, DepartmentStatus } from "../events/office/bureau-status.js";
import type { ChatEvent, ChatState } from "../events/chat/chat-events.js";
import type { Changed, Comparison } from "../events/review/comparison.js";
import type { Notice, OfficeEvent } from "../events/office/office-events.js";
import type { OfficeState, Person } from "../events/office/office-state.js";
import type { Recorded, ReportEvent } from "../events/report/report-events.js";
import type { ReportChoice } from "../events/report/report-format.js";
import type { ReportState } from "../events/report/report-state.js";
import type { ReportSummary } from "../events/report/report-summary.js";
import type { Key, Pack } from "../pack/pack.js";
import type { BureauWork } from "./bureau-work.js";
import type { FileReading } from "./file/file-reading.js";
import type { Me, Permission, Place } from "./me.js";
import type { OutMessage } from "./message.js";

/** Everything a decision is made from. The engine reads nothing else and changes none of it. */
export interface StepContext {
  readonly packs: readonly Pack[];
  /** The report this chat is on, or null. */
  readonly report: ReportState | null;
  readonly chat: ChatState;
  readonly account: string;
  /** Who that is, and what they may do. */
  readonly me: Me;
  /** The bureau: departments, people, deadlines. */
  readonly office: OfficeState;
  /** Id of the update: the batch of every event. */
  readonly update: string;
  /** Everybody of the bureau who may do it there. */
  whoMay(permission: Permission, place: Place): readonly Person[];
  /** ISO 8601, UTC. */
  readonly now: string;
  /** ISO date in the bureau's time zone. */
  readonly today: string;
  /** The ISO date an instant (ISO 8601, UTC) falls on in the bureau's time zone. */
  dateOf(instant: string): string;
  newId(): string;
  /** A code nobody can guess, and what is kept of it. */
  newCode(): InvitationCode;
  /** Where a code can be pressed instead of typed, this messenger's own first; empty where none has such links. */
  linksFor(code: string): readonly string[];
  /** The report of the year before: of the same department, or of this person where it is of none. */
  lastYearsReport(of: LastYearOf): LastYearsReport;
  /**
   * How the departments stand whose status this person may see.
   *
   * @param year left out: the one the bureau is at work on; a step asks for one
   */
  status(year?: string): BureauStatus;
  /** What somebody is told who is to be hurried about these, at least one, the most urgent first. */
  hurry(departments: readonly DepartmentStatus[], from: string): Omit<Notice, "id" | "person">;
  /** The hour in which quiet hours end, while they last: what waits is told then. */
  readonly quietUntil: number | null;
  /** Reports this person may fill, newest first. */
  readonly reports: readonly ReportSummary[];
  /** Other reports this person may read, newest first. */
  readonly readable: readonly ReportSummary[];
}

/** The report that wants to know the year before. */
export interface LastYearOf {
  /** Id in the bureau's list; "": of no list. */
  readonly department: string;
  readonly year: string;
}

export type LastYearsReport =
  | { readonly is: "found"; readonly report: ReportState }
  /** There is one that was not let pass yet. */
  | { readonly is: "unfinished" }
  | { readonly is: "none" };

export interface InvitationCode {
  /** "K7M2-9QXA-4DWP" */
  readonly code: string;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

export type Input =
  | { readonly kind: "text"; readonly text: string; readonly messageId: string }
  | { readonly kind: "edit"; readonly text: string; readonly messageId: string }
  | { readonly kind: "press"; readonly token: string }
  /** `reading`: what a worker made of it; left out where none could. */
  | { readonly kind: "file"; readonly name: string; readonly reading?: FileReading }
  /** Say the current prompt again. */
  | { readonly kind: "refresh" }
  /** The report of the context was loaded for a "switch-report" request: say where it stands, or go to a key. */
  | { readonly kind: "resume"; readonly key?: Key }
  /** The files of a report that is to be approved are safe. */
  | { readonly kind: "frozen"; readonly hash: string; readonly submission: number }
  /** What a correction would change, for the chat that asked. */
  | { readonly kind: "compared"; readonly comparison: Comparison }
  /** Something the person is told though they did not ask. */
  | { readonly kind: "notice"; readonly notice: Notice };

/** Work the engine asks for and does not do itself. */
export type Request =
  | ReportRequest
  | { readonly kind: "bureau"; readonly work: BureauWork }
  /** Load this report and step again with "resume"; nothing else of this outcome counts. */
  | { readonly kind: "switch-report"; readonly report: string; readonly key?: Key };

/** Work on the report the chat is on. */
export type ReportRequest =
  | { readonly kind: "compile"; readonly choice: ReportChoice }
  | { readonly kind: "preview"; readonly section: string | null }
  /** Compile it for good, put the files away and step again with "frozen". */
  | { readonly kind: "approve"; readonly changes: readonly Changed[] }
  /** What these answers would change in the report as it was approved; step again with "compared". */
  | { readonly kind: "compare"; readonly answers: readonly (readonly [key: Key, answer: Answer])[] }
  /** The 更正说明 of a correction under way. */
  | { readonly kind: "note"; readonly changes: readonly Changed[] }
  /** Who gave this answer, and when. */
  | { readonly kind: "history"; readonly key: Key }
  /** The questions as a workbook to be filled and sent back: those still open, or all. */
  | { readonly kind: "template"; readonly all: boolean };

export interface Outcome {
  /** The report the events belong to. */
  readonly reportId: string | null;
  readonly reportEvents: readonly Recorded<ReportEvent>[];
  /** Changes of the bureau, notices to other people among them. */
  readonly officeEvents: readonly Recorded<OfficeEvent>[];
  readonly chatEvents: readonly Recorded<ChatEvent>[];
  readonly messages: readonly OutMessage[];
  readonly requests: readonly Request[];
}
