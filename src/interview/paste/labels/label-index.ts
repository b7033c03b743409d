import { collectNames, type Names, rowOf } from "./collect-names.js";
import { foldWidth, labelForms, labelKey, nounless } from "./label-text.js";
import { isFigure, type PasteTarget } from "../paste-target.js";

/** What a piece of text names. */
export type Named =
  | { readonly is: "target"; readonly target: PasteTarget }
  /** Several questions share the name, or a code and a name contradict each other. */
  | { readonly is: "several"; readonly targets: readonly PasteTarget[] }
  /** A row or column of a grid; the id is for `cell`. */
  | { readonly is: "row"; readonly row: string }
  | { readonly is: "column"; readonly column: string }
  /** A code that stands above codes of this group: 301 over 30101. */
  | { readonly is: "class"; readonly code: string }
  | { readonly is: "nothing" };

export interface LabelIndex {
  readonly targets: readonly PasteTarget[];
  /** The whole text must be a name: no part of a longer word counts. */
  name(text: string): Named;
  /** Whether only what is left of a label without 决算数, 支出 … behind it is a name. */
  isBare(text: string): boolean;
  /** A code of this group, or one above them. */
  isCode(text: string): boolean;
  cell(row: string, column: string): PasteTarget | undefined;
  rowOf(target: PasteTarget): string | undefined;
  readonly hasCodes: boolean;
  /** Whether questions stand in rows and columns here. */
  readonly hasGrid: boolean;
  /** Cells of a row, or of a column, in the order asked. */
  cellsOf(axis: string): readonly PasteTarget[];
  /** Columns of figures of the grid a row stands in, in the order asked. */
  figureColumns(row: string): readonly { readonly id: string; readonly label: string }[];
  /** The same of the only grid there is. */
  onlyGrid(): readonly { readonly id: string; readonly label: string }[];
  /** Keys of all names, codes and rows. */
  names(): readonly string[];
}

const NOTHING: Named = { is: "nothing" };
const CODED = /^\s*(\d{3,7})(?!\d)[\s.、,，\-—]*(.*)$/su;
const ROW_NUMBER = /^\d{1,3}(?=\p{Script=Han})/u;
const TOTAL_BEHIND = /^(.+)(?:合计|小计|总计)数?$/su;

const made = new WeakMap<readonly PasteTarget[], LabelIndex>();

/** The names of one group's questions. Made once for one list of targets. */
export function indexLabels(targets: readonly PasteTarget[]): LabelIndex {
  const known = made.get(targets);
  if (known !== undefined) return known;
  const index = createIndex(targets);
  made.set(targets, index);
  return index;
}

function createIndex(targets: readonly PasteTarget[]): LabelIndex {
  const maps = collectNames(targets);
  const hasCodes = maps.codes.size > 0;
  const above = codesAbove(maps);
  const names = [...maps.names.keys(), ...maps.codes.keys(), ...maps.rows.keys()];

  function byName(text: string): Named {
    for (const form of labelForms(text)) {
      const named = lookUp(maps, form);
      if (named.is !== "nothing") return named;
    }
    return NOTHING;
  }

  function byCode(code: string, rest: string): Named {
    const coded = maps.codes.get(code) ?? [];
    const named = labelKey(rest) === "" ? NOTHING : byName(rest);
    const [target] = coded;
    if (target === undefined) return above.has(code) ? { is: "class", code } : NOTHING;
    if (coded.length > 1) return { is: "row", row: rowOf(target) ?? "" };
    const others = targetsOf(maps, named).filter((other) => other !== target);
    if (others.length === 0 || named.is === "row") return { is: "target", target };
    return { is: "several", targets: [target, ...others] };
  }

  /** 人员经费合计 is the computed 人员经费; 奖金合计 is not surely 奖金. */
  function byTotalName(text: string): Named {
    for (const form of labelForms(text)) {
      const [, label] = TOTAL_BEHIND.exec(form) ?? [];
      const named = label === undefined ? NOTHING : byName(label);
      if (named.is === "target" && named.target.parts !== undefined) return named;
    }
    return NOTHING;
  }

  return {
    targets,
    name(text) {
      const plain = byName(text);
      const whole = plain.is === "nothing" ? byTotalName(text) : plain;
      if (whole.is !== "nothing") return whole;
      const folded = foldWidth(text);
      const [, code, rest] = CODED.exec(folded) ?? [];
      if (code !== undefined && rest !== undefined) {
        return hasCodes ? byCode(code, rest) : byName(rest);
      }
      return byName(folded.trim().replace(/\s+/g, "").replace(ROW_NUMBER, ""));
    },
    isBare: (text) => nounless(text) !== undefined && lookUp(maps, labelKey(text)).is === "nothing",
    isCode: (text) => maps.codes.has(text) || above.has(text),
    cell: (row, column) => maps.cells.get(`${row} ${column}`),
    rowOf,
    hasCodes,
    hasGrid: maps.cells.size > 0,
    cellsOf: (axis) => maps.axes.get(axis) ?? [],
    figureColumns: (row) => columnsOf(maps, gridOf(maps, row)),
    onlyGrid: () => {
      const grids = new Set([...maps.columns.values()].flatMap((ids) => [...ids].map(gridIn)));
      const [grid] = grids;
      return grids.size === 1 ? columnsOf(maps, grid) : [];
    },
    names: () => names,
  };
}

function lookUp(maps: Names, key: string): Named {
  const targets = maps.names.get(key);
  const [target] = targets ?? [];
  if (targets !== undefined && target !== undefined) {
    return targets.length === 1 ? { is: "target", target } : { is: "several", targets };
  }
  const rows = maps.rows.get(key);
  const columns = maps.columns.get(key);
  const axes = [...(rows ?? []), ...(columns ?? [])];
  const [axis] = axes;
  if (axis === undefined) return NOTHING;
  if (axes.length > 1) {
    return { is: "several", targets: axes.flatMap((id) => maps.axes.get(id) ?? []) };
  }
  return rows === undefined ? { is: "column", column: axis } : { is: "row", row: axis };
}

/** The grid a row stands in. */
function gridOf({ cells }: Names, row: string): string | undefined {
  const own = [...cells.keys()].find((place) => place.startsWith(`${row} `));
  return own === undefined ? undefined : gridIn(own.slice(row.length + 1));
}

function gridIn(column: string): string {
  return column.split("|")[0] ?? "";
}

/** Of the whole grid: a row may lack one of its columns. */
function columnsOf(
  { axes }: Names,
  grid: string | undefined,
): readonly { readonly id: string; readonly label: string }[] {
  return [...axes].flatMap(([id, targets]) => {
    const [label] = targets.find(isFigure)?.cell?.columnNames ?? [];
    const isHere = grid !== undefined && id.startsWith(`${grid}|`);
    return isHere && label !== undefined ? [{ id, label }] : [];
  });
}

/** Every question a name could stand for. */
function targetsOf(maps: Names, named: Named): readonly PasteTarget[] {
  switch (named.is) {
    case "target":
      return [named.target];
    case "several":
      return named.targets;
    case "row":
      return maps.axes.get(named.row) ?? [];
    case "column":
      return maps.axes.get(named.column) ?? [];
    case "class":
    case "nothing":
      return [];
    default:
      throw new Error(`unknown name: ${JSON.stringify(named satisfies never)}`);
  }
}

/** 301 over 30101: three digits or more that begin a code and are none. */
function codesAbove({ codes }: Names): ReadonlySet<string> {
  const above = new Set<string>();
  for (const code of codes.keys()) {
    for (let digits = 3; digits < code.length; digits += 1) above.add(code.slice(0, digits));
  }
  return new Set([...above].filter((code) => !codes.has(code)));
}
