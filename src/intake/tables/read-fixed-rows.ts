import { labelKey } from "../../interview/paste/labels/label-text.js";
import type { BlockUnit } from "../../interview/paste/block-unit.js";
import { cellAt, cellName } from "../sheet-data.js";
import { findBareRow } from "./find-bare-row.js";
import type { TableRegion } from "./find-tables.js";
import { columnNames, type MatchedColumns } from "./match-columns.js";
import { readAmount } from "./read-amount.js";
import { fixedFigures, type SpecFigure } from "./table-cells.js";
import type { TableCollector } from "./table-collector.js";

/** A table found in a sheet, with its unit and columns. */
export interface PlacedTable extends MatchedColumns {
  readonly region: TableRegion;
  /** Undefined where the table names none. */
  readonly unit: BlockUnit | undefined;
}

/** Reads the figures whose rows every such table has, each by the words in front of it. */
export function readFixedRows(table: PlacedTable, collector: TableCollector): void {
  const { region, unit, columns } = table;
  const { id } = region.spec;
  const names = columnNames(region.spec);
  const figures = fixedFigures(region.spec);
  const bare = figures.some(({ label }) => label === "") ? findBareRow(table) : { rows: 0 };
  if (bare.rows > 1 && bare.row === undefined)
    collector.remark(
      `${id}有${bare.rows}行数，分不清哪一行是合计，没有采用。请只留合计那一行再发，或单独填。`,
    );
  const told = new Set<string>();
  for (const figure of figures) {
    const column = columns.get(figure.column);
    if (column === undefined) continue;
    const rows = figure.label === "" ? [] : rowsOf(table, figure, column);
    const row = figure.label === "" ? bare.row : pick(rows, figure);
    if (row === undefined) {
      const filled = rows.filter(
        (at) => readAmount(cellAt(region.sheet, at, column), unit).is !== "blank",
      );
      if (filled.length > 0 && !told.has(figure.label)) {
        told.add(figure.label);
        const cells = rows.map((at) => cellName(region.sheet, at, column)).join("、");
        collector.remark(
          `${id}应有${figure.of}行“${figure.shown}”，看到${rows.length}行（${cells}），分不清是哪一行的数，没有采用，请单独填。`,
        );
      }
      continue;
    }
    collector.add({
      amount: readAmount(cellAt(region.sheet, row, column), unit),
      expression: figure.content.expression,
      label: `${figure.shown} ${names[figure.column] ?? ""}`.trim(),
      place: `${id}第${row + 1}行`,
      cell: cellName(region.sheet, row, column),
    });
  }
}

/** Of several rows with one label that of the same turn, if there are as many as there should be. */
function pick(rows: readonly number[], { nth, of }: SpecFigure): number | undefined {
  return rows.length === of ? rows[nth] : undefined;
}

/** Rows where the label stands in front of the figure, behind the figures of the label before. */
function rowsOf(table: PlacedTable, figure: SpecFigure, column: number): readonly number[] {
  const { region, bodyRow, columns } = table;
  const before = [...columns].filter(([spec]) => spec < figure.from).map(([, there]) => there);
  const from = Math.max(-1, ...before) + 1;
  const rows: number[] = [];
  for (let row = bodyRow; row < region.endRow; row += 1) {
    const cells = Array.from({ length: column - from }, (_, at) =>
      cellAt(region.sheet, row, from + at).text.trim(),
    ).filter((text) => text !== "");
    const isNamed = cells.some((text) => labelKey(text) === figure.label);
    const hasCode = figure.code === "" || cells.includes(figure.code);
    if (figure.code === "" ? isNamed : hasCode) rows.push(row);
  }
  return rows;
}
