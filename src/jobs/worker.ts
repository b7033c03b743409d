import { workerData } from "piscina";
import { z } from "zod";
import { loadPack } from "../pack/load-pack.js";
import type { Excerpt } from "../events/report-excerpt.js";
import type { Pack } from "../pack/pack.js";
import { compileReport, type CompiledReport } from "../report/compile-report.js";
import { excerptReport } from "../report/excerpt-report.js";
import { previewReport, type ReportPreview } from "../report/preview-report.js";
import type { CompileTask, ExcerptTask, PreviewTask } from "./tasks.js";

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

async function packOf(name: string): Promise<Pack> {
  const pack = (await packs).find((one) => one.name === name);
  if (pack === undefined) throw new Error(`no pack is called ${name}`);
  return pack;
}
