import type { ChatEvent, ChatState } from "../events/chat/chat-events.js";
import type { Recorded, ReportEvent } from "../events/report/report-events.js";
import type { Excerpt, ExcerptAt } from "../events/report/report-excerpt.js";
import type { ListSheet } from "../events/office/list-sheet.js";
import type { ReportFormat } from "../events/report/report-format.js";
import type { OfficeEvent } from "../events/office/office-events.js";
import type { OfficeState } from "../events/office/office-state.js";
import type { ReportState } from "../events/report/report-state.js";
import type { ReportSnapshot } from "../events/report/report-snapshot.js";
import type { TotalsMade, TotalsOrder } from "../events/office/totals.js";
import type { ReportSummary } from "../events/report/report-summary.js";
import type { Comparison, CorrectionNote } from "../events/review/comparison.js";
import type { FileReading } from "../interview/file/file-reading.js";
import type { OutMessage } from "../interview/message.js";
import type { Board } from "../status/board-of.js";

export interface Clock {
  /** ISO 8601, UTC. */
  now(): string;
}

export interface Ids {
  /** A new id, unique for ever: lower-case letters and digits. */
  next(): string;
}

/** Where log lines go. Ids and codes only: never tokens, replies or figures. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface Timers {
  /** @returns cancels it; harmless after it ran */
  after(ms: number, run: () => void): () => void;
}

export interface Loaded {
  /** Current states; a stream nobody wrote to is an empty state with version 0. Read only. */
  readonly report: ReportState | null;
  readonly chat: ChatState;
}

export interface Commit {
  /** Id of the update that caused it, unique within its chat; the last 1,000 of a chat are remembered. */
  readonly update: string;
  readonly chat: string;
  /** Versions the decision was made on. */
  readonly expected: {
    readonly chat: number;
    readonly report?: { readonly id: string; readonly version: number };
    /** Wanted with office events. */
    readonly office?: number;
  };
  readonly chatEvents: readonly Recorded<ChatEvent>[];
  readonly reportEvents: readonly Recorded<ReportEvent>[];
  readonly officeEvents?: readonly Recorded<OfficeEvent>[];
  /** The new line of the report, when it changed. */
  readonly summary?: ReportSummary;
}

export interface SummaryFilter {
  readonly owner?: string;
  readonly departments?: ReadonlySet<string>;
}

/**
 * Keeps events and gives back what they fold to. When `commit` resolves with "ok", a power cut loses
 * nothing of it. The states `load` returns belong to the store and change at the next commit.
 */
export interface Store {
  /** @param report id of the report to load beside the chat, or null */
  load(chat: string, report: string | null): Promise<Loaded>;
  /** Whether this update of this chat was committed before. */
  seen(chat: string, update: string): Promise<boolean>;
  /**
   * @returns "duplicate" when this update of this chat was committed before, "conflict" when a version moved
   * @throws {StoreUnavailableError} when it cannot be made durable; nothing of it is kept
   */
  commit(commit: Commit): Promise<"ok" | "duplicate" | "conflict">;
  /** Lines of reports that match one of these; of all without a filter. */
  summaries(filter: SummaryFilter): Promise<readonly ReportSummary[]>;
  /** The bureau as it is: departments, people, deadlines. Always in memory; read only. */
  office(): OfficeState;
  /** Every event of a report, oldest first. */
  history(report: string): Promise<readonly Recorded<ReportEvent>[]>;
  /** Every event of the bureau, oldest first. */
  officeHistory(): Promise<readonly Recorded<OfficeEvent>[]>;
  close(): Promise<void>;
}

export interface OutFile {
  readonly kind: "file";
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly caption: string;
}

/** A PNG, shown in the chat itself. */
export interface OutPicture {
  readonly kind: "picture";
  /** "决算公开进度.png" */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly caption: string;
  /** What the picture says, for those who cannot see it. */
  readonly alt: string;
}

export interface OutProgress {
  readonly kind: "progress";
  readonly text: string;
  /** An earlier progress message to change in place. */
  readonly replaces?: MessageRef;
}

export type Out = OutMessage | OutFile | OutPicture | OutProgress;

/** A message as the channel knows it. */
export type MessageRef = string;

/** Speaks to one person. Adapters own markup, length limits and keyboards. */
export interface ChatChannel {
  readonly name: string;
  /**
   * @param chat the channel's own id of the chat
   * @throws {ChatRejectedError} when trying again cannot help
   * @throws {ChatBusyError} with the seconds to wait, when it can
   */
  deliver(chat: string, out: Out): Promise<MessageRef>;
}

/** Something a person did in a chat. */
export interface Update {
  /** Unique within the chat. */
  readonly id: string;
  /** "telegram:1234": channel name and the person's id there. */
  readonly account: string;
  /** "telegram:1234": channel name and the chat's id there. */
  readonly chat: string;
  readonly body:
    | { readonly kind: "text"; readonly text: string; readonly messageId: string }
    | { readonly kind: "edit"; readonly text: string; readonly messageId: string }
    | { readonly kind: "press"; readonly token: string }
    | {
        readonly kind: "file";
        readonly name: string;
        readonly size: number;
        open(): Promise<Uint8Array>;
      }
    /** A picture, a voice message, a sticker …: nothing the conversation can read. */
    | { readonly kind: "other" };
}

export interface CompiledFile {
  /** As a person would name it; fit for every file system. */
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** Of a picture: its title, and what it says for those who cannot see it. */
  readonly picture?: { readonly caption: string; readonly alt: string };
}

/** A report in one format. */
export interface Compiled {
  /** One file, or every picture of the report, of which there may be none. */
  readonly files: readonly CompiledFile[];
  /** Twelve hexadecimal digits that name the answers it was compiled from. */
  readonly hash: string;
  /** Characters that no font had, each once, "😀 U+1F600": 〓 is printed for them. */
  readonly missingGlyphs: readonly string[];
}

/** A file of an approved version. */
export interface ArchivedFile extends CompiledFile {
  readonly format: ReportFormat | "note";
}

export interface ArchivedVersion {
  readonly hash: string;
  readonly files: readonly ArchivedFile[];
}

/** Keeps approved versions of reports as they were approved, for ever. */
export interface Archive {
  /**
   * Durable when it resolves. A version that nobody approved in the end may be put again.
   *
   * @param version 1 for the first that was approved, one more after each 更正
   * @throws {StoreUnavailableError} when it could not be made durable
   */
  put(report: string, version: number, kept: ArchivedVersion): Promise<void>;
  /**
   * @returns undefined when it was never put whole
   * @throws {StoreDamagedError} when what is there is not what was put
   */
  get(report: string, version: number): Promise<ArchivedVersion | undefined>;
}

/** Heavy work, off the reply path. */
export interface Jobs {
  /** @throws {JobFailedError} when it could not be compiled */
  compile(snapshot: ReportSnapshot, format: ReportFormat): Promise<Compiled>;
  /** The text of one section, or the list of sections when `section` is null. */
  preview(
    snapshot: ReportSnapshot,
    section: string | null,
  ): Promise<{
    readonly sections: readonly { readonly id: string; readonly title: string }[];
    readonly text: string;
  }>;
  /** What differs between two versions of a report. */
  compare(before: ReportSnapshot, after: ReportSnapshot): Promise<Comparison>;
  /** The 更正说明 as a Word file. */
  note(note: CorrectionNote): Promise<CompiledFile>;
  /**
   * The questions of a report as a workbook to be filled and sent back.
   *
   * @throws {JobFailedError} when it could not be made
   */
  template(
    snapshot: ReportSnapshot,
    options: { readonly report: string; readonly all: boolean },
  ): Promise<CompiledFile>;
  /**
   * What an uploaded file holds, as far as it can be told safely.
   *
   * @param about the report it may be about, its pack by name; null: none is open
   * @throws {JobFailedError} when it took too long or too much memory
   */
  readFile(
    bytes: Uint8Array,
    about: { readonly pack: string; readonly report: string; readonly year: string } | null,
  ): Promise<FileReading>;
  /**
   * How departments stand, drawn: a PNG.
   *
   * @throws {JobFailedError} when it could not be drawn
   */
  board(board: Board): Promise<Uint8Array>;
  /**
   * A list as an Excel workbook.
   *
   * @throws {JobFailedError} when it could not be made
   */
  list(list: ListSheet): Promise<CompiledFile>;
  /**
   * Departments added up, as an Excel workbook; without one where nobody is counted.
   *
   * @throws {JobFailedError} when it could not be made
   */
  totals(order: TotalsOrder): Promise<TotalsMade & { readonly file: CompiledFile | null }>;
  /** A piece of the report as it will be printed. */
  excerpt(snapshot: ReportSnapshot, at: ExcerptAt): Promise<Excerpt>;
  close(): Promise<void>;
}
