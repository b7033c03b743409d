import type { Sheet } from "../pack/sheet/sheet.js";
import type { Finding } from "./finding.js";
import { findPlace } from "./relation.js";
import { runCheck } from "./run-checks.js";

/**
 * A kept finding as it is told now. Its own figures are as they were, but a figure that equals the gap may have
 * come since; so do this where a finding is shown.
 */
export function retellFinding(sheet: Sheet, finding: Finding): Finding {
  const place = findPlace(sheet, finding.id);
  if (place === undefined) return finding;
  const verdict = runCheck(sheet, place);
  return verdict.outcome === "finding" ? verdict.finding : finding;
}
