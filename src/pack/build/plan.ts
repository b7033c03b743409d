import type { Answer } from "../../amounts/answer.js";
import type { Millionths } from "../sheet/exact.js";
import type { Comparison } from "../expressions/grammar.js";
import type { Key, Question, QuestionKind, RowGroup } from "../pack.js";

/** A group as conditions and closures see it. */
export interface GroupModel {
  readonly id: string;
  when: ConditionPlan | undefined;
  readonly sparse: boolean;
}

/** A question, or a column of a repeat group, with everything it cites resolved. */
export interface QuestionModel {
  readonly kind: QuestionKind;
  /** Money or count. */
  readonly isFigure: boolean;
  readonly optional: boolean;
  /** Every department has it: no closing of its group answers it. */
  readonly always: boolean;
  readonly options: readonly string[];
  readonly group: GroupModel;
  /** What an unanswered `choice` is taken for. */
  readonly fallback: Answer | undefined;
  when: ConditionPlan | undefined;
  value: Plan | undefined;
  suggest: Plan | undefined;
}

/** One figure or other answer: a fixed key, or a column of one code. */
export interface Cell {
  readonly key: Key;
  readonly question: QuestionModel;
  /** Set for a cell of a repeat group. */
  readonly row: RowModel | undefined;
  /** What a sum waits for while this is open: only itself. Made once, not once a sum. */
  readonly waits: readonly Key[];
}

export interface ColumnModel {
  readonly name: string;
  readonly index: number;
  readonly template: Question;
  readonly question: QuestionModel;
}

/** A repeat group: cells are made when a code is first met, and remembered. */
export interface RowsModel {
  readonly prefix: string;
  readonly group: RowGroup;
  readonly model: GroupModel;
  readonly columns: readonly ColumnModel[];
  readonly columnsByName: ReadonlyMap<string, ColumnModel>;
  /** What a sum waits for while the group is not closed: its prefix. */
  readonly waits: readonly Key[];
  /** @returns undefined for what cannot be a code of this group */
  row(code: string): RowModel | undefined;
}

export interface RowModel {
  readonly code: string;
  readonly rows: RowsModel;
  /** By column. */
  readonly cells: readonly Cell[];
}

/** One term with what it cites resolved. */
export type Ref =
  /** One fixed key. */
  | { readonly kind: "cell"; readonly cell: Cell; readonly factor: Millionths }
  /** A sum over fixed keys. */
  | { readonly kind: "cells"; readonly cells: readonly Cell[]; readonly factor: Millionths }
  /** `@.column`: a cell of the row at hand. */
  | { readonly kind: "own"; readonly column: ColumnModel; readonly factor: Millionths }
  /** `sum(@.pattern)` */
  | { readonly kind: "owns"; readonly columns: readonly ColumnModel[]; readonly factor: Millionths }
  /** A sum over the deepest codes of a repeat group that match. */
  | {
      readonly kind: "rows";
      readonly rows: RowsModel;
      readonly matches: (code: string) => boolean;
      readonly columns: readonly ColumnModel[];
      readonly factor: Millionths;
    }
  /** `function.205.total`: the cell of one code, or the sum over the codes below it. */
  | {
      readonly kind: "code";
      readonly row: RowModel;
      readonly column: ColumnModel;
      readonly factor: Millionths;
    }
  | {
      readonly kind: "last_year";
      readonly key: Key;
      readonly waits: readonly Key[];
      readonly factor: Millionths;
    }
  | {
      readonly kind: "own_last_year";
      readonly column: ColumnModel;
      readonly factor: Millionths;
    }
  | { readonly kind: "constant"; readonly value: Millionths };

/** An expression with everything resolved. */
export interface Plan {
  readonly refs: readonly Ref[];
  /** The repeat group whose code `@` stands for. */
  readonly rows: RowsModel | undefined;
}

export type ClausePlan =
  | {
      readonly kind: "figures";
      readonly left: Plan;
      readonly comparison: Comparison;
      readonly right: Plan;
    }
  | {
      readonly kind: "choice";
      /** A fixed key or a cell; else a column of the row at hand. */
      readonly of: Cell | ColumnModel;
      readonly negated: boolean;
      readonly option: string;
    };

export interface ConditionPlan {
  readonly clauses: readonly ClausePlan[];
  readonly rows: RowsModel | undefined;
}

export function isColumn(of: Cell | ColumnModel): of is ColumnModel {
  return "template" in of;
}
