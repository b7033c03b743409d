import type { ReportContext } from "../template/check-report-tag.js";
import { createCitations } from "./create-citations.js";
import type { Written } from "../files/draft.js";
import { loadReportTemplate } from "../template/load-report-template.js";
import { Mistakes } from "../mistakes.js";
import type { PackModel } from "./pack-model.js";
import type { ReportTemplate } from "../template/report-template.js";

export interface LineContext extends Omit<ReportContext, "citations"> {
  readonly model: PackModel;
  /** What the line is for, in the author's language: 封面上. */
  readonly where: string;
}

/**
 * Reads a line of text with placeholders that stands in a YAML file: its mistakes are moved to where it
 * stands there.
 *
 * @returns undefined when it has mistakes; they are added
 */
export function loadLine(
  { source, place }: Written,
  { model, mistakes, where, ...names }: LineContext,
): ReportTemplate | undefined {
  const own = new Mistakes();
  const citations = createCitations(model, own);
  const text = { name: place.file, text: source };
  const template = loadReportTemplate(text, { ...names, citations, mistakes: own });
  for (const { wrong, right } of own.sorted()) mistakes.add(place, wrong, right);
  if (template === undefined) return undefined;
  if (template.tables.length + template.charts.length === 0) return template;
  const [what, tag] = template.tables.length > 0 ? ["表", "table"] : ["图", "chart"];
  mistakes.add(place, `${where}不能放${what}`, `把 {% ${tag} … %} 移到 report.md`);
  return undefined;
}
