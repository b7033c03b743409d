import { columnKeys } from "./column-names.js";
import { labelKey } from "./label-text.js";
import type { PasteTarget } from "../paste-target.js";

/** Everything a group's questions are called, by the key of the name. */
export interface Names {
  readonly names: Map<string, PasteTarget[]>;
  readonly codes: Map<string, PasteTarget[]>;
  /** Ids of rows and columns of grids. */
  readonly rows: Map<string, Set<string>>;
  readonly columns: Map<string, Set<string>>;
  /** Id of a row or column -> its cells in the order asked. */
  readonly axes: Map<string, PasteTarget[]>;
  /** Ids of row and column, a space between -> the cell. */
  readonly cells: Map<string, PasteTarget>;
}

/** Keys of the packs' own labels: as many as there are labels, and asked for at every paste. */
const labelKeys = new Map<string, string>();

function keyOf(label: string): string {
  const known = labelKeys.get(label);
  if (known !== undefined) return known;
  const key = labelKey(label);
  labelKeys.set(label, key);
  return key;
}

export function collectNames(targets: readonly PasteTarget[]): Names {
  const maps: Names = {
    names: new Map(),
    codes: new Map(),
    rows: new Map(),
    columns: new Map(),
    axes: new Map(),
    cells: new Map(),
  };
  const taken = new Set(targets.flatMap(({ cell }) => (cell?.columnNames ?? []).map(keyOf)));
  for (const target of targets) {
    if (target.code !== undefined) addTo(maps.codes, target.code, target);
    addCell(maps, target, taken);
    for (const name of ownNames(target)) addTo(maps.names, keyOf(name), target);
  }
  for (const target of targets) addComputedCell(maps, target);
  return maps;
}

function hasColumn(target: PasteTarget): boolean {
  return target.cell?.column !== undefined;
}

/** A cell's aliases that name its whole row or column are not its own. */
function ownNames(target: PasteTarget): readonly string[] {
  const names = [target.label, ...target.aliases];
  if (!hasColumn(target)) return [...names, ...(target.cell?.rowNames ?? [])];
  const axes = new Set([...(target.cell?.rowNames ?? []), ...(target.cell?.columnNames ?? [])]);
  return names.filter((name) => !axes.has(name));
}

/**
 * A computed figure beside a grid, named after one of its columns (公务用车购置及运行维护费预算数 beside
 * 预算数), stands in that column: a sheet has a row for it.
 */
function addComputedCell(maps: Names, target: PasteTarget): void {
  if (target.parts === undefined || target.cell !== undefined) return;
  for (const label of [target.label, ...target.aliases]) {
    const key = keyOf(label);
    const names = [...maps.columns].filter(
      ([name]) => key.endsWith(name) && key.length > name.length,
    );
    const [name, columns] = names.sort(([one], [other]) => other.length - one.length)[0] ?? [];
    const [column] = columns ?? [];
    if (name === undefined || column === undefined) continue;
    const rowKey = key.slice(0, -name.length);
    const row = `computed.${rowKey}`;
    maps.cells.set(`${row} ${column}`, target);
    addTo(maps.axes, row, target);
    addId(maps.rows, rowKey, row);
  }
}

function addCell(maps: Names, target: PasteTarget, taken: ReadonlySet<string>): void {
  const { cell } = target;
  const row = rowOf(target);
  const column = columnOf(target);
  if (cell === undefined || row === undefined || column === undefined) return;
  maps.cells.set(`${row} ${column}`, target);
  addTo(maps.axes, row, target);
  addTo(maps.axes, column, target);
  const rowKeys = cell.rowNames.map(keyOf);
  const columnNames = columnKeys(cell.columnNames, taken);
  for (const key of rowKeys) addId(maps.rows, key, row);
  for (const key of columnNames) addId(maps.columns, key, column);
  for (const key of rowKeys) {
    for (const name of columnNames) {
      addTo(maps.names, key + name, target);
      addTo(maps.names, name + key, target);
    }
  }
}

/** Id of the row of a grid that has columns too. */
export function rowOf(target: PasteTarget): string | undefined {
  return hasColumn(target) && target.cell ? `${target.cell.of}.${target.cell.row}` : undefined;
}

function columnOf(target: PasteTarget): string | undefined {
  const { cell } = target;
  return cell?.column === undefined ? undefined : `${cell.of}|${cell.column}`;
}

function addTo(map: Map<string, PasteTarget[]>, key: string, target: PasteTarget): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [target]);
  else if (!list.includes(target)) list.push(target);
}

function addId(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, new Set([id]));
  else ids.add(id);
}
