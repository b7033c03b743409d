import type { Excerpt } from "../events/report/report-excerpt.js";
import type { Pack } from "../pack/pack.js";
import type { Comparison } from "../events/review/comparison.js";
import type { CompiledReport, ReportFile } from "../report/compile-report.js";
import type { CompiledTotals } from "../report/totals/compile-totals.js";
import type { ReportPreview } from "../report/preview-report.js";
import type {
  BoardTask,
  CompareTask,
  CompileTask,
  ExcerptTask,
  ListTask,
  NoteTask,
  PreviewTask,
  TotalsTask,
  TemplateTask,
} from "./tasks.js";

// Everything heavy is imported when it is first needed: whoever waits for a picture waits for nothing else.

export async function compile({ snapshot, format }: CompileTask): Promise<CompiledReport> {
  const { compileReport } = await import("../report/compile-report.js");
  return compileReport(await packOf(snapshot.pack), snapshot, format);
}

export async function preview({ snapshot, section }: PreviewTask): Promise<ReportPreview> {
  const { previewReport } = await import("../report/preview-report.js");
  return previewReport(await packOf(snapshot.pack), snapshot, section);
}

export async function excerpt({ snapshot, at }: ExcerptTask): Promise<Excerpt> {
  const { excerptReport } = await import("../report/excerpt-report.js");
  return excerptReport(await packOf(snapshot.pack), snapshot, at);
}

export async function compare({ before, after }: CompareTask): Promise<Comparison> {
  const { buildDocument } = await import("../report/build-document.js");
  const { compareDocuments } = await import("../report/correction/compare-documents.js");
  const pack = await packOf(after.pack);
  return compareDocuments(buildDocument(pack, before), buildDocument(pack, after));
}

export async function template({ snapshot, ...options }: TemplateTask): Promise<ReportFile> {
  const { writeTemplate } = await import("../report/xlsx/template/write-template.js");
  return writeTemplate(await packOf(snapshot.pack), snapshot, options);
}

export async function note(task: NoteTask): Promise<ReportFile> {
  const { compileNote } = await import("../report/correction/compile-note.js");
  return compileNote(await packOf(task.note.after.pack), task.note);
}

export async function board(task: BoardTask): Promise<Uint8Array> {
  const { drawStatus } = await import("../drawing/draw-status.js");
  return drawStatus(task.board);
}

export async function list(task: ListTask): Promise<ReportFile> {
  const { writeList } = await import("../report/xlsx/write-list.js");
  const { bureauHouse } = await import("./worker-packs.js");
  return writeList(task.list, await bureauHouse());
}

export async function totals({ order }: TotalsTask): Promise<CompiledTotals> {
  const { compileTotals } = await import("../report/totals/compile-totals.js");
  const { bureauPack } = await import("./worker-packs.js");
  const snapshot = order.departments.find((one) => one.snapshot !== null)?.snapshot;
  return compileTotals(
    snapshot === undefined || snapshot === null ? await bureauPack() : await packOf(snapshot.pack),
    order,
  );
}

async function packOf(name: string): Promise<Pack> {
  const { findPack } = await import("./worker-packs.js");
  return findPack(name);
}
