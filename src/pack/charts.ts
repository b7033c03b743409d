import type { Condition, Expression } from "./expressions/grammar.js";
import type { ReportTemplate } from "./template/report-template.js";

export const CHART_KINDS = ["bars", "share"] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** Which codes of a repeat group a chart shows: the highest, or the deepest. Both together would count twice. */
export const CHART_LEVELS = ["类", "末级"] as const;
export type ChartLevel = (typeof CHART_LEVELS)[number];

/** Bars of one name; or of every code of a repeat group, which names them. */
export type ChartItemSpec = {
  /** Left out where this does not hold. */
  readonly when?: Condition;
  /** Amounts of money, one a series; `@` in them is the code. */
  readonly amounts: readonly Expression[];
} & ({ readonly label: string } | { readonly each: string; readonly level: ChartLevel });

/** What a picture of the report shows: which figures, side by side or as parts of a whole. */
export interface ChartSpec {
  /** How report.md names it. */
  readonly id: string;
  /** One line of text with placeholders. */
  readonly title: ReportTemplate;
  readonly kind: ChartKind;
  /** Names of what each item has several amounts of; empty where each has one. */
  readonly series: readonly string[];
  readonly items: readonly ChartItemSpec[];
  /** Where it was written, for errors: "charts.yaml:12". */
  readonly at: string;
}
