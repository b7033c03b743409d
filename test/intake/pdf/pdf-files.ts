import { deflateSync } from "node:zlib";

export interface PdfStream {
  /** Entries of its dictionary beside /Length. */
  readonly says: string;
  readonly data: Buffer;
}

const HELVETICA =
  "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

/** A PDF of one page whose content is this stream. */
export function pdfOf(
  content: PdfStream,
  { trailer = "", pages = 1 }: { readonly trailer?: string; readonly pages?: number } = {},
): Buffer {
  const kids = Array.from({ length: pages }, () => "3 0 R").join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${String(pages)} >>`,
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    content,
    HELVETICA,
  ];
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(Buffer.concat(parts).length);
    parts.push(
      Buffer.from(`${String(index + 1)} 0 obj\n`),
      bodyOf(object),
      Buffer.from("\nendobj\n"),
    );
  }
  const start = Buffer.concat(parts).length;
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R ${trailer} >>\nstartxref\n${String(start)}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function bodyOf(object: string | PdfStream): Buffer {
  if (typeof object === "string") return Buffer.from(object);
  const { says, data } = object;
  const head = `<< ${says} /Length ${String(data.length)} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from("\nendstream")]);
}

/** Lines of Latin text, written as a page writes them. */
export function linesOn(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${line}) Tj 0 -20 Td`).join("\n");
  return `BT /F1 12 Tf 50 800 Td\n${shown}\nET`;
}

export function deflated(text: string | Buffer, filter = "/Filter /FlateDecode"): PdfStream {
  return { says: filter, data: deflateSync(Buffer.from(text), { level: 9 }) };
}

export function plain(text: string): PdfStream {
  return { says: "", data: Buffer.from(text) };
}
