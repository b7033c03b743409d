import type { CorrectionNote } from "../../events/review/comparison.js";
import type { Pack } from "../../pack/pack.js";
import { buildDocument } from "../build-document.js";
import type { ReportFile } from "../compile-report.js";
import { fileNameOf } from "../file-name.js";
import { compareDocuments } from "./compare-documents.js";
import { noteBlocks } from "./note-blocks.js";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The 更正说明 that goes with a corrected report: what was wrong, where it stands, and why. */
export async function compileNote(pack: Pack, note: CorrectionNote): Promise<ReportFile> {
  const after = buildDocument(pack, note.after);
  const comparison = compareDocuments(buildDocument(pack, note.before), after);
  const { writeNote } = await import("../docx/write-note.js");
  const bytes = await writeNote(after, noteBlocks(after, note, comparison));
  const name = fileNameOf({ ...after, draft: false }, { extension: "docx", kind: "公开更正说明" });
  return { name, mime: DOCX, bytes };
}
