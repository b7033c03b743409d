import type { ReportState } from "../../events/report/report-state.js";
import type { Pack } from "../../pack/pack.js";
import { createDraft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { isComplete, isUnclosed, missingKeys } from "../navigation/navigate.js";

/** Labels of what is still missing in a report, in the order asked. */
export function listMissing(packs: readonly Pack[], report: ReportState): readonly string[] {
  const pack = packs.find((one) => one.name === report.pack && one.years.includes(report.year));
  if (pack === undefined) return [];
  const draft = createDraft(pack, report);
  const unclosed = [...pack.groups.values()].filter(
    (group) => !isComplete(draft, group) && isUnclosed(draft, group),
  );
  return [
    ...missingKeys(draft).map((key) => nameQuestion(draft, key)),
    ...unclosed.map((group) => `${group.title}（未点“其余全部为0”）`),
  ];
}
