import type { ReportState } from "../events/report-state.js";
import type { Request } from "../interview/context.js";
import type { Pack } from "../pack/pack.js";
import { createCompileReports } from "./compile-reports.js";
import type { Engine } from "./engine.js";
import type { KeyedQueue } from "./keyed-queue.js";
import type { Outbox } from "./outbox.js";
import type { Clock, Ids, Jobs, Log, Store } from "./ports.js";
import { createPreviewSections } from "./preview-sections.js";
import { takeSnapshot, type Snapshot } from "./take-snapshot.js";

export interface RequestOptions {
  readonly store: Store;
  readonly engine: Engine;
  readonly packs: readonly Pack[];
  readonly jobs: Jobs;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly outbox: Outbox;
  readonly log: Log;
  readonly chats: KeyedQueue;
  /** Reports compiled at the same time; 1 unless told otherwise. */
  readonly compileAtOnce?: number;
  /** The date in the bureau's time zone. */
  dateOf(now: string): string;
}

/** Starts heavy work on the report as it stands; returns at once. */
export type RunRequest = (order: {
  readonly chat: string;
  readonly report: ReportState;
  readonly request: Exclude<Request, { kind: "switch-report" }>;
}) => void;

export interface RunRequests {
  readonly runRequest: RunRequest;
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
}

export function createRunRequests(options: RequestOptions): RunRequests {
  const compiling = createCompileReports(options);
  const previewing = createPreviewSections(options);
  return {
    runRequest({ chat, report, request }) {
      const snapshot = snapshotOf(options, report);
      if (request.kind === "compile") {
        compiling.start({ chat, reportId: report.id, snapshot, choice: request.choice });
      } else previewing.start(chat, snapshot, request.section);
    },
    async settle() {
      await Promise.all([compiling.settle(), previewing.settle()]);
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
