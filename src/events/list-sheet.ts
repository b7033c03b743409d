/** A count stands in its cell as a number, everything else as the text it is. */
export type ListCell = string | { readonly count: number };

/** A list as a workbook with one sheet. Plain data: it crosses to a worker. */
export interface ListSheet {
  /** What the file is called by: 2019年度部门决算公开进度.xlsx. */
  readonly file: { readonly year: string; readonly kind: string; readonly department: string };
  /** Name of the sheet. */
  readonly sheet: string;
  readonly title: string;
  /** Lines between the title and the list. */
  readonly says: readonly string[];
  readonly columns: readonly {
    readonly title: string;
    /** Beside the others; together they fill the page. */
    readonly width: number;
    readonly align: "left" | "center" | "right";
  }[];
  /** A cell for each column. */
  readonly rows: readonly (readonly ListCell[])[];
}
