import type { ReportState } from "../../events/report/report-state.js";
import type { ReportSnapshot } from "../../events/report/report-snapshot.js";
import type { Input, Request } from "../../interview/context.js";
import { correctionNoteOf, withAnswers } from "./correction-note.js";
import { explainError } from "../error-texts.js";
import type { Outbox } from "../outbox.js";
import type { Jobs, Log } from "../ports.js";
import type { RecordExport } from "./record-export.js";
import { createUnderWay } from "../requests/under-way.js";

export interface CorrectOrder {
  readonly chat: string;
  /** Who asked. */
  readonly account: string;
  readonly report: ReportState;
  readonly snapshot: ReportSnapshot;
  readonly request: Extract<Request, { kind: "compare" | "note" }>;
  readonly again: (input: Input) => Promise<void>;
}

/** Works out what a 更正 changes, and its 更正说明. */
export interface CorrectReports {
  /** Returns at once. */
  start(order: CorrectOrder): void;
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
}

export function createCorrectReports(options: {
  readonly jobs: Jobs;
  readonly outbox: Outbox;
  readonly log: Log;
  readonly recordExport: RecordExport;
}): CorrectReports {
  const { jobs, outbox, log, recordExport } = options;
  const underWay = createUnderWay();

  async function run(order: CorrectOrder): Promise<void> {
    const { chat, report } = order;
    try {
      await work(order);
    } catch (error) {
      log.error({ chat, report: report.id, err: error }, "a correction could not be worked out");
      void outbox.post(chat, { kind: "message", text: explainError(error), buttons: [] });
    }
  }

  async function work(order: CorrectOrder): Promise<void> {
    const { chat, account, report, snapshot, request, again } = order;
    if (request.kind === "compare") {
      const after = withAnswers(snapshot, request.answers);
      await again({ kind: "compared", comparison: await jobs.compare(snapshot, after) });
      return;
    }
    const note = correctionNoteOf(report, snapshot, request.changes);
    if (note === undefined) return;
    const { name, mime, bytes } = await jobs.note(note);
    await recordExport({ report: report.id, account, files: [name], hash: "" });
    const caption = `《${name}》 更正后的报告通过审核时一并封存。`;
    void outbox.post(chat, { kind: "file", name, mime, bytes, caption });
  }

  return {
    start(order) {
      underWay.add(run(order));
    },
    settle: () => underWay.settle(),
  };
}
