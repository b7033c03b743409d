import {
  HeightRule,
  Paragraph,
  Table,
  TableCell as DocxCell,
  TableLayoutType,
  TableRow as DocxRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { ReportTable, TableCell, TableRow } from "../document.js";
import { writeRun } from "./write-blocks.js";
import { textWidthOf } from "./page.js";
import { ROW_HEIGHT } from "./sizes.js";
import { STYLE } from "./styles.js";

/** Title, its number on the right, department and unit, the table, its notes. */
export function writeTable(table: ReportTable): readonly (Paragraph | Table)[] {
  const width = textWidthOf(table.landscape ? "wide-table" : "table");
  return [
    new Paragraph({ style: STYLE.tableTitle, text: table.title }),
    new Paragraph({ style: STYLE.tableMark, text: table.id }),
    new Paragraph({
      style: STYLE.tableUnit,
      tabStops: [{ type: TabStopType.RIGHT, position: width }],
      children: [new TextRun(`部门：${table.department}`), new TextRun(`\t${table.unit}`)],
    }),
    writeGrid(table, width),
    ...table.notes.map((note) => new Paragraph({ style: STYLE.tableNote, text: note })),
  ];
}

function writeGrid(table: ReportTable, width: number): Table {
  return new Table({
    style: STYLE.table,
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: columnWidths(table.widths, width),
    rows: [
      ...table.header.map((row) => writeRow(row, { table, header: true })),
      ...table.body.map((row) => writeRow(row, { table, header: false })),
    ],
  });
}

/** Whole twips that add up to the width exactly: what rounding leaves over goes to the last column. */
function columnWidths(relative: readonly number[], width: number): readonly number[] {
  const sum = relative.reduce((total, part) => total + part, 0);
  const widths = relative.map((part) => Math.floor((part / sum) * width));
  const rest = width - widths.reduce((total, part) => total + part, 0);
  return widths.map((part, index) => (index === widths.length - 1 ? part + rest : part));
}

interface RowContext {
  readonly table: ReportTable;
  readonly header: boolean;
}

function writeRow(row: TableRow, { table, header }: RowContext): DocxRow {
  return new DocxRow({
    tableHeader: header,
    cantSplit: true,
    height: { value: ROW_HEIGHT[table.dense ? "dense" : "normal"].row, rule: HeightRule.ATLEAST },
    children: row.cells.map((cell) => writeCell(cell, table)),
  });
}

function writeCell(cell: TableCell, table: ReportTable): DocxCell {
  const styles = table.dense ? STYLE.denseCell : STYLE.cell;
  return new DocxCell({
    verticalAlign: VerticalAlignTable.CENTER,
    ...(cell.columns > 1 ? { columnSpan: cell.columns } : {}),
    ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
    children: [
      new Paragraph({
        style: styles[cell.align],
        children: cell.text === "" ? [] : [writeRun(cell)],
      }),
    ],
  });
}
