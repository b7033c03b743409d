import type { ReportSnapshot } from "../events/report-snapshot.js";
import type { Pack } from "../pack/pack.js";
import { buildDocument } from "./build-document.js";
import { writeDocx } from "./docx/write-docx.js";
import { fileNameOf } from "./file-name.js";

export interface CompiledReport {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** From answers to the file. */
export async function compileReport(pack: Pack, snapshot: ReportSnapshot): Promise<CompiledReport> {
  const document = buildDocument(pack, snapshot);
  const bytes = await writeDocx(document);
  return { name: fileNameOf(document, "docx"), mime: DOCX, bytes };
}
