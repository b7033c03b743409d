import { labelKey } from "../../interview/paste/labels/label-text.js";
import type { BlockUnit } from "../../interview/paste/block-unit.js";
import { cellAt, cellName } from "../sheet-data.js";
import { findBareRow } from "./find-bare-row.js";
import { type FoundRows, findRows } from "./find-rows.js";
import type { TableRegion } from "./find-tables.js";
import { columnNames } from "./head-stacks.js";
import type { MatchedColumns } from "./match-columns.js";
import { readAmount } from "./read-amount.js";
import type { SeenCells } from "./seen-cells.js";
import { fixedFigures, type SpecFigure } from "./table-cells.js";
import type { TableCollector } from "./table-collector.js";

/** More labels than these standing twice are a table that is there twice. */
const TWICE_TOLD = 2;

/** A table found in a sheet, with its unit and columns. */
export interface PlacedTable extends MatchedColumns {
  readonly region: TableRegion;
  /** Undefined where the table names none. */
  readonly unit: BlockUnit | undefined;
  /** Gets the cells that somebody looked at. */
  readonly seen: SeenCells;
}

/** Reads the figures whose rows every such table has, each by the words in front of it. */
export function readFixedRows(table: PlacedTable, collector: TableCollector): void {
  const { region, unit, seen } = table;
  const { id } = region.spec;
  const names = columnNames(region.spec);
  const figures = fixedFigures(region.spec);
  const codesOf = codesByLabel(figures);
  const bareRow = figures.some(({ label }) => label === "")
    ? readBareRow(table, collector)
    : undefined;
  const twice = new Map<string, string>();
  for (const figure of figures) {
    const column = table.columns.get(figure.column);
    const bare: FoundRows =
      bareRow === undefined || column === undefined ? [] : [{ row: bareRow, column, labels: [] }];
    const found = figure.label === "" ? bare : findRows(table, figure);
    for (const cell of found) seen.add(cell);
    const cell = found.length === figure.of ? found[figure.nth] : undefined;
    if (cell === undefined) {
      const problem = tellTwice(table, figure, found);
      if (problem !== undefined && !twice.has(figure.label)) twice.set(figure.label, problem);
      continue;
    }
    const other = otherLabel(table, figure, cell, codesOf);
    if (other !== undefined) {
      const where = cellName(region.sheet, cell.row, cell.column);
      collector.remark(
        `${id}“${figure.code} ${other}”（${where}）编码和名称对不上，没有采用，请单独填。`,
      );
      continue;
    }
    collector.add({
      amount: readAmount(cellAt(region.sheet, cell.row, cell.column), unit),
      expression: figure.content.expression,
      label: `${figure.shown} ${names[figure.column] ?? ""}`.trim(),
      place: `${id}第${cell.row + 1}行`,
      cell: cellName(region.sheet, cell.row, cell.column),
    });
  }
  const problems = [...twice.values()];
  for (const problem of problems.slice(0, TWICE_TOLD)) collector.remark(problem);
  if (problems.length > TWICE_TOLD)
    collector.remark(
      `${id}还有${problems.length - TWICE_TOLD}个项目也是这样，没有采用。同一张表请只留一份再发。`,
    );
}

/** The row of a table without labels; its other rows are looked at with it. */
function readBareRow(table: PlacedTable, collector: TableCollector): number | undefined {
  const { rows, row } = findBareRow(table);
  for (const one of rows)
    for (const column of table.columns.values()) table.seen.add({ row: one, column });
  if (rows.length > 1 && row === undefined)
    collector.remark(
      `${table.region.spec.id}有${rows.length}行数，分不清哪一行是合计，没有采用。请只留合计那一行再发，或单独填。`,
    );
  return row;
}

/** Several rows with one label, and figures in them. */
function tellTwice(
  { region, unit }: PlacedTable,
  figure: SpecFigure,
  found: FoundRows,
): string | undefined {
  const isFilled = found.some(
    ({ row, column }) => readAmount(cellAt(region.sheet, row, column), unit).is !== "blank",
  );
  if (!isFilled) return undefined;
  const cells = found.map(({ row, column }) => cellName(region.sheet, row, column)).join("、");
  return `${region.spec.id}应有${figure.of}行“${figure.shown}”，看到${found.length}行（${cells}），分不清是哪一行的数，没有采用，请单独填。`;
}

type CodesByLabel = ReadonlyMap<string, ReadonlySet<string>>;

function codesByLabel(figures: readonly SpecFigure[]): CodesByLabel {
  const codes = new Map<string, Set<string>>();
  for (const { label, code } of figures) {
    if (code !== "") codes.set(label, (codes.get(label) ?? new Set()).add(code));
  }
  return codes;
}

/** The name beside a code, where it is that of another code. */
function otherLabel(
  { region }: PlacedTable,
  { code, label }: SpecFigure,
  { row, column, labels }: FoundRows[number],
  codesOf: CodesByLabel,
): string | undefined {
  if (code === "") return undefined;
  return labels
    .filter((at) => at < column)
    .map((at) => cellAt(region.sheet, row, at).text.trim())
    .find((text) => {
      const key = labelKey(text);
      const codes = codesOf.get(key);
      return key !== label && codes !== undefined && !codes.has(code);
    });
}
