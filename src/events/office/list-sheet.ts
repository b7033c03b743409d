import type { Yuan } from "../../amounts/answer.js";

/** What stands in its cell as a number, and the texts, which stay the text they are. */
export type ListCell =
  | string
  | { readonly count: number }
  /** Printed in 万元. */
  | { readonly yuan: Yuan }
  /** "0.2216" is printed as 22.16%. */
  | { readonly ratio: string }
  /** "2020-08-20", printed 8月20日, or "2020-08-20 09:02", printed with its year: as Excel knows it. */
  | { readonly day: string; readonly withYear?: true };

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
  /** The last row adds the others up: bold, and not sorted with them. */
  readonly summed?: true;
}
