import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const found = spawnSync("pdftotext", ["-v"]).error === undefined;

/** Why PDFs cannot be read on this machine; undefined where they can. */
export const noReader = found ? undefined : "pdftotext (poppler-utils) is not installed: skipped";

/** What stands above and below the text of a page. */
const EDGES = /^(?:— \d+ —|草稿)$/gm;

/** The text of a PDF as its pages have it, read by other means than it was written with. */
export function pagesOfPdf(bytes: Uint8Array): readonly string[] {
  return run("pdftotext", ["-raw", "-", "-"], bytes).split("\f").slice(0, -1);
}

/** The same in one piece, without white space, page numbers and 草稿 above the pages. */
export function textOfPdf(bytes: Uint8Array): string {
  return squeeze(pagesOfPdf(bytes).join("\n").replace(EDGES, ""));
}

/** What the file says about itself: "Title", "Author", "CreationDate", "Pages" … */
export function propertiesOfPdf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const lines = run("pdfinfo", ["-"], bytes).split("\n");
  return new Map(
    lines.flatMap((line) => {
      const [name = "", ...value] = line.split(":");
      return value.length === 0 ? [] : [[name, value.join(":").trim()] as const];
    }),
  );
}

/** The bookmarks in order, with the page each leads to, from 1. */
export function bookmarksOfPdf(
  bytes: Uint8Array,
): readonly { readonly text: string; readonly page: number }[] {
  const folder = mkdtempSync(path.join(tmpdir(), "pdf-"));
  const file = path.join(folder, "report.pdf");
  writeFileSync(file, bytes);
  const xml = run("pdftohtml", ["-xml", "-i", "-stdout", file]);
  rmSync(folder, { recursive: true });
  return [...xml.matchAll(/<item page="(\d+)">([^<]*)<\/item>/g)].map(
    ([, page = "", text = ""]) => ({ text, page: Number(page) }),
  );
}

/** White space aside: lines end where the page does. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u200B]/gu, "");
}

function run(program: string, args: readonly string[], input?: Uint8Array): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    ...(input === undefined ? {} : { input }),
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program}: ${stderr.toString()}`);
  return stdout.toString("utf8");
}
