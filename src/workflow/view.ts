import type { ReportFormat } from "../events/report/report-format.js";
import type { ReportState } from "../events/report/report-state.js";
import type { ReportSummary } from "../events/report/report-summary.js";
import type { Actor, Authorise } from "./access/authorise.js";
import type { CompiledFile, Jobs, Store } from "./ports.js";
import type { RecordExport } from "./files/record-export.js";
import { snapshotOf, type RequestOptions, type RunRequests } from "./requests/run-requests.js";
import { summariseReport } from "./summarise-report.js";

/** What somebody wants to see of a report. */
export type Query = { readonly report: string } & (
  | { readonly kind: "sections" }
  | { readonly kind: "preview"; readonly section: string }
  | { readonly kind: "status" }
  | { readonly kind: "download"; readonly format: ReportFormat }
);

export type View =
  | {
      readonly kind: "sections";
      readonly sections: readonly { readonly id: string; readonly title: string }[];
    }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "status"; readonly summary: ReportSummary }
  | { readonly kind: "files"; readonly files: readonly CompiledFile[] }
  /** Not allowed, or not there: the two look alike. */
  | { readonly kind: "nothing"; readonly says: string };

/**
 * Shows something and changes nothing of the report; who got files of it is recorded.
 *
 * @throws {JobFailedError} when it could not be worked out
 */
export type ViewReport = (actor: Actor, query: Query) => Promise<View>;

export interface ViewOptions extends Pick<RequestOptions, "engine" | "packs" | "clock" | "dateOf"> {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly authorise: Authorise;
  /** The file of an approved report, as it was approved. */
  readonly frozen: RunRequests["frozen"];
  readonly recordExport: RecordExport;
}

export function createView(options: ViewOptions): ViewReport {
  const { store, jobs, authorise } = options;

  return async (actor, query) => {
    const access = authorise(actor, "view", query.report);
    if (!access.allowed) return { kind: "nothing", says: access.says };
    const { report } = await store.load(actor.account, query.report);
    if (report === null || report.phase === "none" || !access.mayOpen(report)) {
      return { kind: "nothing", says: "没有找到这份报告。" };
    }
    return show(report, query, actor);
  };

  async function show(report: ReportState, query: Query, { account }: Actor): Promise<View> {
    switch (query.kind) {
      case "sections": {
        const { sections } = await jobs.preview(snapshot(report), null);
        return { kind: "sections", sections };
      }
      case "preview": {
        const { text } = await jobs.preview(snapshot(report), query.section);
        return { kind: "text", text };
      }
      case "status":
        return { kind: "status", summary: summariseReport(report, []) };
      case "download": {
        const kept = await options.frozen(report, query.format);
        const { files, hash } = kept ?? (await jobs.compile(snapshot(report), query.format));
        const names = files.map(({ name }) => name);
        await options.recordExport({ report: report.id, account, files: names, hash });
        return { kind: "files", files };
      }
      default:
        throw new Error(`unknown query: ${JSON.stringify(query satisfies never)}`);
    }
  }

  function snapshot(report: ReportState) {
    return snapshotOf(options, report).report;
  }
}
