import type { Sheet } from "../pack/sheet/sheet.js";
import type { BodyCell, BodyRow, TableSpec } from "../pack/tables.js";
import { rowCodes } from "../pack/template/row-codes.js";
import { OPEN_MARK } from "../wording/template-value.js";
import { cellText } from "./cell-text.js";
import { cleanText } from "./clean-text.js";
import type { ReportTable, TableCell, TableRow } from "./document.js";

const MONEY_UNIT = "金额单位：万元";

/** Fills one official table with the figures of a report. */
export function buildTable(spec: TableSpec, sheet: Sheet, department: string): ReportTable {
  const body = spec.body.flatMap((row) => fillRow(row, sheet)).map(({ cells }) => ({ cells }));
  return { ...blankTable(spec, department), body, notes: notesOf(spec, body, sheet) };
}

/** An official table before its figures. */
export function blankTable(spec: TableSpec, department: string): ReportTable {
  const { id, title, landscape, dense, widths } = spec;
  return {
    ...{ kind: "table", id, title, department, unit: MONEY_UNIT },
    ...{ landscape, dense, widths, header: headerOf(spec) },
    body: [],
    notes: [],
  };
}

function headerOf({ header }: TableSpec): readonly TableRow[] {
  return header.map((cells) => ({
    cells: cells.map((cell) => ({ ...cell, align: "center", bold: true })),
  }));
}

function notesOf(spec: TableSpec, body: readonly TableRow[], sheet: Sheet): readonly string[] {
  const cells = body.flatMap((row) => row.cells);
  const isEmpty = cells.every((cell) => cell.text !== OPEN_MARK && isZero(cell));
  if (spec.empty !== undefined && isEmpty) return [spec.empty];
  return spec.notes.flatMap(({ text, when }) =>
    when === undefined || sheet.holds(when) === true ? [text] : [],
  );
}

/** True for text, and for a figure that is zero. */
function isZero({ yuan }: TableCell): boolean {
  return yuan === undefined || yuan === "0";
}

/** A row with its figures, and the code it stands for in a row that stands for every code. */
export interface FilledRow extends TableRow {
  readonly code?: string;
  /** No deeper code stands below it. */
  readonly leaf?: boolean;
}

/** A row as a report prints it: none, one, or one a code. */
export function fillRow(row: BodyRow, sheet: Sheet): readonly FilledRow[] {
  if (row.each === undefined) {
    if (row.when !== undefined && sheet.holds(row.when) === false) return [];
    return [{ cells: row.cells.map((cell) => buildCell(cell, { row, sheet })) }];
  }
  const prefix = row.each;
  return rowCodes(sheet, prefix).flatMap(({ code, depth, leaf }) => {
    const at = `${prefix}.${code}`;
    if (row.when !== undefined && sheet.holds(row.when, at) === false) return [];
    const named = {
      at,
      code,
      name: `${"　".repeat(depth)}${sheet.codeName(prefix, code) ?? OPEN_MARK}`,
    };
    return [{ cells: row.cells.map((cell) => buildCell(cell, { row, sheet, named })), code, leaf }];
  });
}

interface CellContext {
  readonly row: BodyRow;
  readonly sheet: Sheet;
  /** The code the row stands for. */
  readonly named?: { readonly at: string; readonly code: string; readonly name: string };
}

function buildCell(cell: BodyCell, { row, sheet, named }: CellContext): TableCell {
  const base = { columns: cell.columns, rows: 1, bold: row.bold };
  const { content } = cell;
  switch (content.kind) {
    case "text":
      return { ...base, text: content.text, align: textAlign(content.text, row.bold) };
    case "code":
      return { ...base, text: named?.code ?? "", align: "left" };
    case "name":
      return { ...base, text: cleanText(named?.name ?? ""), align: "left" };
    case "figure": {
      const at = named === undefined ? {} : { row: named.at };
      const text = cellText(content, sheet, { ...at, total: row.bold });
      if (content.unit === "count") return { ...base, ...text, align: "right" };
      const figure = { expression: content.expression, ...at };
      return { ...base, ...text, align: "right", figure };
    }
  }
}

/** Row numbers and the names of totals stand in the middle. */
function textAlign(text: string, bold: boolean): TableCell["align"] {
  return bold || /^\d+$/.test(text) ? "center" : "left";
}
