import mammoth from "mammoth";
import type { Block, ReportDocument, TableRow } from "../../../src/report/document.js";

/** A table as it is read: texts of the cells, those covered by a cell above left out. */
type Rows = readonly (readonly string[])[];

/** What stands in a file, in order: paragraphs with their kind, and tables. */
export type Read =
  | { readonly kind: "h1" | "h2" | "h3" | "h4" | "p"; readonly text: string }
  | { readonly kind: "table"; readonly head: Rows; readonly body: Rows }
  | { readonly kind: "picture"; readonly alt: string };

/** A Word file as mammoth reads it; a line break is a wide space, a tab stays. */
export async function readDocx(bytes: Uint8Array): Promise<readonly Read[]> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { styleMap: STYLES },
  );
  const html = value.replace(/<br ?\/>/g, "　").replace(/<a [^>]*>|<\/a>|<\/?(?:strong|em)>/g, "");
  return [...html.matchAll(/<(h\d|p|table)>(.*?)<\/\1>/gs)].map(([, tag = "", inner = ""]) => {
    if (tag === "table") return readTable(inner);
    const alt = /<img alt="([^"]*)"/.exec(inner)?.[1];
    if (alt !== undefined) return { kind: "picture", alt: unescape(alt) };
    // The pattern lets nothing else through.
    return { kind: tag as "p", text: unescape(inner) };
  });
}

const STYLES = ["p[style-name='heading 4'] => h4:fresh"];

function readTable(html: string): Read {
  const [head = "", body = ""] = html.split("</thead>");
  return { kind: "table", head: rowsOf(head), body: rowsOf(body) };
}

function rowsOf(html: string): Rows {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) =>
      unescape(cell.replace(/<\/?p>/g, "")),
    ),
  );
}

function unescape(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

/** What the file of a document should be read as, cover and contents left out. */
export function bodyOf(document: ReportDocument): readonly Read[] {
  return document.blocks.flatMap(readBlock);
}

function readBlock(block: Block): readonly Read[] {
  switch (block.kind) {
    case "heading":
      // The levels are those of HTML.
      return [{ kind: `h${block.level}` as "h1", text: block.text }];
    case "paragraph":
      return [{ kind: "p", text: block.runs.map((run) => run.text).join("") }];
    case "picture":
      return [
        { kind: "picture", alt: block.alt },
        { kind: "p", text: block.title },
      ];
    case "table":
      return [
        { kind: "p", text: block.title },
        { kind: "p", text: block.id },
        { kind: "p", text: `部门：${block.department}\t${block.unit}` },
        { kind: "table", head: cellsOf(block.header), body: cellsOf(block.body) },
        ...block.notes.map((text) => ({ kind: "p" as const, text })),
      ];
  }
}

function cellsOf(rows: readonly TableRow[]): Rows {
  return rows.map((row) => row.cells.map((cell) => cell.text));
}
