import { Decimal } from "../../amounts/decimal.js";
import { formatWanGrouped } from "../../amounts/format-money.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import type { BodyCell, BodyRow, TableSpec } from "../../pack/tables.js";
import { OPEN_MARK, WITHHELD_TEXT } from "../../wording/template-value.js";
import { blankTable, fillRow } from "../build-table.js";
import type { ReportTable, TableCell, TableRow } from "../document.js";
import { consolidateNotes } from "./consolidate-notes.js";
import { createPlaceNames } from "./name-place.js";

/** A department that is counted, with its answers. */
export interface Counted {
  readonly name: string;
  readonly sheet: Sheet;
}

/** A figure that one department did not give: it is in no sum. */
export interface Gap {
  readonly department: string;
  /** 公开05表 */
  readonly table: string;
  /** Row and column as printed: 教育支出，基本支出. */
  readonly place: string;
  readonly state: "open" | "withheld";
}

export interface Consolidated {
  readonly table: ReportTable;
  readonly gaps: readonly Gap[];
  /** Codes that somebody gave no deeper ones of: what others gave below them is added up there. */
  readonly coarse: readonly string[];
}

/** A row of one department, with the specification it was filled by. */
interface Given {
  readonly by: number;
  readonly spec: BodyRow;
  readonly cells: readonly TableCell[];
}

interface MergedRow {
  readonly given: Given[];
}

/**
 * Adds up one official table over departments: every figure is the sum of what their own tables print there, to the
 * last place. Rows of a code stand together whichever of the table's rows they come from, down to the deepest code
 * that everybody gave.
 *
 * @param called what stands where a report names its department
 */
export function consolidateTable(
  spec: TableSpec,
  counted: readonly Counted[],
  called: string,
): Consolidated {
  const coarse: string[] = [];
  const rows = runsOf(spec).flatMap((run) => {
    if (run[0]?.each === undefined) return mergeFixed(run, counted);
    const merged = mergeCodes(run, counted);
    coarse.push(...merged.coarse);
    return merged.rows;
  });
  const gaps: Gap[] = [];
  const blank = blankTable(spec, called);
  const nameOf = createPlaceNames(blank);
  const body = rows.map((row): TableRow => {
    const cells = addCells(row);
    for (const gap of gapsOf(row)) {
      const { name = "" } = counted[gap.by] ?? {};
      const place = nameOf({ cells }, gap.cell);
      gaps.push({ department: name, table: spec.id, place, state: gap.state });
    }
    return { cells };
  });
  const notes = consolidateNotes(spec, { body, counted, gaps, coarse });
  const table = { ...blank, body, notes };
  return { table, gaps, coarse };
}

/** Rows for every code that follow one another are one run; every other row is one of its own. */
function runsOf({ body }: TableSpec): readonly (readonly BodyRow[])[] {
  const runs: BodyRow[][] = [];
  for (const row of body) {
    const last = runs.at(-1);
    if (row.each !== undefined && last?.[0]?.each !== undefined) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

function mergeFixed(run: readonly BodyRow[], counted: readonly Counted[]): readonly MergedRow[] {
  return run.flatMap((spec) => {
    const given = counted.flatMap(({ sheet }, by) =>
      fillRow(spec, sheet).map(({ cells }) => ({ by, spec, cells })),
    );
    return given.length === 0 ? [] : [{ given }];
  });
}

function mergeCodes(
  run: readonly BodyRow[],
  counted: readonly Counted[],
): { readonly rows: readonly MergedRow[]; readonly coarse: readonly string[] } {
  const byCode = new Map<string, Given[]>();
  const leaves = new Set<string>();
  counted.forEach(({ sheet }, by) => {
    for (const spec of run) {
      for (const { cells, code = "", leaf = false } of fillRow(spec, sheet)) {
        if (leaf) leaves.add(code);
        const given = byCode.get(code) ?? [];
        given.push({ by, spec, cells });
        byCode.set(code, given);
      }
    }
  });
  const codes = [...byCode.keys()].sort();
  const isBelow = (code: string, leaf: string): boolean => code !== leaf && code.startsWith(leaf);
  const coarse = [...leaves].filter((leaf) => codes.some((code) => isBelow(code, leaf))).sort();
  const kept = codes.filter((code) => !coarse.some((leaf) => isBelow(code, leaf)));
  return { rows: kept.map((code) => ({ given: byCode.get(code) ?? [] })), coarse };
}

function addCells({ given }: MergedRow): readonly TableCell[] {
  const [first] = given;
  return (first?.cells ?? []).map((cell, column) => {
    const figures = given.flatMap(({ spec, cells }) => {
      const own = cells[column];
      return own !== undefined && isFigure(spec.cells[column]) ? [own] : [];
    });
    const [figure] = figures;
    return figure === undefined ? cell : addFigures(figure, figures);
  });
}

function addFigures(like: TableCell, figures: readonly TableCell[]): TableCell {
  const { align, bold, columns, rows, figure } = like;
  const look = { align, bold, columns, rows, ...(figure === undefined ? {} : { figure }) };
  const isMoney = like.figure !== undefined;
  let sum = new Decimal(0);
  let isKnown = false;
  let missing: string | undefined;
  for (const { text, yuan } of figures) {
    if (stateOf(text) !== undefined) {
      missing ??= text;
    } else if (text !== "") {
      isKnown = true;
      sum = sum.plus(isMoney ? (yuan ?? 0) : text);
    }
  }
  if (!isKnown) return { ...look, text: missing ?? "" };
  const partial = missing === undefined ? {} : ({ partial: true } as const);
  if (!isMoney) return { ...look, ...partial, text: sum.toFixed() };
  return { ...look, ...partial, text: formatWanGrouped(sum), yuan: sum.toFixed() };
}

interface CellGap {
  readonly by: number;
  readonly cell: number;
  readonly state: Gap["state"];
}

function gapsOf({ given }: MergedRow): readonly CellGap[] {
  return given.flatMap(({ by, spec, cells }) =>
    cells.flatMap(({ text }, cell) => {
      const state = isFigure(spec.cells[cell]) ? stateOf(text) : undefined;
      return state === undefined ? [] : [{ by, cell, state }];
    }),
  );
}

function isFigure(cell: BodyCell | undefined): boolean {
  return cell?.content.kind === "figure";
}

/** How a figure is printed that has no amount. */
function stateOf(text: string): Gap["state"] | undefined {
  if (text === OPEN_MARK) return "open";
  return text === WITHHELD_TEXT ? "withheld" : undefined;
}
