import { getResolvedPDFJS } from "unpdf";
import type { IntakeLimits } from "../intake-limits.js";
import { refuse } from "../refusal.js";
import { checkPdf } from "./check-pdf.js";
import { type PdfPiece, readPageLines } from "./pdf-lines.js";

type PdfLibrary = Awaited<ReturnType<typeof getResolvedPDFJS>>;
type PdfDocument = Awaited<ReturnType<PdfLibrary["getDocument"]>["promise"]>;
type PdfContent = Awaited<ReturnType<PdfPage["getTextContent"]>>;
type PdfPage = Awaited<ReturnType<PdfDocument["getPage"]>>;

/** A page that is a picture has a number and a stamp of text at the most. */
const LEAST_CHARACTERS_A_PAGE = 20;

/**
 * The text of a PDF. Nothing in it is run, drawn or fetched.
 *
 * @throws {FileRefused} when it is locked, damaged, too much, or has no text
 */
export async function readPdf(bytes: Buffer, limits: IntakeLimits): Promise<string> {
  checkPdf(bytes, limits);
  const { getDocument } = await getResolvedPDFJS();
  const task = getDocument({
    // The library takes the memory of what it is given.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise.catch(() => refuse("damagedPdf"));
    if (document.numPages > limits.pages) refuse("large");
    return await textOf(document, limits);
  } finally {
    await task.destroy();
  }
}

async function textOf(document: PdfDocument, limits: IntakeLimits): Promise<string> {
  const lines: string[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number).catch(() => refuse("damagedPdf"));
    const pieces = await piecesOf(page, limits.characters - characters);
    characters += pieces.reduce((sum, { text }) => sum + text.length, 0);
    lines.push(...readPageLines(pieces));
    page.cleanup();
  }
  if (characters < document.numPages * LEAST_CHARACTERS_A_PAGE) refuse("scannedPdf");
  return lines.join("\n");
}

/** Read as it comes, so that a page without end is given up. */
async function piecesOf(page: PdfPage, most: number): Promise<readonly PdfPiece[]> {
  const pieces: PdfPiece[] = [];
  let characters = 0;
  // The library says of the stream what is in it only where it gives it as a whole.
  const stream = page.streamTextContent() as ReadableStream<PdfContent>;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    for (const item of value.items) {
      if (!("str" in item)) continue;
      characters += item.str.length + 1;
      if (characters > most) refuse("large");
      const { str: text, transform, width, height, hasEOL: endsLine } = item;
      pieces.push({ text, left: leftOf(transform), width, height, endsLine });
    }
  }
}

/** The fifth number of where a piece stands is how far from the left. */
function leftOf(transform: readonly unknown[]): number {
  const left = transform[4];
  return typeof left === "number" ? left : 0;
}
