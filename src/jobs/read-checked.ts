import type { FileContext } from "../intake/read-file.js";
import { readUpload } from "../intake/read-upload.js";
import { REFUSALS } from "../intake/refusal.js";
import type { FileReading } from "../interview/file/file-reading.js";
import { isAsWritten } from "../report/json/check-hash.js";

/** Reads an uploaded file; an exported report that is not as it was written is refused. */
export async function readChecked(
  bytes: Uint8Array,
  about: FileContext | null,
): Promise<FileReading> {
  const reading = await readUpload(bytes, about);
  if (reading.is !== "report" || isAsWritten(reading.report)) return reading;
  return { is: "refused", because: REFUSALS.changed };
}
