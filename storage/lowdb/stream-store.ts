import { StoreUnavailableError } from "../../src/errors.js";
import { applyChatEvent } from "../../src/events/chat/apply-chat-event.js";
import { applyReportEvent } from "../../src/events/report/apply-report-event.js";
import { applyOfficeEvent } from "../../src/events/office/apply-office-event.js";
import type { OfficeEvent } from "../../src/events/office/office-events.js";
import type { OfficeState } from "../../src/events/office/office-state.js";
import type { Recorded, ReportEvent } from "../../src/events/report/report-events.js";
import type { ReportSummary } from "../../src/events/report/report-summary.js";
import type { Commit, Loaded, Log, Store, SummaryFilter } from "../../src/workflow/ports.js";
import { assertHasReport } from "../assert-has-report.js";
import { filterSummaries } from "../filter-summaries.js";
import { rememberUpdate } from "../recent-updates.js";
import { type Catalogue, versionsOf } from "./catalogue.js";
import type { Checkpointer } from "./checkpointer.js";
import type { FolderLock } from "./folder-lock.js";
import { encodeRecord } from "./journal-record.js";
import type { Journal } from "./journal.js";
import type { Place } from "./place.js";
import { readRecordsAt } from "./read-journal.js";
import type { StreamShelf } from "./stream-shelf.js";
import type { ChatStream, OfficeStream, ReportStream, Stream } from "./streams.js";

export interface StreamStoreParts {
  readonly chats: StreamShelf<ChatStream>;
  readonly reports: StreamShelf<ReportStream>;
  readonly offices: StreamShelf<OfficeStream>;
  /** The bureau: in memory as long as the store is open. */
  readonly office: OfficeStream;
  readonly catalogue: Catalogue;
  readonly journal: Journal;
  readonly journalFolder: string;
  readonly checkpointer: Checkpointer;
  readonly lock: FolderLock;
  readonly log: Log;
}

type CommitResult = Awaited<ReturnType<Store["commit"]>>;

/**
 * Decides on commits, in memory, and lets the journal make them durable. States change only once that is
 * done, so that no reader sees what a power cut could take back; meanwhile `ahead` tells later commits what
 * the version will be.
 */
export class StreamStore implements Store {
  readonly #parts: StreamStoreParts;
  /** Why nothing is taken any more. */
  #stopped: Error | null = null;
  #closing: Promise<void> | null = null;

  constructor(parts: StreamStoreParts) {
    this.#parts = parts;
  }

  async load(chatId: string, reportId: string | null): Promise<Loaded> {
    this.#assertOpen();
    const { chats, reports } = this.#parts;
    const chat = chats.peek(chatId) ?? (await chats.get(chatId));
    if (reportId === null) return { chat: chat.state, report: null };
    const report = reports.peek(reportId) ?? (await reports.get(reportId));
    return { chat: chat.state, report: report.state };
  }

  async seen(chatId: string, update: string): Promise<boolean> {
    this.#assertOpen();
    const chat = await this.#parts.chats.get(chatId);
    return chat.updates.has(update);
  }

  async commit(commit: Commit): Promise<CommitResult> {
    assertHasReport(commit);
    this.#assertOpen();
    const { chats, reports } = this.#parts;
    const reportId = commit.expected.report?.id;
    const chat = chats.peek(commit.chat);
    const report = reportId === undefined ? null : reports.peek(reportId);
    if (chat === undefined || report === undefined) return this.#loadAndCommit(commit);
    return this.#commitTo(chat, report, commit);
  }

  async summaries(filter: SummaryFilter): Promise<readonly ReportSummary[]> {
    this.#assertOpen();
    return filterSummaries(this.#parts.catalogue.summaries.values(), filter);
  }

  office(): OfficeState {
    this.#assertOpen();
    return this.#parts.office.state;
  }

  async history(reportId: string): Promise<readonly Recorded<ReportEvent>[]> {
    this.#assertOpen();
    const { reports, journalFolder } = this.#parts;
    const { places } = await reports.get(reportId);
    const records = await readRecordsAt(journalFolder, [...places]);
    return records.flatMap((record) => record.report?.events ?? []);
  }

  async officeHistory(): Promise<readonly Recorded<OfficeEvent>[]> {
    this.#assertOpen();
    const { office, journalFolder } = this.#parts;
    const records = await readRecordsAt(journalFolder, [...office.places]);
    return records.flatMap((record) => record.office?.events ?? []);
  }

  /** Writes every document that lacks something, so that the next start folds nothing again. */
  async checkpoint(): Promise<void> {
    await this.#parts.journal.idle();
    await this.#parts.checkpointer.checkpoint();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#stopped ??= new StoreUnavailableError("the store is closed");
    const { journal, checkpointer, lock } = this.#parts;
    try {
      await journal.idle();
      await checkpointer.stop();
      if (lock.isHeld()) await checkpointer.checkpoint();
      await journal.close();
    } finally {
      await lock.release();
    }
  }

  async #loadAndCommit(commit: Commit): Promise<CommitResult> {
    const { chats, reports, checkpointer } = this.#parts;
    await checkpointer.relieve();
    const reportId = commit.expected.report?.id;
    // Pinned, or one might leave the memory while the other is being loaded.
    const chat = await chats.hold(commit.chat);
    try {
      const report = reportId === undefined ? null : await reports.hold(reportId);
      try {
        this.#assertOpen();
        return await this.#commitTo(chat, report, commit);
      } finally {
        if (report !== null) report.pins -= 1;
      }
    } finally {
      chat.pins -= 1;
    }
  }

  async #commitTo(
    chat: ChatStream,
    report: ReportStream | null,
    commit: Commit,
  ): Promise<CommitResult> {
    const { update, expected } = commit;
    if (chat.updates.has(update)) return "duplicate";
    const same = chat.waiting.get(update);
    if (same !== undefined) {
      await same;
      return "duplicate";
    }
    const office = isOfOffice(commit) ? this.#parts.office : null;
    const stale =
      staleOf(chat, expected.chat) ??
      staleOf(report, expected.report?.version) ??
      staleOf(office, expected.office);
    if (stale !== null) {
      // Until the change that came first can be seen: whoever is told "conflict" looks at once.
      await stale.queued.catch(() => undefined);
      return "conflict";
    }
    return this.#enqueue(chat, report, commit);
  }

  #enqueue(chat: ChatStream, report: ReportStream | null, commit: Commit): Promise<CommitResult> {
    const office = isOfOffice(commit) ? this.#parts.office : null;
    const json = encodeRecord(commit);
    const queued = new Promise<CommitResult>((resolve, reject) => {
      this.#parts.journal.append(json, {
        durable: (place) => {
          try {
            this.#apply(chat, report, { commit, place });
            resolve("ok");
          } catch (error) {
            reject(this.#stop(error));
          }
        },
        failed: (error) => {
          // Everybody behind it fails with it: the durable version is the one to go on from.
          for (const stream of [chat, report, office]) if (stream !== null) takeBack(stream);
          chat.waiting.delete(commit.update);
          reject(error);
        },
      });
    });
    chat.waiting.set(commit.update, queued);
    hold(chat, commit.chatEvents.length, queued);
    if (report !== null) hold(report, commit.reportEvents.length, queued);
    if (office !== null) hold(office, commit.officeEvents?.length ?? 0, queued);
    return queued;
  }

  #apply(
    chat: ChatStream,
    report: ReportStream | null,
    { commit, place }: { readonly commit: Commit; readonly place: Place },
  ): void {
    const { catalogue, chats, reports } = this.#parts;
    for (const event of commit.chatEvents) applyChatEvent(chat.state, event);
    rememberUpdate(chat.updates, commit.update);
    chat.waiting.delete(commit.update);
    chat.pins -= 1;
    this.#note(chats, chat, place);
    versionsOf(catalogue, "chat", chat.id).latest = chat.state.version;
    if (report !== null) {
      report.pins -= 1;
      if (commit.reportEvents.length > 0) {
        for (const event of commit.reportEvents) applyReportEvent(report.state, event);
        report.places.push(place);
        this.#note(reports, report, place);
        versionsOf(catalogue, "report", report.id).latest = report.state.version;
      }
    }
    if (isOfOffice(commit)) this.#applyOffice(commit, place);
    if (commit.summary !== undefined)
      catalogue.summaries.set(commit.summary.report, commit.summary);
  }

  #applyOffice({ officeEvents = [] }: Commit, place: Place): void {
    const { catalogue, office, offices } = this.#parts;
    office.pins -= 1;
    for (const event of officeEvents) applyOfficeEvent(office.state, event);
    office.places.push(place);
    this.#note(offices, office, place);
    versionsOf(catalogue, "office", office.id).latest = office.state.version;
  }

  #note<S extends Stream>(shelf: StreamShelf<S>, stream: S, place: Place): void {
    stream.through = place;
    stream.touched = this.#parts.checkpointer.round;
    stream.dirtySince ??= place;
    shelf.markDirty(stream);
  }

  /** A state that could not take a durable event is wrong: only a new start can help. */
  #stop(error: unknown): Error {
    const stopped = error instanceof Error ? error : new Error(String(error));
    this.#stopped ??= stopped;
    this.#parts.log.error({ err: stopped }, "a durable event cannot be applied: the store stopped");
    return stopped;
  }

  #assertOpen(): void {
    if (this.#stopped !== null) throw this.#stopped;
  }
}

function isOfOffice({ officeEvents }: Commit): boolean {
  return officeEvents !== undefined && officeEvents.length > 0;
}

/** The stream when it moved on since that version. */
function staleOf(stream: Stream | null, version: number | undefined): Stream | null {
  return stream === null || stream.ahead === version ? null : stream;
}

function hold(stream: Stream, events: number, queued: Promise<unknown>): void {
  stream.ahead += events;
  stream.pins += 1;
  stream.queued = queued;
}

function takeBack(stream: Stream): void {
  stream.ahead = stream.state.version;
  stream.pins -= 1;
}
