import type { ReportContext } from "./check-report-tag.js";
import { createCitations } from "./create-citations.js";
import type { Written } from "./draft.js";
import { loadReportTemplate } from "./load-report-template.js";
import { Mistakes } from "./mistakes.js";
import type { PackModel } from "./pack-model.js";
import type { CoverDraft } from "./read-house.js";
import type { ReportTemplate } from "./report-template.js";

/** The lines of the cover, each a text with placeholders of its own. */
export interface CoverTemplate {
  readonly title: readonly ReportTemplate[];
  readonly notes: readonly ReportTemplate[];
}

/** Reads the cover of house.yaml. A line with a mistake is left out; the mistake is added. */
export function loadCover(
  { title, notes }: CoverDraft,
  context: Omit<ReportContext, "citations"> & { readonly model: PackModel },
): CoverTemplate {
  const load = (line: Written) => loadLine(line, context) ?? [];
  return { title: title.flatMap(load), notes: notes.flatMap(load) };
}

/** Each line is a text of one line: its mistakes are moved to where the line stands in the file. */
function loadLine(
  { source, place }: Written,
  { model, mistakes, pack, tables }: Parameters<typeof loadCover>[1],
): ReportTemplate | undefined {
  const own = new Mistakes();
  const citations = createCitations(model, own);
  const template = loadReportTemplate(
    { name: place.file, text: source },
    { citations, mistakes: own, pack, tables },
  );
  for (const { wrong, right } of own.sorted()) mistakes.add(place, wrong, right);
  if (template?.tables.length === 0) return template;
  if (template) mistakes.add(place, "封面上不能放表", "把 {% table … %} 移到 report.md");
  return undefined;
}

/** A cover in both files would print only one of them. */
export function checkCoverStandsOnce(
  report: { readonly name: string; readonly text: string },
  mistakes: Mistakes,
): void {
  const lines = report.text.split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  if (first < 0 || lines[first]?.startsWith("# ") === true) return;
  mistakes.add(
    { file: report.name, line: first + 1 },
    "封面写了两处：house.yaml 的 cover，和这里第一个 # 之前的文字",
    "删去一处",
  );
}
