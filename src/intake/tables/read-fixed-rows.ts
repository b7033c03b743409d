import { labelKey } from "../../interview/paste/labels/label-text.js";
import type { BlockUnit } from "../../interview/paste/block-unit.js";
import { contentOf, isCounting } from "../../interview/paste/sheet-cell.js";
import { cellAt } from "../sheet-data.js";
import type { TableRegion } from "./find-tables.js";
import { columnNames, type MatchedColumns } from "./match-columns.js";
import { readAmount } from "./read-amount.js";
import { fixedFigures, type SpecFigure } from "./table-cells.js";
import type { TableCollector } from "./table-collector.js";

/** A table found in a sheet, with its unit and columns. */
export interface PlacedTable extends MatchedColumns {
  readonly region: TableRegion;
  readonly unit: BlockUnit;
}

/** Reads the figures whose rows every such table has, each by the words in front of it. */
export function readFixedRows(table: PlacedTable, collector: TableCollector): void {
  const { region, unit, columns } = table;
  const names = columnNames(region.spec);
  for (const figure of fixedFigures(region.spec)) {
    const column = columns.get(figure.column);
    if (column === undefined) continue;
    const rows = figure.label === "" ? bareRows(table) : rowsOf(table, figure, column);
    const row = figure.label === "" ? rows[0] : pick(rows, figure);
    const place = (at: number): string => `${region.spec.id}第${at + 1}行`;
    if (row === undefined) {
      const filled = rows.find(
        (at) => readAmount(cellAt(region.sheet, at, column), unit).is !== "blank",
      );
      if (filled !== undefined)
        collector.remark(`${place(filled)}“${figure.shown}”有${rows.length}行，没有采用。`);
      continue;
    }
    collector.add({
      amount: readAmount(cellAt(region.sheet, row, column), unit),
      expression: figure.content.expression,
      label: `${figure.shown} ${names[figure.column] ?? ""}`.trim(),
      place: place(row),
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

/** A table without labels has one row: the first with a figure below its head. */
function bareRows({ region, bodyRow, columns }: PlacedTable): readonly number[] {
  const there = [...columns.values()];
  for (let row = bodyRow; row < region.endRow; row += 1) {
    const texts = there.map((column) => cellAt(region.sheet, row, column).text);
    if (isCounting(texts) || !texts.some((text) => contentOf(text) === "figure")) continue;
    return [row];
  }
  return [];
}
