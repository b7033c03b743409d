import { labelKey } from "../../interview/paste/labels/label-text.js";
import { stacksOfSpec } from "./head-stacks.js";
import type { BodyRow, TableSpec } from "../../pack/tables.js";

/** A figure of a table and the words it is found by. */
export interface SpecFigure {
  readonly column: number;
  readonly content: Extract<BodyRow["cells"][number]["content"], { kind: "figure" }>;
  /** Keys of the label in front of it, "" where there is none. */
  readonly label: string;
  /** Its label as printed. */
  readonly shown: string;
  /** The code in front of it, "30101". */
  readonly code: string;
  /** How many rows above have the same label in the same place. */
  readonly nth: number;
  /** How many rows have it at all. */
  readonly of: number;
  /** The column behind the last figure that belongs to another label. */
  readonly from: number;
  /** The key of the lowest word over its column. */
  readonly head: string;
}

/** A code is longer than the number of a row (行次). */
const CODE = /^\d{3,}$/;

/** Figures of the rows that are always there. */
export function fixedFigures(spec: TableSpec): readonly SpecFigure[] {
  const heads = stacksOfSpec(spec);
  const found: Omit<SpecFigure, "of">[] = [];
  const seen = new Map<string, number>();
  const idOf = ({ label, code, column }: Pick<SpecFigure, "label" | "code" | "column">): string =>
    `${column} ${code} ${label}`;
  for (const row of spec.body) {
    if (row.each !== undefined) continue;
    for (const figure of figuresOf(row)) {
      const id = idOf(figure);
      const nth = seen.get(id) ?? 0;
      seen.set(id, nth + 1);
      found.push({ ...figure, nth, head: heads[figure.column]?.at(-1) ?? "" });
    }
  }
  return found.map((figure) => ({ ...figure, of: seen.get(idOf(figure)) ?? 1 }));
}

type FigureOfRow = Omit<SpecFigure, "nth" | "of" | "head">;

function figuresOf({ cells }: BodyRow): readonly FigureOfRow[] {
  const figures: FigureOfRow[] = [];
  let column = 0;
  let label = { shown: "", code: "", from: 0 };
  let isBehindFigure = false;
  for (const { content, columns } of cells) {
    if (content.kind === "figure") {
      figures.push({ ...label, column, content, label: labelKey(label.shown) });
      isBehindFigure = true;
    } else if (content.kind === "text" && content.text.trim() !== "") {
      if (isBehindFigure) label = { shown: "", code: "", from: column };
      isBehindFigure = false;
      const text = content.text.trim();
      if (CODE.test(text)) label = { ...label, code: text };
      else if (!/^\d+$/.test(text)) label = { ...label, shown: text };
    }
    column += columns;
  }
  return figures;
}

/** The cells of a row with the columns they begin in. */
export function* placed(
  cells: BodyRow["cells"],
): Generator<readonly [number, BodyRow["cells"][number]]> {
  let column = 0;
  for (const cell of cells) {
    yield [column, cell];
    column += cell.columns;
  }
}
