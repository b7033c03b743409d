import type { OfficeState } from "../../events/office/office-state.js";
import type { PassedBy } from "../../events/report/report-snapshot.js";
import type { ReportState } from "../../events/report/report-state.js";

/** Who let a report pass, as it stands now; undefined where nothing of it is known. */
export function passedBy(
  { phase, review }: ReportState,
  { personByAccount, people }: OfficeState,
): PassedBy | undefined {
  const isPassed = phase === "approved" || phase === "published";
  const account = isPassed ? review.versions.at(-1)?.by : undefined;
  const reviewer = people.get(personByAccount.get(account ?? "") ?? "")?.name;
  const gates = [...review.gates].map(([gate, { name }]) => [gate, name] as const);
  if (reviewer === undefined && gates.length === 0) return undefined;
  return { gates, ...(reviewer === undefined ? {} : { reviewer }) };
}
