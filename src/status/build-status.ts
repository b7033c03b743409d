import { daysBetween } from "../amounts/days.js";
import {
  type BureauStatus,
  type DepartmentStatus,
  type Stage,
  STAGES,
} from "../events/office/bureau-status.js";
import { type Department, type OfficeState, placeKey } from "../events/office/office-state.js";
import type { ReportPhase } from "../events/report/report-state.js";
import type { ReportSummary } from "../events/report/report-summary.js";
import { indexPeople, type PeopleOf } from "./people-of.js";
import { riskOf } from "./risk.js";
import { tellStatus } from "./tell-status.js";

const MS_A_DAY = 86_400_000;
const MOST_URGENT = 10;

export interface StatusOptions {
  readonly office: OfficeState;
  /** Of the whole bureau or of a part; others are passed over. */
  readonly summaries: Iterable<ReportSummary>;
  /** Ids of the departments it is about. */
  readonly departments: Iterable<string>;
  readonly year: string;
  /** ISO 8601, UTC. */
  readonly now: string;
  /** The same as a date in the bureau's time zone. */
  readonly today: string;
}

/** How the departments stand with one fiscal year, from a line of each report. */
export function buildStatus(options: StatusOptions): BureauStatus {
  const { office, year, now, today } = options;
  const lines = linesOf(options);
  const people = indexPeople(office);
  const departments = [...options.departments]
    .flatMap((id) => office.departments.get(id) ?? [])
    .map((department) => standOf(department, lines.get(department.id), { ...options, people }))
    .sort((a, b) => b.risk - a.risk);
  const status = {
    year,
    today,
    departments,
    counts: count(departments),
    overdue: departments.filter(isOverdue).length,
    next: nextDeadline(departments),
    changed: count(departments.filter((one) => isRecent(one.since, now))),
    urgent: departments.filter(isPressing).slice(0, MOST_URGENT),
  };
  return { ...status, text: tellStatus(status) };
}

/** Department -> the report that counts: the one the bureau opened for it, else the one that is furthest. */
function linesOf({ summaries, office, year }: StatusOptions): Map<string, ReportSummary> {
  const lines = new Map<string, ReportSummary>();
  for (const line of summaries) {
    if (line.unit === "" || line.year !== year) continue;
    const other = lines.get(line.unit);
    const placed = office.reports.get(placeKey(line.unit, year));
    const isBetter =
      other === undefined ||
      line.report === placed ||
      (other.report !== placed && rankOf(line) > rankOf(other));
    if (isBetter) lines.set(line.unit, line);
  }
  return lines;
}

function rankOf({ phase }: ReportSummary): number {
  return STAGES.indexOf(stageOf(phase));
}

function standOf(
  department: Department,
  line: ReportSummary | undefined,
  options: StatusOptions & { readonly people: PeopleOf },
): DepartmentStatus {
  const { office, year, now, today, people } = options;
  const { id, name } = department;
  const stage = line === undefined ? "idle" : stageOf(line.phase);
  const due = office.deadlines.get(placeKey(id, year))?.due ?? null;
  const isPublic =
    stage === "published" || stage === "correcting" || line?.publishedOn !== undefined;
  const daysLeft = due === null || isPublic ? null : daysBetween(today, due);
  const standing = { stage, percent: percentOf(line), errors: line?.errors ?? 0, daysLeft };
  const since = line === undefined || line.since === "" ? null : line.since;
  return {
    ...standing,
    department: id,
    name,
    since,
    sinceDays: since === null ? 0 : wholeDays(since, now),
    report: line === undefined ? null : { id: line.report, owner: line.owner },
    changedAt: line?.changedAt ?? null,
    warnings: line?.warnings ?? 0,
    due,
    holder: holderOf(stage),
    clerks: people.clerks(id),
    reviewers: people.reviewers(id),
    lastNudged: office.lastReminded.get(`nudge ${id}`) ?? null,
    risk: isPublic ? 0 : riskOf(standing),
  };
}

/** The stage a department is in with a report in that phase. */
export function stageOf(phase: ReportPhase): Stage {
  return phase === "none" || phase === "put-away" ? "idle" : phase;
}

function holderOf(stage: Stage): DepartmentStatus["holder"] {
  if (stage === "review") return "reviewer";
  return stage === "published" ? "nobody" : "clerk";
}

function percentOf(line: ReportSummary | undefined): number {
  if (line === undefined || line.asked === 0) return 0;
  return Math.floor((line.done * 100) / line.asked);
}

function count(departments: readonly DepartmentStatus[]): Record<Stage, number> {
  const counts = {
    ...{ idle: 0, filling: 0, returned: 0, review: 0 },
    ...{ approved: 0, published: 0, correcting: 0 },
  };
  for (const { stage } of departments) counts[stage] += 1;
  return counts;
}

function nextDeadline(departments: readonly DepartmentStatus[]): BureauStatus["next"] {
  let next: { due: string; daysLeft: number; departments: number } | null = null;
  for (const { due, daysLeft } of departments) {
    if (due === null || daysLeft === null || daysLeft < 0) continue;
    if (next === null || due < next.due) next = { due, daysLeft, departments: 0 };
    if (due === next.due) next.departments += 1;
  }
  return next;
}

function isOverdue({ daysLeft }: DepartmentStatus): boolean {
  return daysLeft !== null && daysLeft < 0;
}

/** A deadline is still to be kept. */
function isPressing({ daysLeft }: DepartmentStatus): boolean {
  return daysLeft !== null;
}

function isRecent(since: string | null, now: string): boolean {
  return since !== null && Date.parse(now) - Date.parse(since) <= MS_A_DAY;
}

function wholeDays(since: string, now: string): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / MS_A_DAY));
}
