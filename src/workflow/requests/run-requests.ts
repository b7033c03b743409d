import type { ReportFormat } from "../../events/report/report-format.js";
import type { ReportState } from "../../events/report/report-state.js";
import type { Input, ReportRequest } from "../../interview/context.js";
import type { Pack } from "../../pack/pack.js";
import { createCompileReports } from "../files/compile-reports.js";
import type { Engine } from "../engine.js";
import type { KeyedQueue } from "../keyed-queue.js";
import type { Outbox } from "../outbox.js";
import { createCorrectReports } from "../files/correct-reports.js";
import { createFreezeReports, type FreezeReports } from "../files/freeze-reports.js";
import type { Archive, Clock, Ids, Jobs, Log, Store } from "../ports.js";
import { passedBy } from "../files/passed-by.js";
import { createPreviewSections } from "./preview-sections.js";
import { createTellHistory } from "./tell-history.js";
import type { RecordExport } from "../files/record-export.js";
import { createSendTemplates } from "./send-templates.js";
import { asApproved, takeSnapshot, type Snapshot } from "./take-snapshot.js";

export interface RequestOptions {
  readonly store: Store;
  readonly engine: Engine;
  readonly packs: readonly Pack[];
  readonly jobs: Jobs;
  readonly archive: Archive;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly outbox: Outbox;
  readonly log: Log;
  readonly chats: KeyedQueue;
  /** Reports compiled at the same time; 1 unless told otherwise. */
  readonly compileAtOnce?: number;
  readonly recordExport: RecordExport;
  /** The date in the bureau's time zone. */
  dateOf(now: string): string;
}

/** Starts heavy work on the report as it stands; returns at once. */
export type RunRequest = (order: {
  readonly chat: string;
  /** Who asked. */
  readonly account: string;
  readonly report: ReportState;
  readonly request: ReportRequest;
  /** Goes on in that chat and with that report, with what came of it. */
  readonly again: (input: Input) => Promise<void>;
}) => void;

export interface RunRequests {
  readonly runRequest: RunRequest;
  /** The file of an approved report, as it was approved. */
  readonly frozen: FreezeReports["frozen"];
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
}

export function createRunRequests(options: RequestOptions): RunRequests {
  const compiling = createCompileReports(options);
  const previewing = createPreviewSections(options);
  const freezing = createFreezeReports(options);
  const correcting = createCorrectReports(options);
  const telling = createTellHistory(options);
  const templates = createSendTemplates(options);
  return {
    frozen: (report, format) => freezing.frozen(report, format),
    runRequest({ chat, account, report, request, again }) {
      const snapshot = snapshotOf(options, report);
      const order = { chat, account, report, snapshot: snapshot.report, again };
      if (request.kind === "approve") {
        const approved = asApproved(snapshot.report);
        freezing.start({ ...order, snapshot: approved, changes: request.changes });
        return;
      }
      if (request.kind === "compare" || request.kind === "note") {
        correcting.start({ ...order, request });
        return;
      }
      if (request.kind === "template") {
        templates.start({ ...order, report: report.id, all: request.all });
        return;
      }
      if (request.kind === "history") {
        telling.start(chat, report, request.key);
        return;
      }
      if (request.kind === "compile") {
        const frozen = (format: ReportFormat) => freezing.frozen(report, format);
        const { choice } = request;
        const known = passedBy(report, options.store.office());
        const told = known === undefined ? {} : { passedBy: known };
        const whole = { ...snapshot, report: { ...snapshot.report, ...told } };
        compiling.start({ chat, account, reportId: report.id, snapshot: whole, choice, frozen });
      } else previewing.start(chat, snapshot, request.section);
    },
    async settle() {
      const workers = [compiling, previewing, freezing, correcting, telling, templates];
      await Promise.all(workers.map((one) => one.settle()));
    },
  };
}

export function snapshotOf(
  options: Pick<RequestOptions, "engine" | "packs" | "clock" | "dateOf">,
  report: ReportState,
): Snapshot {
  const { engine, packs, clock, dateOf } = options;
  return takeSnapshot(report, engine.listMissing(packs, report), dateOf(clock.now()));
}
