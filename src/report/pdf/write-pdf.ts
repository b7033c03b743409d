import type { ReportDocument } from "../document.js";
import { type Compile, createCompile } from "./compile-typst.js";
import { Coverage } from "../../drawing/coverage.js";
import { readFonts } from "./font-files.js";
import { pdfData } from "./pdf-data.js";
import { PdfText } from "./pdf-text.js";

export interface WrittenPdf {
  readonly bytes: Uint8Array;
  /** Characters no font has, each once: "😀 U+1F600". 〓 stands for them in the file. */
  readonly missingGlyphs: readonly string[];
}

/** Read and made when first needed, then kept: fonts and layout are the same for every report. */
let kept: { readonly compile: Compile; readonly coverage: Coverage } | undefined;

/**
 * Writes a report as a PDF: cover, contents, parts, and for a draft what is missing. Needs no office suite
 * and no font of the machine; equal documents are equal bytes.
 *
 * Synchronous, and busy for a fifth of a second: call it in a worker.
 */
export function writePdf(document: ReportDocument): WrittenPdf {
  kept ??= prepare();
  const text = new PdfText(kept.coverage);
  const bytes = kept.compile(pdfData(document, text));
  return { bytes, missingGlyphs: text.missing };
}

function prepare() {
  const fonts = readFonts();
  return { compile: createCompile(fonts), coverage: new Coverage(fonts) };
}
