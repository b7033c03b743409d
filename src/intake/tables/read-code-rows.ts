import { isTotalWord } from "../../interview/paste/block-words.js";
import { createCodeFinder } from "../../interview/paste/code-table/find-code.js";
import type { Pack, RowGroup } from "../../pack/pack.js";
import type { BodyRow } from "../../pack/tables.js";
import { cellAt, cellName } from "../sheet-data.js";
import { columnNames } from "./head-stacks.js";
import { readAmount } from "./read-amount.js";
import type { PlacedTable } from "./read-fixed-rows.js";
import { placed } from "./table-cells.js";
import type { TableCollector } from "./table-collector.js";

interface CodeRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
}

/** Reads the rows of 类、款、项 by their codes, or by their names where no code stands beside them. */
export function readCodeRows(table: PlacedTable, pack: Pack, collector: TableCollector): void {
  const { region, columns, seen } = table;
  const names = columnNames(region.spec);
  for (const spec of region.spec.body) {
    const group = spec.each === undefined ? undefined : pack.groups.get(spec.each)?.rows;
    if (spec.each === undefined || group === undefined) continue;
    for (const { row, code, name } of findCodes(table, spec, group)) {
      for (const [column, cell] of placed(spec.cells)) {
        const there = columns.get(column);
        if (there === undefined) continue;
        seen.add({ row, column: there });
        if (cell.content.kind !== "figure") continue;
        collector.add({
          amount: readAmount(cellAt(region.sheet, row, there), table.unit),
          expression: cell.content.expression,
          row: `${spec.each}.${code}`,
          ...(spec.when === undefined ? {} : { when: spec.when }),
          label: `${code} ${name} ${names[column] ?? ""}`,
          place: `${region.spec.id}第${row + 1}行`,
          cell: cellName(region.sheet, row, there),
        });
      }
    }
  }
}

/** Rows with a code that does not contradict the name beside it; 类, 款, 项 may stand in cells of their own. */
function findCodes(
  { region, bodyRow, columns }: PlacedTable,
  spec: BodyRow,
  group: RowGroup,
): readonly CodeRow[] {
  const codeColumn = columns.get(columnOf(spec, "code") ?? -1);
  const nameColumn = columns.get(columnOf(spec, "name") ?? -1);
  const codeCells = codeCellsOf(codeColumn, nameColumn);
  const findCode = createCodeFinder(group);
  const rows: CodeRow[] = [];
  for (let row = bodyRow; row < region.endRow; row += 1) {
    const textAt = (column: number): string => cellAt(region.sheet, row, column).text.trim();
    const code = codeCells.map(textAt).join("");
    const name = nameColumn === undefined ? "" : textAt(nameColumn);
    if ((code !== "" && !/^\d+$/.test(code)) || isTotalWord(name)) continue;
    const found = findCode(code, name);
    if (found.is === "code") rows.push({ row, code: found.code, name });
  }
  return rows;
}

function codeCellsOf(code: number | undefined, name: number | undefined): readonly number[] {
  if (code === undefined) return [];
  const end = name === undefined ? code + 1 : Math.max(code + 1, name);
  return Array.from({ length: end - code }, (_, at) => code + at);
}

function columnOf(spec: BodyRow, kind: "code" | "name"): number | undefined {
  return [...placed(spec.cells)].find(([, cell]) => cell.content.kind === kind)?.[0];
}
