import type { Key } from "../pack.js";
import {
  type Cell,
  type ConditionPlan,
  isColumn,
  type Plan,
  type Ref,
  type RowModel,
} from "../build/plan.js";
import type { SheetReader } from "./sheet-reader.js";

/** Writes out what plans cite, for the rows a sheet has. */
export class CellCollector {
  readonly #reader: SheetReader;
  readonly #cells = new Set<Cell>();
  /** Whether computed figures give way to the questions behind them. */
  readonly #inputs: boolean;

  constructor(reader: SheetReader, as: "cited" | "inputs") {
    this.#reader = reader;
    this.#inputs = as === "inputs";
  }

  keys(): readonly Key[] {
    return [...this.#cells].map(({ key }) => key);
  }

  addPlan(plan: Plan, row: RowModel | undefined): void {
    for (const ref of plan.refs) for (const cell of this.#cellsOf(ref, row)) this.#add(cell);
  }

  addCondition(plan: ConditionPlan, row: RowModel | undefined): void {
    for (const clause of plan.clauses) {
      if (clause.kind === "figures") {
        this.addPlan(clause.left, row);
        this.addPlan(clause.right, row);
        continue;
      }
      const { of } = clause;
      const cell = isColumn(of) ? row?.cells[of.index] : of;
      if (cell) this.#add(cell);
    }
  }

  #add(cell: Cell): void {
    if (this.#cells.has(cell)) return;
    const { value } = cell.question;
    if (this.#inputs && value) this.addPlan(value, cell.row);
    else this.#cells.add(cell);
  }

  #cellsOf(ref: Ref, row: RowModel | undefined): readonly Cell[] {
    switch (ref.kind) {
      case "cell":
        return [ref.cell];
      case "cells":
        return ref.cells;
      case "own":
        return this.#below(row, [ref.column.index]);
      case "owns":
        return this.#below(
          row,
          ref.columns.map(({ index }) => index),
        );
      case "code":
        return this.#below(ref.row, [ref.column.index]);
      case "rows":
        return this.#reader.codes
          .leaves(ref.rows)
          .filter(ref.matches)
          .flatMap((code) =>
            ref.columns.flatMap(({ index }) => ref.rows.row(code)?.cells[index] ?? []),
          );
      case "last_year":
      case "own_last_year":
      case "constant":
        return [];
      default:
        throw new Error(`unknown reference: ${JSON.stringify(ref satisfies never)}`);
    }
  }

  /** Cells of a row, or of the deepest rows below it. */
  #below(row: RowModel | undefined, indexes: readonly number[]): readonly Cell[] {
    if (!row) return [];
    const rows =
      this.#reader.codes.standing(row) === "parent" ? this.#reader.codes.rowsBelow(row) : [row];
    return rows.flatMap(({ cells }) => indexes.flatMap((index) => cells[index] ?? []));
  }
}
