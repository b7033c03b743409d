import type { ReportSnapshot } from "../events/report/report-snapshot.js";
import type { Pack } from "../pack/pack.js";
import { writeReview } from "./docx/write-review.js";
import { fileNameOf } from "./file-name.js";
import { buildReview } from "./review/build-review.js";

export interface CompiledReview {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** From answers to 审核情况表, a Word file for the reviewer. */
export async function compileReview(pack: Pack, snapshot: ReportSnapshot): Promise<CompiledReview> {
  const review = buildReview(pack, snapshot);
  // Whatever the report is, the form about it is no draft.
  const named = { ...review, draft: false };
  const name = fileNameOf(named, { extension: "docx", kind: "审核情况表" });
  return { name, mime: DOCX, bytes: await writeReview(review) };
}
