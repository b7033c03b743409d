import type { ReportState } from "../../events/report/report-state.js";
import type { Group, Pack } from "../../pack/pack.js";
import { createDraft, type Draft } from "../draft.js";
import { groupApplies } from "../answers/tally.js";

/** "done": all of it; "begun": some of it; "open": nothing yet; "optional": nothing has to be filled. */
export type GroupMark = "done" | "begun" | "open" | "optional";

/** One line of the 填报清单. */
export interface GroupLine {
  readonly id: string;
  readonly title: string;
  /** 公开01表 */
  readonly place: string;
  /** Title of the part it belongs to. */
  readonly part: string;
  readonly mark: GroupMark;
  readonly asked: number;
  readonly done: number;
}

/** The 填报清单 as data: the groups that are filled in this report, in the order asked. */
export function listGroups(pack: Pack, report: ReportState): readonly GroupLine[] {
  const draft = createDraft(pack, report);
  const titles = new Map(pack.parts.map((part) => [part.id, part.title]));
  return [...pack.groups.values()]
    .filter((group) => hasQuestions(group) && !isAbsent(draft, group))
    .map((group) => ({
      id: group.id,
      title: group.title,
      place: group.place,
      part: titles.get(group.part) ?? "",
      mark: markOf(draft, group),
      ...draft.tally(group.id),
    }));
}

/** A group of computed figures alone is nothing to fill. */
export function hasQuestions(group: Group): boolean {
  return group.rows !== undefined || group.questions.some((one) => one.value === undefined);
}

/** What the unit does not have. */
export function isAbsent(draft: Draft, group: Group): boolean {
  return groupApplies(draft.sheet(), group) === false;
}

export function markOf(draft: Draft, group: Group): GroupMark {
  const { asked, done } = draft.tally(group.id);
  if (groupApplies(draft.sheet(), group) === undefined) return "open";
  if (asked === 0 && draft.sheet().stored.closure(group.id) === undefined) return "optional";
  if (asked === done) return "done";
  return done === 0 ? "open" : "begun";
}
