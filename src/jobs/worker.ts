import { workerData } from "piscina";
import { z } from "zod";
import { loadPack } from "../pack/load-pack.js";
import type { Excerpt } from "../events/report-excerpt.js";
import type { Pack } from "../pack/pack.js";
import type { Comparison } from "../events/comparison.js";
import { buildDocument } from "../report/build-document.js";
import { compileReport, type CompiledReport, type ReportFile } from "../report/compile-report.js";
import { compareDocuments } from "../report/correction/compare-documents.js";
import { compileNote } from "../report/correction/compile-note.js";
import { excerptReport } from "../report/excerpt-report.js";
import { previewReport, type ReportPreview } from "../report/preview-report.js";
import type {
  CompareTask,
  CompileTask,
  ExcerptTask,
  NoteTask,
  PreviewTask,
  TemplateTask,
} from "./tasks.js";

const { packDirs } = z.object({ packDirs: z.array(z.string()) }).parse(workerData);

/** Loaded once a worker, not once a task. */
const packs = Promise.all(packDirs.map(loadPack));

export async function compile({ snapshot, format }: CompileTask): Promise<CompiledReport> {
  return compileReport(await packOf(snapshot.pack), snapshot, format);
}

export async function preview({ snapshot, section }: PreviewTask): Promise<ReportPreview> {
  return previewReport(await packOf(snapshot.pack), snapshot, section);
}

export async function excerpt({ snapshot, at }: ExcerptTask): Promise<Excerpt> {
  return excerptReport(await packOf(snapshot.pack), snapshot, at);
}

export async function compare({ before, after }: CompareTask): Promise<Comparison> {
  const pack = await packOf(after.pack);
  return compareDocuments(buildDocument(pack, before), buildDocument(pack, after));
}

export async function template({ snapshot, ...options }: TemplateTask): Promise<ReportFile> {
  const { writeTemplate } = await import("../report/xlsx/template/write-template.js");
  return writeTemplate(await packOf(snapshot.pack), snapshot, options);
}

export async function note(task: NoteTask): Promise<ReportFile> {
  return compileNote(await packOf(task.note.after.pack), task.note);
}

async function packOf(name: string): Promise<Pack> {
  const pack = (await packs).find((one) => one.name === name);
  if (pack === undefined) throw new Error(`no pack is called ${name}`);
  return pack;
}
