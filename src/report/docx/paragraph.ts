import type { Run } from "../document.js";
import { escapeXml } from "./xml.js";

/** A line break inside a paragraph. */
export const LINE_BREAK = "<w:r><w:br/></w:r>";

/** To the next tab stop of the style. */
export const TAB = "<w:r><w:tab/></w:r>";

/** Marks both scripts have: without the hint Word takes them from the Latin font, narrow and too low. */
const SHARED_MARKS = /[‘’“”…—·×°]/;
const HINT = '<w:rFonts w:hint="eastAsia"/>';

export interface RunOptions extends Run {
  /** Width of the letters in percent of their own. */
  readonly scale?: number;
}

/** A piece of text in one look; a line break in it is one in the file. */
export function runXml({ text, bold = false, scale = 100 }: RunOptions): string {
  const look = [
    SHARED_MARKS.test(text) ? HINT : "",
    bold ? "<w:b/>" : "",
    scale === 100 ? "" : `<w:w w:val="${scale}"/>`,
  ].join("");
  const open = look === "" ? "<w:r>" : `<w:r><w:rPr>${look}</w:rPr>`;
  return text
    .split("\n")
    .map((line) => `${open}<w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r>`)
    .join(LINE_BREAK);
}

/**
 * @param content runs, fields and bookmarks
 * @param properties XML of what this paragraph has beside its style, in the order of the schema
 */
export function paragraphXml(style: string, content: string, properties = ""): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`;
}

export function textParagraph(style: string, text: string, properties = ""): string {
  return paragraphXml(style, text === "" ? "" : runXml({ text }), properties);
}
