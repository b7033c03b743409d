import type { ReportTable, TableCell, TableRow } from "./document.js";

/**
 * A table as a chat can show it: one line an item, `项目 金额`. Columns that are alike in every line
 * (行次) and figures that are blank are left out; a table with one figure a row prints name and figure,
 * one with more names each figure by its column.
 */
export function tableToText(table: ReportTable): string {
  const names = columnNames(table);
  const lines = table.body.flatMap((row) => rowLines(row, { names, table }));
  const shown = lines.length === 0 ? ["（无数据）"] : lines;
  return [`${table.title}（${table.id}，万元）`, ...shown, ...table.notes].join("\n");
}

interface Naming {
  /** The lowest header of each column. */
  readonly names: readonly string[];
  readonly table: ReportTable;
}

/** A figure belongs to the nearest name on its left: a two-sided table has two lines a row. */
function rowLines(row: TableRow, { names, table }: Naming): readonly string[] {
  const lines: { name: string; figures: { column: string; text: string }[] }[] = [];
  let column = 0;
  let wasFigure = true;
  for (const cell of row.cells) {
    if (isFigure(cell)) {
      if (lines.length === 0) lines.push({ name: "", figures: [] });
      if (cell.text !== "") {
        lines.at(-1)?.figures.push({ column: names[column] ?? "", text: cell.text });
      }
      wasFigure = true;
    } else if (!/^\d{0,2}$/.test(cell.text)) {
      const name = cell.text.trim();
      const last = lines.at(-1);
      if (wasFigure || last === undefined) lines.push({ name, figures: [] });
      else last.name = `${last.name} ${name}`;
      wasFigure = false;
    }
    column += cell.columns;
  }
  const single = lines.length > 1 || figureColumns(table) === 1;
  return lines
    .filter((line) => line.figures.length > 0)
    .map(({ name, figures }) => {
      const texts = figures.map((figure) =>
        single && figures.length === 1 ? figure.text : `${figure.column}${figure.text}`,
      );
      return [name, texts.join("，")].filter((part) => part !== "").join(" ");
    });
}

function figureColumns(table: ReportTable): number {
  return Math.max(0, ...table.body.map((row) => row.cells.filter(isFigure).length));
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
