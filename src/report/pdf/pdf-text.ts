import { PrintableText } from "../../drawing/printable-text.js";

/** Nobody breaks a line within: file names, addresses, long codes. */
const LONG_WORD = /[!-~\u00A1-\u024F]{24,}/g;
const BREAK_EVERY = 8;
const MAY_BREAK = "\u200B";

/** Makes texts fit for a page, which long words may not stick out of. */
export class PdfText extends PrintableText {
  override of(text: string): string {
    return super.of(text).replace(LONG_WORD, breakable);
  }
}

function breakable(word: string): string {
  return word.replace(new RegExp(`(.{${BREAK_EVERY}})(?=.)`, "g"), `$1${MAY_BREAK}`);
}
