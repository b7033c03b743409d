import type { ReportTable, TableCell, TableRow } from "./document.js";

/**
 * A table as a chat can show it: one line an item, `项目 金额`. Columns that are alike in every line
 * (行次) and figures that are blank are left out; a table with one figure a row prints name and figure,
 * one with more names each figure by its column.
 */
export function tableToText(table: ReportTable): string {
  const names = columnNames(table);
  const lines = table.body.flatMap((row) => rowLines(row, names));
  const shown = lines.length === 0 ? ["（无数据）"] : lines;
  return [`${table.title}（${table.id}，万元）`, ...shown, ...table.notes].join("\n");
}

interface Line {
  name: string;
  readonly figures: { readonly column: string; readonly text: string }[];
}

/** A figure belongs to the nearest name on its left: a two-sided table has two lines a row. */
function rowLines(row: TableRow, names: readonly string[]): readonly string[] {
  const lines: Line[] = [];
  let column = 0;
  let wasFigure = true;
  for (const cell of row.cells) {
    const last = lines.at(-1);
    if (isFigure(cell)) {
      const figure = { column: names[column] ?? "", text: cell.text };
      if (last === undefined) lines.push({ name: "", figures: [figure] });
      else last.figures.push(figure);
      wasFigure = true;
    } else if (!/^\d{0,2}$/.test(cell.text)) {
      const name = cell.text.trim();
      if (wasFigure || last === undefined) lines.push({ name, figures: [] });
      else last.name = `${last.name} ${name}`;
      wasFigure = false;
    }
    column += cell.columns;
  }
  return lines.flatMap(lineTexts);
}

/** One figure needs no column's name; figures without a name of their own stand one a line. */
function lineTexts({ name, figures }: Line): readonly string[] {
  const shown = figures.filter((figure) => figure.text !== "");
  if (shown.length === 0) return [];
  if (name === "") return shown.map(({ column, text }) => `${column} ${text}`);
  if (figures.length === 1) return shown.map(({ text }) => `${name} ${text}`);
  return [`${name} ${shown.map(({ column, text }) => `${column}${text}`).join("，")}`];
}

function isFigure(cell: TableCell): boolean {
  return cell.align === "right";
}

/** The lowest header of each column; where two columns share it, the highest stands before it. */
function columnNames(table: ReportTable): readonly string[] {
  const paths = headerPaths(table);
  const names = paths.map(nameOf);
  return names.map((name, column) => {
    const top = paths[column]?.[0] ?? "";
    const isAlone = names.indexOf(name) === names.lastIndexOf(name);
    return isAlone || name.startsWith(top) ? name : `${top}${name}`;
  });
}

/** 合计 and 小计 say little without what stands above them. */
function nameOf(path: readonly string[]): string {
  const name = path.at(-1) ?? "";
  return /^(?:合计|小计)$/.test(name) ? `${path.at(-2) ?? ""}${name}` : name;
}

/** The header texts above each column, highest first; column numbers (栏次) left out. */
function headerPaths(table: ReportTable): readonly (readonly string[])[] {
  const columns = table.widths.length;
  const paths = Array.from({ length: columns }, (): string[] => []);
  const covered = new Array<number>(columns).fill(0);
  table.header.forEach((row, index) => {
    let at = 0;
    for (const cell of row.cells) {
      while (at < columns && (covered[at] ?? 0) > index) at += 1;
      const isName = !/^(?:栏次|\d*)$/.test(cell.text);
      if (isName) paths.slice(at, at + cell.columns).forEach((path) => path.push(cell.text));
      covered.fill(index + cell.rows, at, at + cell.columns);
      at += cell.columns;
    }
  });
  return paths;
}
