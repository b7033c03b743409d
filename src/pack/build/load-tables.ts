import { z } from "zod";
import type { Citations } from "./citations.js";
import type { Mistakes } from "../mistakes.js";
import type { YamlFile, YamlPath } from "../files/read-yaml.js";
import type { BodyCell, BodyRow, HeaderCell, TableNote, TableSpec } from "../tables.js";
import { formatPlace } from "../mistakes.js";

export interface TablesContext {
  readonly citations: Citations;
  readonly mistakes: Mistakes;
}

const COLUMNS = z.int().min(1);
const HEADER_CELL = z.union([
  z.string(),
  z.int(),
  z.strictObject({
    text: z.union([z.string(), z.int()]),
    columns: COLUMNS.default(1),
    rows: COLUMNS.default(1),
  }),
]);
const BODY_CELL = z.union([
  z.string(),
  z.int(),
  z.strictObject({ text: z.union([z.string(), z.int()]), columns: COLUMNS.default(1) }),
]);
const BODY_ROW = z.strictObject({
  row: z.array(BODY_CELL).min(1),
  each: z.string().optional(),
  when: z.string().optional(),
  bold: z.boolean().default(false),
});
const TABLE = z.strictObject({
  table: z.string().min(1),
  title: z.string().min(1),
  landscape: z.boolean().default(false),
  dense: z.boolean().default(false),
  note: z
    .union([z.string(), z.array(z.strictObject({ text: z.string(), when: z.string().optional() }))])
    .default([]),
  empty: z.string().optional(),
  widths: z.array(z.number().positive()).min(1),
  header: z.array(z.array(HEADER_CELL).min(1)).min(1),
  body: z.array(BODY_ROW).min(1),
});

const SHAPE_RIGHT =
  "表要写 table、title、widths、header、body，可写 landscape、dense、note、empty；行要写 row，可写 each、when、bold";

/** Reads tables.yaml. A table with a mistake is left out; the mistake is added. */
export function loadTables(file: YamlFile, context: TablesContext): readonly TableSpec[] {
  const { mistakes } = context;
  if (!Array.isArray(file.data)) {
    mistakes.add(file.placeOf([]), "tables.yaml应是表的列表", "每张表以 - table: 公开01表 开头");
    return [];
  }
  const seen = new Set<string>();
  return file.data.flatMap((data: unknown, index) => {
    const read = TABLE.safeParse(data);
    if (!read.success) {
      for (const issue of read.error.issues) {
        const path = [index, ...issue.path.filter((step) => typeof step !== "symbol")];
        const written = issue.path.length === 0 ? "" : `“${issue.path.join(".")}”`;
        mistakes.add(file.placeOf(path), `表的${written}写法不对`, SHAPE_RIGHT);
      }
      return [];
    }
    if (seen.has(read.data.table)) {
      const place = file.placeOf([index, "table"]);
      mistakes.add(place, `表“${read.data.table}”写了两次`, "改一个名字，或删去一张");
    }
    seen.add(read.data.table);
    return [new TableReader(file, index, context).read(read.data)];
  });
}

type TableData = z.infer<typeof TABLE>;
type RowData = z.infer<typeof BODY_ROW>;
type CellData = z.infer<typeof BODY_CELL>;

/** Reads one table; every mistake knows the line it stands on. */
class TableReader {
  readonly #file: YamlFile;
  readonly #index: number;
  readonly #context: TablesContext;

  constructor(file: YamlFile, index: number, context: TablesContext) {
    this.#file = file;
    this.#index = index;
    this.#context = context;
  }

  read(data: TableData): TableSpec {
    const columns = data.widths.length;
    const header = data.header.map((row) => row.map(readHeaderCell));
    this.#checkHeader(header, columns);
    const body = data.body.map((row, index) => this.#readRow(row, index, columns));
    return {
      id: data.table,
      title: data.title,
      landscape: data.landscape,
      dense: data.dense,
      widths: data.widths,
      header,
      body,
      notes: this.#readNotes(data.note),
      ...(data.empty === undefined ? {} : { empty: data.empty }),
      at: formatPlace(this.#place([])),
    };
  }

  #readNotes(note: TableData["note"]): readonly TableNote[] {
    if (typeof note === "string") return [{ text: note }];
    return note.map(({ text, when: source }, index) => {
      if (source === undefined) return { text };
      const place = this.#place(["note", index, "when"]);
      const when = this.#context.citations.condition(source, place);
      return when === undefined ? { text } : { text, when };
    });
  }

  #place(path: YamlPath) {
    return this.#file.placeOf([this.#index, ...path]);
  }

  #add(path: YamlPath, wrong: string, right: string): void {
    this.#context.mistakes.add(this.#place(path), wrong, right);
  }

  /** Every column of every header row is covered exactly once, spans from above included. */
  #checkHeader(header: readonly (readonly HeaderCell[])[], columns: number): void {
    const covered = new Array<number>(columns).fill(0);
    header.forEach((row, index) => {
      const free = covered.filter((rows) => rows <= index).length;
      const given = row.reduce((sum, cell) => sum + cell.columns, 0);
      if (free !== given) {
        const right = `表有${columns}列（widths），这一行表头应占${free}列，现在是${given}列`;
        this.#add(["header", index], "表头的列数不对", right);
      }
      let at = 0;
      for (const cell of row) {
        while (at < columns && (covered[at] ?? 0) > index) at += 1;
        covered.fill(index + cell.rows, at, at + cell.columns);
        at += cell.columns;
      }
    });
    if (covered.some((rows) => rows > header.length)) {
      this.#add(["header"], "表头有单元格向下占的行数超出表头", "减小它的 rows");
    }
  }

  #readRow(data: RowData, index: number, columns: number): BodyRow {
    const path = ["body", index] as const;
    const given = data.row.reduce<number>((sum, cell) => sum + columnsOf(cell), 0);
    if (given !== columns) {
      const right = `表有${columns}列（widths），这一行有${given}列`;
      this.#add([...path, "row"], "这一行的列数不对", right);
    }
    const { citations } = this.#context;
    if (data.each !== undefined) citations.rowGroup(data.each, this.#place([...path, "each"]));
    const when =
      data.when === undefined
        ? undefined
        : citations.condition(data.when, this.#place([...path, "when"]), data.each);
    return {
      bold: data.bold,
      cells: data.row.map((cell, column) => this.#readCell(cell, [...path, "row", column], data)),
      ...(data.each === undefined ? {} : { each: data.each }),
      ...(when === undefined ? {} : { when }),
    };
  }

  #readCell(cell: CellData, path: YamlPath, row: RowData): BodyCell {
    const columns = columnsOf(cell);
    const text = textOf(cell);
    if (!text.startsWith("=")) return { columns, content: { kind: "text", text } };
    const source = text.slice(1).trim();
    if (source === "@code" || source === "@name") {
      if (row.each === undefined) {
        this.#add(path, `${source}只能用在写了 each 的行`, "给这一行加 each，或写成文字");
      }
      return { columns, content: { kind: source === "@code" ? "code" : "name" } };
    }
    const read = this.#context.citations.expression(source, this.#place(path), row.each);
    if (read === undefined) return { columns, content: { kind: "text", text: "" } };
    return { columns, content: { kind: "figure", ...read } };
  }
}

function readHeaderCell(cell: z.infer<typeof HEADER_CELL>): HeaderCell {
  if (typeof cell === "object") return { ...cell, text: String(cell.text) };
  return { text: String(cell), columns: 1, rows: 1 };
}

function columnsOf(cell: CellData): number {
  return typeof cell === "object" ? cell.columns : 1;
}

function textOf(cell: CellData): string {
  return String(typeof cell === "object" ? cell.text : cell);
}
