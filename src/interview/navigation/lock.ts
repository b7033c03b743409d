import type { ReportEvent, ReviewEvent } from "../../events/report/report-events.js";
import { phaseAfter } from "../../events/report/phase-after.js";
import type { ReportPhase, ReportState } from "../../events/report/report-state.js";
import { cellsOf, type Draft } from "../draft.js";
import { isText } from "../answers/tally.js";
import { nameQuestion } from "../dispatch/find-question.js";
import type { Permission, Place } from "../me.js";
import { isMissingIn } from "./navigate.js";
import type { Turn } from "../turn.js";

/** Phases in which answers may change at all. */
const FILLED_IN: readonly ReportPhase[] = ["filling", "returned", "correcting"];

interface Rule {
  readonly permission: Permission;
  readonly phases: readonly ReportPhase[];
}

/** Who may take which step of a report's way, and when. */
export const STEPS: Readonly<Record<ReviewEvent["type"], Rule>> = {
  assigned: { permission: "share", phases: FILLED_IN },
  submitted: { permission: "submit", phases: FILLED_IN },
  withdrawn: { permission: "submit", phases: ["review"] },
  returned: { permission: "review", phases: ["review"] },
  passed: { permission: "review", phases: ["review"] },
  gated: { permission: "review", phases: ["review"] },
  approved: { permission: "review", phases: ["review"] },
  published: { permission: "submit", phases: ["approved"] },
  "correction-opened": { permission: "submit", phases: ["approved", "published"] },
  "correction-dropped": { permission: "submit", phases: ["correcting", "returned"] },
};

/** Where a permission for a report is asked for. */
export function placeOf({ department, owner }: ReportState): Place {
  return { department, owner };
}

/** The phase a report is in with what this step did so far. */
export function phaseNow({ report, events }: Draft): ReportPhase {
  let phase = report.phase;
  for (const event of events) phase = phaseAfter(event, report.review.correction !== null) ?? phase;
  return phase;
}

/** Whether the report is on its way to take the place of an approved one. */
export function isCorrected({ report, events }: Draft): boolean {
  return (
    report.review.correction !== null || events.some(({ type }) => type === "correction-opened")
  );
}

/** Whether this person may change answers of the report now, some of them at least. */
export function mayChange({ context }: Turn, draft: Draft): boolean {
  const { report } = draft;
  if (report.phase === "none") return true;
  return FILLED_IN.includes(phaseNow(draft)) && context.me.may("fill", placeOf(report));
}

/** Why this person may only look at the report, and what to do instead. */
export function whyLookOnly(turn: Turn, draft: Draft): string | undefined {
  const { reopened } = draft.report.review;
  return whyNotFilled(turn, draft, FILLED_IN, { phase: phaseNow(draft), reopened });
}

/** Why one answer may not be changed as the report stands: it was not returned, or is not what is corrected. */
export function whyLookOnlyAt(turn: Turn, draft: Draft, key: string): string | undefined {
  if (draft.report.phase === "none") return undefined;
  const { reopened } = draft.report.review;
  return whyNotAt(turn, draft, [key], { phase: phaseNow(draft), reopened });
}

/** Whether this person may take that step with the report as it stands. */
export function mayTake({ context }: Turn, draft: Draft, step: ReviewEvent["type"]): boolean {
  const { permission, phases } = STEPS[step];
  if (step === "correction-dropped" && !isCorrected(draft)) return false;
  return phases.includes(phaseNow(draft)) && context.me.may(permission, placeOf(draft.report));
}

/**
 * The one guard over everything a step recorded, however it came about: typed, pressed, pasted, by an edited
 * message. What it refuses is dropped as a whole.
 *
 * @returns why the step must not be taken, and what to do instead; undefined when it may
 */
export function whyLocked(turn: Turn): string | undefined {
  const { draft } = turn;
  if (draft === null || draft.report.phase === "none") return undefined;
  let phase: ReportPhase = draft.report.phase;
  let isCorrection = draft.report.review.correction !== null;
  let reopened: ReadonlySet<string> = draft.report.review.reopened;
  for (const event of draft.events) {
    const why = whyNot(turn, draft, event, { phase, reopened, isCorrection });
    if (why !== undefined) return why;
    if (event.type === "correction-opened") {
      isCorrection = true;
      reopened = new Set(event.reopened);
    }
    phase = phaseAfter(event, isCorrection) ?? phase;
  }
  return undefined;
}

interface Standing {
  readonly phase: ReportPhase;
  readonly reopened: ReadonlySet<string>;
  readonly isCorrection?: boolean;
}

function whyNot(
  turn: Turn,
  draft: Draft,
  event: ReportEvent,
  standing: Standing,
): string | undefined {
  switch (event.type) {
    case "opened":
    case "settled":
    case "acceptance-lapsed":
    case "acceptance-restored":
    case "undone":
    case "exported":
      return undefined;
    case "taken-back":
      return whyNotFilled(turn, draft, ["put-away"], standing);
    case "put-away":
    case "last-year-taken":
      return whyNotFilled(turn, draft, ["filling"], standing);
    case "pack-upgraded":
      return whyNotFilled(turn, draft, FILLED_IN, standing);
    case "answered":
      // What follows a figure that may be changed may follow it, there and back.
      if (isFollowing(draft, event)) return whyNotFilled(turn, draft, FILLED_IN, standing);
      return whyNotAt(turn, draft, [event.key], standing);
    case "reviewed":
      return whyNotAt(turn, draft, [event.key], standing);
    case "accepted":
    case "postponed":
      return whyNotAt(turn, draft, draft.finding(event.finding)?.keys ?? [], standing);
    case "row-added":
    case "row-removed":
      return whyNotRow(turn, draft, event, standing);
    case "group-closed":
    case "group-reopened":
      return whyNotClosed(turn, draft, event, standing);
    case "assigned":
    case "submitted":
    case "withdrawn":
    case "returned":
    case "passed":
    case "gated":
    case "approved":
    case "published":
    case "correction-opened":
    case "correction-dropped":
      return whyNotStep(turn, draft, event, standing);
    default:
      throw new Error(`unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

function isFollowing(
  { report }: Draft,
  { via, key, follows }: Extract<ReportEvent, { type: "answered" }>,
): boolean {
  if (via === "suggestion") return true;
  return via === "undo" && follows === true && report.answers.get(key)?.follows === true;
}

function whyNotStep(
  { context }: Turn,
  { report }: Draft,
  event: ReviewEvent,
  { phase, isCorrection = false }: Standing,
): string | undefined {
  const { permission, phases } = STEPS[event.type];
  const isOpen = event.type !== "correction-dropped" || isCorrection;
  if (!phases.includes(phase) || !isOpen)
    return "这份报告现在不能这样办，什么都没改。请看下面的按钮。";
  if (context.me.may(permission, placeOf(report))) return undefined;
  return permission === "review"
    ? "审核由审核人办，什么都没改。"
    : "这一步由负责这份报告的填报人办，什么都没改。";
}

function whyNotFilled(
  turn: Turn,
  { report }: Draft,
  phases: readonly ReportPhase[],
  { phase }: Standing,
): string | undefined {
  if (!turn.context.me.may("fill", placeOf(report)))
    return "这份报告您可以看，不能改，什么都没动。要改请找填报人。";
  if (phases.includes(phase)) return undefined;
  if (phase === "review") {
    return turn.context.me.may("submit", placeOf(report))
      ? "这份报告正在审核，没有改。要改，先点〔撤回〕。"
      : "这份报告正在审核，没有改。要改，请负责的填报人先撤回。";
  }
  if (phase === "approved" || phase === "published") {
    return turn.context.me.may("submit", placeOf(report))
      ? "这份报告已通过审核，没有改。发现有误，发 /correct 更正。"
      : "这份报告已通过审核，没有改。发现有误，请负责的填报人更正。";
  }
  return "这份报告现在不能这样改，什么都没动。";
}

/** Of several keys one that may be changed is enough: a finding is about all of them. */
function whyNotAt(
  turn: Turn,
  draft: Draft,
  keys: readonly string[],
  standing: Standing,
): string | undefined {
  const why = whyNotFilled(turn, draft, FILLED_IN, standing);
  if (why !== undefined || standing.phase === "filling") return why;
  if (keys.some((key) => isReopened(draft, key, standing.reopened))) return undefined;
  const [key = ""] = keys;
  return notReopened(nameQuestion(draft, key), standing.phase);
}

function notReopened(name: string, phase: ReportPhase): string {
  return phase === "correcting"
    ? `更正只改选定的几项，${name}没有改。`
    : `${name}没有退回，没有改。也要改的话，请审核人一并退回。`;
}

/**
 * Whether an answer may be changed in a report that was returned or is being corrected: it was reopened, it came to
 * be asked since, or it is an explanation that a reopened figure made doubtful.
 */
export function isReopened(draft: Draft, key: string, reopened: ReadonlySet<string>): boolean {
  if (reopened.has(key)) return true;
  const { report } = draft;
  const { changed } = report.review;
  if (changed.get(key) === null) return true;
  const mark = report.reviews.get(key);
  if (mark !== undefined && (reopened.has(mark.key) || changed.has(mark.key))) return true;
  if (isExplainingChange(draft, key)) return true;
  return isMissingIn(draft, draft.before, key) || isInNewRow(draft, key, reopened);
}

/** An explanation that was changed since, or that is about a figure that was, may be changed until it is right. */
function isExplainingChange(draft: Draft, key: string): boolean {
  const question = draft.pack.find(key);
  if (question === undefined || !isText(question)) return false;
  const changed = [...draft.report.review.changed.keys()];
  return changed.some((one) => one === key || draft.dependentsOf(one).includes(key));
}

/** A row that was left out is filled as a whole, where its group was reopened. */
function isInNewRow(draft: Draft, key: string, reopened: ReadonlySet<string>): boolean {
  const question = draft.pack.find(key);
  const group = question === undefined ? undefined : draft.pack.groups.get(question.group);
  if (group?.rows === undefined || question?.cell === undefined) return false;
  const { answers, review } = draft.report;
  return (
    isGroupReopened(draft, group.id, reopened) &&
    cellsOf(group, question.cell.row).every(
      (cell) => !answers.has(cell) || review.changed.get(cell) === null,
    )
  );
}

function isGroupReopened(draft: Draft, group: string, reopened: ReadonlySet<string>): boolean {
  return [...reopened].some((key) => draft.pack.find(key)?.group === group);
}

function whyNotRow(
  turn: Turn,
  draft: Draft,
  { type, group: id, code }: Extract<ReportEvent, { type: "row-added" | "row-removed" }>,
  standing: Standing,
): string | undefined {
  const why = whyNotFilled(turn, draft, FILLED_IN, standing);
  const group = draft.pack.groups.get(id);
  if (why !== undefined || standing.phase === "filling" || group === undefined) return why;
  const isFree =
    type === "row-added"
      ? isGroupReopened(draft, id, standing.reopened)
      : cellsOf(group, code)
          .filter((key) => draft.report.answers.has(key))
          .every((key) => isReopened(draft, key, standing.reopened));
  return isFree ? undefined : notReopened(`${group.title}里${code}这一行`, standing.phase);
}

function whyNotClosed(
  turn: Turn,
  draft: Draft,
  event: Extract<ReportEvent, { type: "group-closed" | "group-reopened" }>,
  standing: Standing,
): string | undefined {
  const why = whyNotFilled(turn, draft, FILLED_IN, standing);
  const group = draft.pack.groups.get(event.group);
  if (why !== undefined || standing.phase === "filling" || group === undefined) return why;
  const isWhole = event.type === "group-closed" && event.as === "none";
  const isFree = isWhole
    ? [...draft.report.answers.keys()]
        .filter((key) => draft.pack.find(key)?.group === group.id)
        .every((key) => isReopened(draft, key, standing.reopened))
    : isGroupReopened(draft, group.id, standing.reopened);
  return isFree ? undefined : notReopened(group.title, standing.phase);
}
