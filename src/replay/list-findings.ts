import { findSlips } from "../checks/slips/find-slips.js";
import type { Slip } from "../checks/finding.js";
import { retellFinding } from "../checks/retell-finding.js";
import { runAllChecks } from "../checks/run-checks.js";
import type { KeptFinding } from "../events/report/report-events.js";
import type { ReportState } from "../events/report/report-state.js";
import { viewOf } from "../interview/draft.js";
import { createSheet } from "../pack/sheet/create-sheet.js";
import type { Pack } from "../pack/pack.js";

export interface ListedFinding {
  readonly id: string;
  readonly severity: KeptFinding["severity"];
  readonly status: "open" | "accepted" | "pending";
  readonly keys: readonly string[];
  readonly left: string;
  readonly right: string;
  readonly difference: string;
  readonly says: string;
  /** Likeliest first. */
  readonly slips: readonly Slip[];
}

/** What the checks of a report came to: findings, then checks that wait for an open figure. */
export function listFindings(pack: Pack, report: ReportState): readonly ListedFinding[] {
  const sheet = createSheet(pack, viewOf(report));
  const kept = [...report.findings.values()];
  const found = kept.map((finding): ListedFinding => {
    const { id, severity, keys, left, right, difference } = finding;
    const { says } = retellFinding(sheet, finding);
    const status = report.acceptances.has(id) ? "accepted" : "open";
    const others = kept.filter((other) => other.id !== id);
    const slips = finding.about === "text" ? [] : findSlips(sheet, finding, others);
    return { id, severity, status, keys, left, right, difference, says, slips };
  });
  const checks = new Map(pack.checks.map((check) => [check.id, check]));
  const pending = runAllChecks(sheet).flatMap((verdict): ListedFinding[] => {
    if (verdict.outcome !== "pending") return [];
    const [id = "", row = ""] = verdict.id.split("@");
    const check = checks.get(id);
    const name = check?.each === undefined ? "" : (sheet.codeName(check.each, row) ?? row);
    return [
      {
        id: verdict.id,
        severity: check?.severity ?? "warning",
        status: "pending",
        keys: verdict.keys,
        left: "",
        right: "",
        difference: "",
        says: `${check?.says.replaceAll("{row}", name) ?? ""}，还差数没填。`,
        slips: findSlips(sheet, verdict, kept),
      },
    ];
  });
  return [...found, ...pending];
}
