import type { DraftGrid, DraftQuestion } from "./draft.js";
import {
  type CellNames,
  fillNames,
  fillProperties,
  type Layer,
  mergeLayers,
} from "./merge-properties.js";
import type { Mistakes } from "../mistakes.js";
import { gridShape, propertiesShape, type QuestionProperties } from "./question-shape.js";
import { below, readShape, valueAt, type YamlSpot } from "./read-shape.js";

/** A row or column: its id, what it is called, and what stands on it. */
interface Line {
  readonly id: string;
  readonly layer: Layer;
  readonly label: string;
}

export interface ReadGrid {
  readonly grid: DraftGrid;
  readonly questions: readonly DraftQuestion[];
}

/** Writes a grid out into its cells, row by row. */
export function readGrid(spot: YamlSpot, mistakes: Mistakes): ReadGrid | undefined {
  const before = mistakes.count;
  const read = readShape(gridShape, spot, mistakes);
  if (!read) return undefined;
  const { grid: name, rows: writtenRows, columns, ...properties } = read;
  const rows = readLines(below(spot, "rows"), mistakes);
  const columnLines = columns ? readLines(below(spot, "columns"), mistakes) : undefined;
  refuseEmpty(below(spot, "rows"), writtenRows, mistakes);
  if (columns) refuseEmpty(below(spot, "columns"), columns, mistakes);
  if (mistakes.count > before) return undefined;

  const top: Layer = { properties, spot };
  const questions = rows.flatMap((row) =>
    columnLines
      ? columnLines.map((column) => readCell({ name, top, row, column }))
      : [readCell({ name, top, row })],
  );
  return { grid: { name, rows: rows.map(({ id, label }) => ({ id, label })) }, questions };
}

/** Rows or columns in the order written. A plain text is a label. */
export function readLines(spot: YamlSpot, mistakes: Mistakes): readonly Line[] {
  return spot.file.keysAt(spot.path).flatMap((id): Line[] => {
    const at = below(spot, id);
    const value = valueAt(at);
    if (!/^[a-z0-9_]+$/u.test(id)) {
      mistakes.add(at.file.placeOf(at.path), `“${id}”不能作名字`, "只用小写字母、数字和下划线");
      return [];
    }
    if (typeof value === "string" && value !== "") {
      return [{ id, layer: { properties: { label: value }, spot: at }, label: value }];
    }
    const properties = readShape(propertiesShape, at, mistakes);
    if (!properties) return [];
    if (properties.label === undefined) {
      mistakes.add(at.file.placeOf(at.path), `“${id}”缺少“label”`, `补上：${id}: { label: 名称 }`);
      return [];
    }
    return [{ id, layer: { properties, spot: at }, label: properties.label }];
  });
}

function refuseEmpty(spot: YamlSpot, written: object, mistakes: Mistakes): void {
  if (Object.keys(written).length > 0) return;
  const name = String(spot.path.at(-1));
  mistakes.add(spot.file.placeOf(spot.path), `“${name}”是空的`, "至少写一行，例：actual: 决算数");
}

interface CellParts {
  readonly name: string;
  readonly top: Layer;
  readonly row: Line;
  readonly column?: Line;
}

function readCell({ name, top, row, column }: CellParts): DraftQuestion {
  const rowKey = `${name}.${row.id}`;
  const key = column ? `${rowKey}.${column.id}` : rowKey;
  const names = namesOf(row, column);
  const merged = mergeLayers([top, row.layer, ...(column ? [column.layer] : [])]);
  const { label, aliases } = labelsOf(top.properties.label, row, column);
  const filled = fillProperties(merged.properties, names, rowKey);
  const owner = column ?? row;
  return {
    ...merged,
    key,
    place: owner.layer.spot.file.placeOf(owner.layer.spot.path),
    properties: { ...filled, label, aliases: [...aliases] },
    row: rowKey,
    cell: {
      of: name,
      row: row.id,
      ...(column ? { column: column.id } : {}),
      rowNames: lineNames(row.layer.properties, row.label),
      columnNames: column ? lineNames(column.layer.properties, columnName(column.label)) : [],
    },
  };
}

function namesOf(row: Line, column: Line | undefined): CellNames {
  return { row: row.label, column: column ? columnName(column.label) : "" };
}

function lineNames(properties: QuestionProperties, label: string): readonly string[] {
  return [label, ...(properties.aliases ?? [])];
}

/** A column's label may be the whole label of its cells: "{row}变动的主要原因". */
function columnName(label: string): string {
  return fillNames(label, { row: "", column: "" });
}

interface Labels {
  readonly label: string;
  readonly aliases: readonly string[];
}

/** The label, and every other name of the row with every name of the column. */
function labelsOf(template: string | undefined, row: Line, column: Line | undefined): Labels {
  const shape = template ?? (column ? "{row}{column}" : "{row}");
  const whole = column?.label.includes("{row}") ? column.label : shape;
  const label = fillNames(whole, namesOf(row, column));
  const columnNames = column ? lineNames(column.layer.properties, columnName(column.label)) : [""];
  const names = lineNames(row.layer.properties, row.label).flatMap((rowName) =>
    columnNames.map((name) => fillNames(shape, { row: rowName, column: name })),
  );
  return { label, aliases: [...new Set(names)].filter((name) => name !== label) };
}
