import type { PackModel } from "./pack-model.js";
import type { Key } from "../pack.js";
import {
  type Cell,
  type ColumnModel,
  type ConditionPlan,
  isColumn,
  type Plan,
  type Ref,
} from "./plan.js";

/** A fixed key, a column of a repeat group ("function.@.total"), or the prefix of one: its rows as such. */
export type NodeId = string;

/** Something a plan reads. */
export interface Source {
  readonly node: NodeId;
  /** The row at hand: it reaches only the same row. */
  readonly own: boolean;
  /** Codes it reads; undefined: every one. */
  readonly matches: ((code: string) => boolean) | undefined;
}

export function columnNode(prefix: string, column: string): NodeId {
  return `${prefix}.@.${column}`;
}

export function sourcesOfPlan(plan: Plan | undefined): readonly Source[] {
  return plan ? plan.refs.flatMap(sourcesOfRef) : [];
}

export function sourcesOfCondition(plan: ConditionPlan | undefined): readonly Source[] {
  if (!plan) return [];
  return plan.clauses.flatMap((clause) => {
    if (clause.kind === "figures") {
      return [...sourcesOfPlan(clause.left), ...sourcesOfPlan(clause.right)];
    }
    const { of } = clause;
    if (isColumn(of)) return [{ node: ownNode(of, plan.rows?.prefix ?? ""), ...OWN }];
    return [sourceOfCell(of, (code) => code === of.row?.code)];
  });
}

/** What a key cited by name reads: a fixed key, or a cell of a repeat group. */
export function sourceOfKey(model: PackModel, key: Key): Source | undefined {
  const cell = model.cell(key);
  return cell && sourceOfCell(cell, codeStart(cell.row?.code ?? ""));
}

const OWN = { own: true, matches: undefined } as const;
const WHOLE = { own: false, matches: undefined } as const;

function sourcesOfRef(ref: Ref): readonly Source[] {
  switch (ref.kind) {
    case "cell":
      return [{ node: ref.cell.key, ...WHOLE }];
    case "cells":
      return ref.cells.map(({ key }) => ({ node: key, ...WHOLE }));
    case "own":
      return [{ node: ownNode(ref.column), ...OWN }];
    case "owns":
      return ref.columns.map((column) => ({ node: ownNode(column), ...OWN }));
    case "rows": {
      const { rows, columns, matches } = ref;
      const cells = columns.map(({ name }) => {
        return { node: columnNode(rows.prefix, name), own: false, matches };
      });
      return [...cells, { node: rows.prefix, ...WHOLE }];
    }
    case "code": {
      const { rows, code } = ref.row;
      const node = columnNode(rows.prefix, ref.column.name);
      return [
        { node, own: false, matches: codeStart(code) },
        { node: rows.prefix, ...WHOLE },
      ];
    }
    case "last_year":
    case "own_last_year":
    case "constant":
      return [];
    default:
      throw new Error(`unknown reference: ${JSON.stringify(ref satisfies never)}`);
  }
}

function sourceOfCell(cell: Cell, matches: (code: string) => boolean): Source {
  if (!cell.row) return { node: cell.key, ...WHOLE };
  const { rows } = cell.row;
  const column = rows.columns.find(({ question }) => question === cell.question)?.name ?? "";
  return { node: columnNode(rows.prefix, column), own: false, matches };
}

function ownNode(column: ColumnModel, prefix?: string): NodeId {
  return columnNode(prefix ?? column.template.cell?.of ?? "", column.name);
}

/** A code stands for itself and the deeper codes below it. */
function codeStart(start: string): (code: string) => boolean {
  return (code) => code.startsWith(start);
}
