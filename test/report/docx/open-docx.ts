import { strFromU8, unzipSync } from "fflate";

/** A Word file read by other means than it was written with. */
export interface OpenedDocx {
  /** Names of its parts. */
  readonly parts: readonly string[];
  /** Text of the body, one paragraph a line; a line break inside one is a space. */
  readonly paragraphs: readonly string[];
  /** The tables, each as rows of cell texts. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly document: string;
  readonly styles: string;
  part(name: string): string;
  bytes(name: string): Uint8Array;
}

export function openDocx(bytes: Uint8Array): OpenedDocx {
  const files = unzipSync(bytes);
  const bytesOf = (name: string) => {
    const data = files[name];
    if (data === undefined) throw new Error(`no ${name}`);
    return data;
  };
  const part = (name: string) => strFromU8(bytesOf(name));
  const document = part("word/document.xml");
  return {
    parts: Object.keys(files),
    paragraphs: paragraphsOf(document),
    tables: matchAll(document, /<w:tbl>[\s\S]*?<\/w:tbl>/g).map((table) =>
      matchAll(table, /<w:tr\b[\s\S]*?<\/w:tr>/g).map((row) =>
        matchAll(row, /<w:tc>[\s\S]*?<\/w:tc>/g).map((cell) => paragraphsOf(cell).join("\n")),
      ),
    ),
    document,
    styles: part("word/styles.xml"),
    part,
    bytes: bytesOf,
  };
}

function paragraphsOf(xml: string): readonly string[] {
  return matchAll(xml, /<w:p[ >][\s\S]*?<\/w:p>/g).map(textOf);
}

export function textOf(xml: string): string {
  const withBreaks = xml.replace(/<w:(?:br|tab)\/>/g, "<w:t> </w:t>");
  return matchAll(withBreaks, /<w:t(?: [^>]*)?>[^<]*<\/w:t>/g)
    .map((text) => text.replace(/<[^>]*>/g, ""))
    .map(unescape)
    .join("");
}

function unescape(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

function matchAll(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([whole]) => whole);
}
