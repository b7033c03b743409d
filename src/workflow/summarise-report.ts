import type { Answer } from "../amounts/answer.js";
import type { KeptFinding, Recorded, ReportEvent, Tally } from "../events/report/report-events.js";
import { phaseAfter } from "../events/report/phase-after.js";
import type { ReportState } from "../events/report/report-state.js";
import type { ReportSummary } from "../events/report/report-summary.js";

/** The question every pack names its unit with. */
const DEPARTMENT = "profile.name";

/** What uncommitted events lay over a report. */
interface Overlay {
  readonly findings: Map<string, KeptFinding | null>;
  readonly accepted: Map<string, boolean>;
  readonly tallies: Map<string, Tally>;
}

type Line = { -readonly [Name in keyof ReportSummary]: ReportSummary[Name] };

/**
 * The report's line as it will be once these events are applied. Costs what the events and the findings
 * cost, not what is stored.
 *
 * @param report as loaded; the events are not applied to it yet
 */
export function summariseReport(
  report: ReportState,
  events: readonly Recorded<ReportEvent>[],
): ReportSummary {
  const line: Line = {
    report: report.id,
    owner: report.owner,
    department: departmentOf(report),
    unit: report.department,
    year: report.year,
    phase: report.phase,
    since: report.phaseSince,
    asked: report.asked,
    done: report.done,
    errors: 0,
    warnings: 0,
    changedAt: report.changedAt,
    ...publishedOf(report),
  };
  const overlay: Overlay = { findings: new Map(), accepted: new Map(), tallies: new Map() };
  const isCorrection = report.review.correction !== null;
  for (const { event, at } of events) {
    if (event.type !== "exported") line.changedAt = at;
    const phase = phaseAfter(event, isCorrection);
    if (phase !== undefined && phase !== line.phase) {
      line.phase = phase;
      line.since = at;
    }
    apply(event, line, overlay, report);
  }
  countOpenFindings(report, overlay, line);
  return line;
}

function apply(event: ReportEvent, line: Line, overlay: Overlay, report: ReportState): void {
  switch (event.type) {
    case "opened":
      line.owner = event.owner;
      line.unit = event.department ?? "";
      line.year = event.year;
      return;
    case "answered":
      if (event.key === DEPARTMENT) line.department = textOf(event.answer);
      return;
    case "accepted":
    case "acceptance-restored":
      overlay.accepted.set(event.finding, true);
      return;
    case "acceptance-lapsed":
      overlay.accepted.set(event.finding, false);
      return;
    case "correction-dropped":
      for (const id of report.review.correctedFrom.acceptances.keys())
        overlay.accepted.set(id, true);
      return;
    case "published":
      line.publishedOn ??= event.on;
      return;
    case "settled":
      for (const id in event.findings) overlay.findings.set(id, event.findings[id] ?? null);
      for (const [group, tally] of Object.entries(event.tallies)) {
        const before = overlay.tallies.get(group) ?? report.tallies.get(group);
        line.asked += tally.asked - (before?.asked ?? 0);
        line.done += tally.done - (before?.done ?? 0);
        overlay.tallies.set(group, tally);
      }
      return;
    case "row-added":
    case "row-removed":
    case "group-closed":
    case "group-reopened":
    case "postponed":
    case "reviewed":
    case "undone":
    case "last-year-taken":
    case "pack-upgraded":
    case "put-away":
    case "taken-back":
    case "exported":
    case "assigned":
    case "submitted":
    case "withdrawn":
    case "returned":
    case "passed":
    case "gated":
    case "approved":
    case "correction-opened":
      return;
    default:
      throw new Error(`unknown event: ${JSON.stringify(event satisfies never)}`);
  }
}

function countOpenFindings(report: ReportState, overlay: Overlay, line: Line): void {
  for (const [id, finding] of report.findings) {
    if (!overlay.findings.has(id) && isOpen(id, report, overlay)) count(finding, line);
  }
  for (const [id, finding] of overlay.findings) {
    if (finding !== null && isOpen(id, report, overlay)) count(finding, line);
  }
}

function isOpen(id: string, report: ReportState, overlay: Overlay): boolean {
  return !(overlay.accepted.get(id) ?? report.acceptances.has(id));
}

function count({ severity }: KeptFinding, line: Line): void {
  if (severity === "error") line.errors += 1;
  else if (severity === "warning") line.warnings += 1;
}

function publishedOf({ review }: ReportState): { readonly publishedOn?: string } {
  const first = review.versions.find(({ published }) => published !== undefined);
  return first?.published === undefined ? {} : { publishedOn: first.published.on };
}

function departmentOf(report: ReportState): string {
  const stored = report.answers.get(DEPARTMENT);
  return stored === undefined ? "" : textOf(stored.answer);
}

function textOf(answer: Answer): string {
  return answer.state === "value" && answer.value.kind === "text" ? answer.value.text : "";
}
