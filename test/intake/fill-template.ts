import { read, utils, type WorkSheet, write } from "@e965/xlsx";
import { listMissing } from "../../src/interview/answers/list-missing.js";
import { takeSnapshot } from "../../src/workflow/requests/take-snapshot.js";
import { writeTemplate } from "../../src/report/xlsx/template/write-template.js";
import type { Talk } from "../interview/talk.js";
import { pack } from "../report/final-accounts.js";

const REPLY = 4;
const FIRST_COLUMN = 2;

/** The template of the report as it stands. */
export async function templateOf(talk: Talk, all = false): Promise<Uint8Array> {
  const report = talk.report();
  const { report: snapshot } = takeSnapshot(report, listMissing([pack], report), "2020-08-12");
  return (await writeTemplate(pack, snapshot, { report: report.id, all })).bytes;
}

/**
 * The template as somebody sends it back: replies written behind their keys, codes and their figures on the
 * sheets of codes, and 是 where the rest of a group is zero.
 *
 * @returns the file, and the keys that found no place
 */
export function fillTemplate(
  template: Uint8Array,
  replies: Readonly<Record<string, string | readonly string[]>>,
  { closes = true }: { readonly closes?: boolean } = {},
): { readonly bytes: Buffer; readonly left: readonly string[] } {
  const book = read(template, { type: "buffer", cellStyles: true, cellNF: true });
  const left = new Set(Object.keys(replies));
  const [questions = "", ...groups] = book.SheetNames;
  const sheet = book.Sheets[questions];
  if (sheet === undefined) throw new Error("no sheet of questions");
  for (let row = 3; row < height(sheet); row += 1) {
    const key = textAt(sheet, row, 0);
    if (key.startsWith("#close.") && closes) put(sheet, row, REPLY, "是");
    const reply = replies[key];
    if (reply === undefined) continue;
    put(sheet, row, REPLY, typeof reply === "string" ? reply : reply.join("\n"));
    left.delete(key);
  }
  for (const name of groups) {
    const rows = book.Sheets[name];
    if (rows !== undefined) fillRows(rows, replies, left);
  }
  return { bytes: write(book, { type: "buffer", bookType: "xlsx" }) as Buffer, left: [...left] };
}

function fillRows(
  sheet: WorkSheet,
  replies: Readonly<Record<string, string | readonly string[]>>,
  left: Set<string>,
): void {
  const columns = new Map<string, number>();
  for (let column = FIRST_COLUMN; textAt(sheet, 1, column).includes("@"); column += 1)
    columns.set(textAt(sheet, 1, column), column);
  const lines = new Map<string, number>();
  for (const [key, reply] of Object.entries(replies)) {
    const [prefix = "", code = "", ...column] = key.split(".");
    const at = columns.get(`${prefix}.@.${column.join(".")}`);
    if (at === undefined) continue;
    const row = lines.get(code) ?? 3 + lines.size;
    lines.set(code, row);
    put(sheet, row, 1, code);
    put(sheet, row, at, String(reply));
    left.delete(key);
  }
}

function put(sheet: WorkSheet, row: number, column: number, text: string): void {
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(text) && column !== 1;
  const cell = isNumber ? { t: "n", v: Number(text) } : { t: "s", v: text };
  const address = utils.encode_cell({ r: row, c: column });
  sheet[address] = { ...cell, ...(isNumber ? { z: "#,##0.00####" } : {}) };
}

function textAt(sheet: WorkSheet, row: number, column: number): string {
  const cell = sheet[utils.encode_cell({ r: row, c: column })] as
    { v?: string | number } | undefined;
  return String(cell?.v ?? "");
}

function height(sheet: WorkSheet): number {
  return utils.decode_range(sheet["!ref"] ?? "A1").e.r + 1;
}
