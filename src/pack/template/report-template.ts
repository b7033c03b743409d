import type { Key } from "../pack.js";
import type { Sheet } from "../sheet/sheet.js";

/** One thing put into the text: a mark stands for it in the Markdown. */
export type Insertion =
  /** Plain text, printed as it is; a line break begins a new paragraph. */
  | { readonly kind: "text"; readonly text: string }
  /** An optional answer still open: the sentence it stands in is left out. */
  | { readonly kind: "nothing" }
  | { readonly kind: "table"; readonly table: string }
  | { readonly kind: "chart"; readonly chart: string };

/** Markdown in which a mark (`marks.ts`) stands for everything that did not come from report.md itself. */
export interface RenderedTemplate {
  readonly markdown: string;
  /** By the number inside the mark. */
  readonly insertions: readonly Insertion[];
}

/** The report's text, checked against the pack: Markdown with Liquid placeholders. */
export interface ReportTemplate {
  /** Every key its outputs cite. */
  readonly keys: readonly Key[];
  /** Ids of the tables it sets, in order. */
  readonly tables: readonly string[];
  /** Ids of the charts it sets, in order. */
  readonly charts: readonly string[];
  render(sheet: Sheet): RenderedTemplate;
}
