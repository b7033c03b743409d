import type { KeptFinding } from "../../events/report/report-events.js";
import type { Draft } from "../draft.js";

const ORDER = { error: 0, warning: 1, note: 2 } as const;

/** 必须改 and 请核实, 必须改 first. */
export function tellingFindings(draft: Draft): readonly KeptFinding[] {
  return draft
    .findings()
    .filter(({ severity }) => severity !== "note")
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

/** 必须改 that the reviewer has not let stand yet. */
export function unpassedErrors(draft: Draft): readonly KeptFinding[] {
  const passed = new Set(draft.report.review.passed.keys());
  for (const event of draft.events) if (event.type === "passed") passed.add(event.finding);
  return tellingFindings(draft).filter(
    ({ id, severity }) => severity === "error" && !passed.has(id),
  );
}

/** Why a finding may stand, as its clerk wrote it. */
export function reasonOf({ report }: Draft, finding: string): string | undefined {
  return report.acceptances.get(finding)?.reason;
}
