import type { Condition, Expression } from "./expressions/grammar.js";

/**
 * What a cell shows.
 *
 * - "figure": an expression, money in 万元 or a count; `@` in it is the code of the row.
 * - "code", "name": of the row, in a row that stands for every code.
 */
export type CellContent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "figure"; readonly expression: Expression; readonly unit: "money" | "count" }
  | { readonly kind: "code" }
  | { readonly kind: "name" };

export interface HeaderCell {
  readonly text: string;
  /** Columns and rows it spans, at least 1. */
  readonly columns: number;
  readonly rows: number;
}

export interface BodyCell {
  readonly content: CellContent;
  /** Columns it spans, at least 1. */
  readonly columns: number;
}

/** One row, or one row a code of a repeat group, parents (类、款) included, sorted by code. */
export interface BodyRow {
  readonly each?: string;
  /** Left out where this does not hold; a row that waits for an open figure stays. */
  readonly when?: Condition;
  readonly bold: boolean;
  readonly cells: readonly BodyCell[];
}

export interface TableNote {
  readonly text: string;
  readonly when?: Condition;
}

/** One of the official tables (公开01表 …): rows, columns, and which figure each cell shows. */
export interface TableSpec {
  /** 公开01表: how report.md and prompts name it. */
  readonly id: string;
  readonly title: string;
  readonly landscape: boolean;
  /** Printed in a smaller size, so that a long table stays on one page. */
  readonly dense: boolean;
  /** Relative widths, one a column. */
  readonly widths: readonly number[];
  readonly header: readonly (readonly HeaderCell[])[];
  readonly body: readonly BodyRow[];
  /** Printed below: what the table shows. */
  readonly notes: readonly TableNote[];
  /** Printed below instead when every figure is zero. */
  readonly empty?: string;
  /** Where it was written, for errors: "tables.yaml:12". */
  readonly at: string;
}
