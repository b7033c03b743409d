import { execFile, execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { read, utils, type WorkBook, type WorkSheet, write } from "@e965/xlsx";

const DOWN = 3;
const YUAN = 10_000;

/** Workbook of the official tables as a finance system might have laid it out: see `moveSheet`. */
export function movedTables(bytes: Uint8Array): Buffer {
  const book = read(bytes, { type: "buffer", cellFormula: false, cellNF: true });
  const moved: WorkBook = utils.book_new();
  for (const name of book.SheetNames.filter((one) => one.startsWith("公开"))) {
    const sheet = book.Sheets[name];
    if (sheet !== undefined)
      utils.book_append_sheet(moved, moveSheet(sheet), `附表${name.slice(2, 4)}`);
  }
  return write(moved, { type: "buffer", bookType: "xlsx" }) as Buffer;
}

/**
 * Two lines above the title, everything one column to the right, a blank column behind the first one and
 * merged with it, a blank row above the last three rows, and 元 instead of 万元.
 */
function moveSheet(sheet: WorkSheet): WorkSheet {
  const range = utils.decode_range(sheet["!ref"] ?? "A1");
  const moved: WorkSheet = {
    A1: { t: "s", v: "某市财政局决算批复附件" },
    A2: { t: "s", v: "打印日期：8月" },
  };
  const merges = (sheet["!merges"] ?? []).map(({ s, e }) => ({
    s: { r: rowOf(s.r), c: columnOf(s.c) },
    e: { r: rowOf(e.r), c: e.c === 0 ? columnOf(0) + 1 : columnOf(e.c) },
  }));
  for (let r = 0; r <= range.e.r; r += 1) {
    for (let c = 0; c <= range.e.c; c += 1) {
      const cell = sheet[utils.encode_cell({ r, c })] as
        { t: string; v?: string | number; z?: string } | undefined;
      if (cell?.v === undefined) continue;
      const at = utils.encode_cell({ r: rowOf(r), c: columnOf(c) });
      if (cell.t === "n" && cell.z?.includes("0.00") === true) {
        moved[at] = { t: "n", v: Math.round(Number(cell.v) * YUAN * 100) / 100, z: "#,##0.00" };
      } else moved[at] = { ...cell, v: String(cell.v).replace("万元", "元"), t: "s" };
      const isMerged = merges.some(
        ({ s, e }) => s.r <= rowOf(r) && e.r >= rowOf(r) && s.c === columnOf(c),
      );
      if (c === 0 && !isMerged) {
        merges.push({ s: { r: rowOf(r), c: columnOf(0) }, e: { r: rowOf(r), c: columnOf(0) + 1 } });
      }
    }
  }
  moved["!merges"] = merges;
  moved["!ref"] = utils.encode_range({
    s: { r: 0, c: 0 },
    e: { r: rowOf(range.e.r), c: columnOf(range.e.c) },
  });
  return moved;

  function rowOf(row: number): number {
    return row + DOWN + (row > range.e.r - 3 ? 1 : 0);
  }
}

function columnOf(column: number): number {
  return column === 0 ? 1 : column + 2;
}

export function hasOffice(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The workbook as LibreOffice saves it: xls, html … */
export async function saveInOffice(
  bytes: Uint8Array,
  formats: readonly string[],
): Promise<Buffer[]> {
  const dir = await mkdtemp(path.join(tmpdir(), "tables-"));
  try {
    await writeFile(path.join(dir, "tables.xlsx"), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(dir, "profile")).href}`;
    const saved: Buffer[] = [];
    for (const format of formats) {
      const out = path.join(dir, "out");
      const to = ["--convert-to", format, "--outdir", out, path.join(dir, "tables.xlsx")];
      await promisify(execFile)("soffice", [profile, "--headless", ...to], { timeout: 100_000 });
      saved.push(await readFile(path.join(out, `tables.${format}`)));
    }
    return saved;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
