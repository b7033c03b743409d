import type { FileReading } from "../interview/file/file-reading.js";
import { isPdf } from "./file-kind.js";
import { INTAKE_LIMITS } from "./intake-limits.js";
import { readPdf } from "./pdf/read-pdf.js";
import { type FileContext, readFile, readText } from "./read-file.js";
import { FileRefused, refuse } from "./refusal.js";

/** Reads an uploaded file of any kind; what cannot be read is told, never thrown. */
export async function readUpload(
  bytes: Uint8Array,
  about: FileContext | null,
): Promise<FileReading> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isPdf(buffer)) return readFile(bytes, about);
  try {
    if (buffer.length > INTAKE_LIMITS.fileBytes) refuse("large");
    return readText({ is: "text", text: await readPdf(buffer, INTAKE_LIMITS) }, about);
  } catch (error) {
    if (error instanceof FileRefused) return { is: "refused", because: error.message };
    throw error;
  }
}
