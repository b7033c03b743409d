export const CHART_KINDS = ["bars", "share"] as const;
/** bars: lengths side by side, one bar an item and series; share: parts of a whole, of one series. */
export type ChartKind = (typeof CHART_KINDS)[number];

/** One figure of a chart. */
export interface ChartAmount {
  /** As printed beside its bar: 422.56, 未填, 按规定不公开. */
  readonly text: string;
  /** The exact amount behind it in 元, a decimal string; none where it is open or withheld: nothing is drawn. */
  readonly yuan?: string;
  /** 83.16%, of a chart of shares. */
  readonly share?: string;
}

export interface ChartItem {
  /** 教育支出; complete, however long: the drawing wraps it. */
  readonly label: string;
  /** One a series. */
  readonly amounts: readonly ChartAmount[];
}

/** What a picture shows, as plain data: every word and figure is ready, only lengths are left to compute. */
export interface Chart {
  readonly kind: ChartKind;
  readonly title: string;
  /** What the printed amounts are in: 万元. */
  readonly unit: string;
  /** 预算数, 决算数 …: named in the legend where there are several. */
  readonly series: readonly string[];
  readonly items: readonly ChartItem[];
}
