import type { Pack } from "../../pack/pack.js";
import type { BodyRow } from "../../pack/tables.js";
import { cellAt, cellName } from "../sheet-data.js";
import { readAmount } from "./read-amount.js";
import { columnNames } from "./match-columns.js";
import type { PlacedTable } from "./read-fixed-rows.js";
import type { TableCollector } from "./table-collector.js";

interface CodeRow {
  readonly row: number;
  readonly code: string;
  readonly name: string;
}

/** Reads the rows of 类、款、项 by their codes. */
export function readCodeRows(table: PlacedTable, pack: Pack, collector: TableCollector): void {
  const names = columnNames(table.region.spec);
  for (const spec of table.region.spec.body) {
    const group = spec.each === undefined ? undefined : pack.groups.get(spec.each)?.rows;
    if (spec.each === undefined || group === undefined) continue;
    for (const { row, code, name } of findCodes(table, spec, group.codeLengths)) {
      for (const [column, cell] of placed(spec)) {
        const there = table.columns.get(column);
        if (there === undefined || cell.content.kind !== "figure") continue;
        collector.add({
          amount: readAmount(cellAt(table.region.sheet, row, there), table.unit),
          expression: cell.content.expression,
          row: `${spec.each}.${code}`,
          ...(spec.when === undefined ? {} : { when: spec.when }),
          label: `${code} ${name} ${names[column] ?? ""}`,
          place: `${table.region.spec.id}第${row + 1}行`,
          cell: cellName(table.region.sheet, row, there),
        });
      }
    }
  }
}

/** Rows with a code; 类, 款, 项 may stand in cells of their own. */
function findCodes(
  { region, bodyRow, columns }: PlacedTable,
  spec: BodyRow,
  lengths: readonly number[],
): readonly CodeRow[] {
  const codeColumn = columns.get(columnOf(spec, "code") ?? -1);
  const nameColumn = columns.get(columnOf(spec, "name") ?? -1);
  if (codeColumn === undefined) return [];
  const end = nameColumn === undefined ? codeColumn + 1 : Math.max(codeColumn + 1, nameColumn);
  const rows: CodeRow[] = [];
  for (let row = bodyRow; row < region.endRow; row += 1) {
    const cells = Array.from({ length: end - codeColumn }, (_, at) =>
      cellAt(region.sheet, row, codeColumn + at).text.trim(),
    );
    const code = cells.join("");
    if (!/^\d+$/.test(code) || !lengths.includes(code.length)) continue;
    const name = nameColumn === undefined ? "" : cellAt(region.sheet, row, nameColumn).text.trim();
    rows.push({ row, code, name });
  }
  return rows;
}

function columnOf(spec: BodyRow, kind: "code" | "name"): number | undefined {
  return [...placed(spec)].find(([, cell]) => cell.content.kind === kind)?.[0];
}

function* placed({ cells }: BodyRow): Generator<readonly [number, BodyRow["cells"][number]]> {
  let column = 0;
  for (const cell of cells) {
    yield [column, cell];
    column += cell.columns;
  }
}
