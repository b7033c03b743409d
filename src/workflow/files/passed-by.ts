import type { OfficeState } from "../../events/office/office-state.js";
import type { PassedBy } from "../../events/report/report-snapshot.js";
import type { ReportState } from "../../events/report/report-state.js";

/** Who let a report pass and when, and where it was published, as it stands now; undefined where nothing of it is known. */
export function passedBy(
  { phase, review }: ReportState,
  { personByAccount, people }: OfficeState,
): PassedBy | undefined {
  const isPassed = phase === "approved" || phase === "published";
  const version = isPassed ? review.versions.at(-1) : undefined;
  const reviewer = people.get(personByAccount.get(version?.by ?? "") ?? "")?.name;
  const gates = [...review.gates].map(([gate, { name }]) => [gate, name] as const);
  if (version === undefined && gates.length === 0) return undefined;
  return {
    gates,
    ...(reviewer === undefined ? {} : { reviewer }),
    ...(version === undefined ? {} : { approvedOn: version.on }),
    ...(version?.published === undefined ? {} : { published: version.published }),
  };
}
