import type { ReportFormat } from "../../events/report/report-format.js";
import type { ReportState } from "../../events/report/report-state.js";
import type { ReportSnapshot } from "../../events/report/report-snapshot.js";
import type { Changed } from "../../events/review/comparison.js";
import type { Input } from "../../interview/context.js";
import { correctionNoteOf } from "./correction-note.js";
import { explainError } from "../error-texts.js";
import type { Outbox } from "../outbox.js";
import type { Archive, ArchivedFile, Compiled, Jobs, Log } from "../ports.js";

/** What is kept of an approved version. */
const KEPT: readonly ReportFormat[] = ["docx", "xlsx", "pdf"];

export interface FreezeOrder {
  readonly chat: string;
  readonly report: ReportState;
  readonly snapshot: ReportSnapshot;
  /** Answers a 更正 changed; empty where it is none. */
  readonly changes: readonly Changed[];
  readonly again: (input: Input) => Promise<void>;
}

/** Compiles the version that is to be approved and puts it away; only then it is approved. */
export interface FreezeReports {
  /** Returns at once. While a report is being frozen, it is not begun a second time. */
  start(order: FreezeOrder): void;
  /** The file of the version approved last, where the report is as it was approved. */
  frozen(report: ReportState, format: ReportFormat): Promise<Compiled | undefined>;
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
}

export function createFreezeReports(options: {
  readonly jobs: Jobs;
  readonly archive: Archive;
  readonly outbox: Outbox;
  readonly log: Log;
}): FreezeReports {
  const { jobs, archive, outbox, log } = options;
  const running = new Map<string, Promise<void>>();

  async function freeze({ report, snapshot, changes }: FreezeOrder): Promise<string> {
    const files: ArchivedFile[] = [];
    let hash = "";
    for (const format of KEPT) {
      const compiled = await jobs.compile(snapshot, format);
      hash = compiled.hash;
      files.push(...compiled.files.map((file) => ({ ...file, format })));
    }
    const note = correctionNoteOf(report, snapshot, changes);
    if (note !== undefined) files.push({ ...(await jobs.note(note)), format: "note" });
    await archive.put(report.id, report.review.versions.length + 1, { hash, files });
    return hash;
  }

  async function run(order: FreezeOrder): Promise<void> {
    const { chat, report } = order;
    const { submissions } = report.review;
    try {
      const hash = await freeze(order);
      await order.again({ kind: "frozen", hash, submission: submissions });
    } catch (error) {
      log.error(
        { chat, report: report.id, err: error },
        "an approved report could not be put away",
      );
      const text = `没有通过：${explainError(error)}`;
      void outbox.post(chat, { kind: "message", text, buttons: [] });
    }
  }

  return {
    start(order) {
      const { id } = order.report;
      if (running.has(id)) return;
      running.set(
        id,
        run(order).finally(() => running.delete(id)),
      );
    },
    async frozen(report, format) {
      if (report.phase !== "approved" && report.phase !== "published") return undefined;
      const version = await archive.get(report.id, report.review.versions.length);
      const files = version?.files.filter((file) => file.format === format) ?? [];
      if (version === undefined || files.length === 0) return undefined;
      return { files, hash: version.hash, missingGlyphs: [] };
    },
    async settle() {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}
