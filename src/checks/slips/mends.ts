import type { Sheet } from "../../pack/sheet/sheet.js";
import type { Finding } from "../finding.js";
import { findRelation } from "../relation.js";
import { type Correction, tryCorrection } from "./correction.js";

/** Whether nothing but rounding is left to say of a finding once a figure is corrected. */
export function mends(sheet: Sheet, { id, about }: Finding, correction: Correction): boolean {
  const relation = about === "text" ? undefined : findRelation(sheet, id);
  return relation?.holdsIn(tryCorrection(sheet, correction)) === true;
}
