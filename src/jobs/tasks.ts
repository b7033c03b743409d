import type { ExcerptAt } from "../events/report/report-excerpt.js";
import type { CorrectionNote } from "../events/review/comparison.js";
import type { ListSheet } from "../events/office/list-sheet.js";
import type { ReportFormat } from "../events/report/report-format.js";
import type { ReportSnapshot } from "../events/report/report-snapshot.js";
import type { TotalsOrder } from "../events/office/totals.js";
import type { Board } from "../status/board-of.js";

/** What is sent to a worker: plain data only. */
export interface CompileTask {
  readonly snapshot: ReportSnapshot;
  readonly format: ReportFormat;
}

export interface PreviewTask {
  readonly snapshot: ReportSnapshot;
  readonly section: string | null;
}

export interface CompareTask {
  readonly before: ReportSnapshot;
  readonly after: ReportSnapshot;
}

export interface NoteTask {
  readonly note: CorrectionNote;
}

export interface TemplateTask {
  readonly snapshot: ReportSnapshot;
  readonly report: string;
  readonly all: boolean;
}

export interface ExcerptTask {
  readonly snapshot: ReportSnapshot;
  readonly at: ExcerptAt;
}

export interface BoardTask {
  readonly board: Board;
}

export interface TotalsTask {
  readonly order: TotalsOrder;
}

export interface ListTask {
  readonly list: ListSheet;
}
