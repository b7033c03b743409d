import { labelKey } from "../../interview/paste/labels/label-text.js";
import { cellAt } from "../sheet-data.js";
import { CODE_KEY } from "./head-stacks.js";
import type { PlacedTable } from "./read-fixed-rows.js";
import type { CellPlace } from "./seen-cells.js";
import type { SpecFigure } from "./table-cells.js";

/** Cells of one figure, from above, each with the columns where its label may stand. */
export type FoundRows = readonly (CellPlace & { readonly labels: readonly number[] })[];

/**
 * Where a figure with a label stands: in its column, in the rows whose label or code is in front of it; a code whose
 * block of columns stands elsewhere is looked for below every head of codes.
 */
export function findRows(table: PlacedTable, figure: SpecFigure): FoundRows {
  const column = table.columns.get(figure.column);
  if (column !== undefined) {
    const labels = labelColumns(table, figure, column);
    const found = rowsWith(table, figure, labels).map((row) => ({ row, column, labels }));
    if (found.length > 0) return found;
  }
  return figure.code === "" ? [] : findCode(table, figure);
}

/** Rows where the label stands in front of the figure, behind the figures of the label before. */
function rowsWith(
  { region, bodyRow }: PlacedTable,
  figure: Pick<SpecFigure, "code" | "label">,
  labels: readonly number[],
): readonly number[] {
  const rows: number[] = [];
  for (let row = bodyRow; row < region.endRow; row += 1) {
    const cells = labels
      .map((at) => cellAt(region.sheet, row, at).text.trim())
      .filter((text) => text !== "");
    const isNamed = cells.some((text) => labelKey(text) === figure.label);
    if (figure.code === "" ? isNamed : cells.includes(figure.code)) rows.push(row);
  }
  return rows;
}

/** Where the label of a figure may stand; in a sheet whose columns are in another order, below its own heads only. */
function labelColumns(
  { columns }: PlacedTable,
  figure: SpecFigure,
  column: number,
): readonly number[] {
  const inOrder = [...columns].sort(([one], [other]) => one - other).map(([, there]) => there);
  const isInOrder = inOrder.every((there, at) => at === 0 || there > (inOrder[at - 1] ?? 0));
  if (!isInOrder) {
    return [...columns].flatMap(([spec, there]) =>
      spec >= figure.from && spec < figure.column ? [there] : [],
    );
  }
  const before = [...columns].filter(([spec]) => spec < figure.from).map(([, there]) => there);
  const from = Math.max(-1, ...before) + 1;
  return Array.from({ length: column - from }, (_, at) => from + at);
}

/** Below every head of codes: the figure stands below the next head of figures. */
function findCode({ heads, ...table }: PlacedTable, figure: SpecFigure): FoundRows {
  const codes = [...heads.keys()].filter((at) => heads[at]?.at(-1) === CODE_KEY);
  return codes.flatMap((code, at) => {
    const end = codes[at + 1] ?? heads.length;
    const labels = Array.from({ length: end - code }, (_, right) => code + right);
    const column = labels.find((one) => heads[one]?.at(-1) === figure.head);
    if (column === undefined) return [];
    return rowsWith({ heads, ...table }, figure, [code]).map((row) => ({ row, column, labels }));
  });
}
