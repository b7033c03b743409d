import type { Written } from "../files/draft.js";
import { type LineContext, loadLine } from "./load-line.js";
import type { Mistakes } from "../mistakes.js";
import type { CoverDraft } from "../files/read-house.js";
import type { ReportTemplate } from "../template/report-template.js";

/** The lines of the cover, each a text with placeholders of its own. */
export interface CoverTemplate {
  readonly title: readonly ReportTemplate[];
  readonly notes: readonly ReportTemplate[];
}

/** Reads the cover of house.yaml. A line with a mistake is left out; the mistake is added. */
export function loadCover(
  { title, notes }: CoverDraft,
  context: Omit<LineContext, "where">,
): CoverTemplate {
  const load = (line: Written) => loadLine(line, { ...context, where: "封面上" }) ?? [];
  return { title: title.flatMap(load), notes: notes.flatMap(load) };
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
