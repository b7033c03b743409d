import { createReportState } from "../../../src/events/report/apply-report-event.js";
import { createDraft } from "../../../src/interview/draft.js";
import type { ReportGroup } from "../../../src/interview/paste/labels/report-index.js";
import { everyTargetOf } from "../../../src/interview/paste/offer/paste-targets.js";
import { finalAccounts } from "../talk.js";

/** Everything a block for a whole report may answer. */
export async function reportGroups(): Promise<readonly ReportGroup[]> {
  const pack = await finalAccounts();
  const draft = createDraft(pack, createReportState("r1"));
  return [...pack.groups.values()]
    .filter((group) => !group.portrait)
    .map(({ rows, ...group }) => ({
      ...group,
      targets: rows === undefined ? everyTargetOf(draft, group) : [],
      ...(rows === undefined ? {} : { rows }),
    }));
}
