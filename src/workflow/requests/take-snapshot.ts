import type { ReportSnapshot } from "../../events/report/report-snapshot.js";
import type { KeptFinding } from "../../events/report/report-events.js";
import type { ReportState } from "../../events/report/report-state.js";

/** A report as it stands now, for a worker, and how much of it is still to do. */
export interface Snapshot {
  readonly report: ReportSnapshot;
  readonly missing: number;
  readonly errors: number;
  readonly warnings: number;
  /** Explanations 待复核. */
  readonly doubtful: number;
}

/**
 * @param missing labels of what is still missing, in order
 * @param date ISO date of the compilation, in the bureau's time zone
 */
export function takeSnapshot(
  report: ReportState,
  missing: readonly string[],
  date: string,
): Snapshot {
  const open = [...report.findings.values()].filter(
    (finding) => finding.severity !== "note" && !report.acceptances.has(finding.id),
  );
  // A text that only looks odd is 请核实 as any other finding: it prints as it is.
  const doubtful = [...report.reviews.keys()];
  const errors = open.filter((finding) => finding.severity === "error");
  const warnings = open.filter((finding) => finding.severity === "warning");
  return {
    report: {
      pack: report.pack,
      year: report.year,
      phase: report.phase,
      answers: [...report.answers].map(([key, { answer }]) => [key, answer]),
      rows: [...report.rows].map(([group, codes]) => [group, [...codes]]),
      closures: [...report.closures],
      ...(report.lastYear === null ? {} : { lastYear: [...report.lastYear.values] }),
      ...followsOf(report),
      missing,
      ...(doubtful.length === 0 ? {} : { doubtful }),
      findings: [...errors.map(tell), ...warnings.map(tell)],
      errors: errors.length,
      accepted: [...report.findings.values()].flatMap(({ id, severity, says }) => {
        const reason = report.acceptances.get(id)?.reason;
        return reason === undefined ? [] : [{ id, severity, says, reason }];
      }),
      date,
      ...(isUnapproved(report) ? { unapproved: true } : {}),
    },
    missing: missing.length,
    errors: errors.length,
    warnings: warnings.length,
    doubtful: doubtful.length,
  };
}

function followsOf({ answers }: ReportState): { readonly follows?: readonly string[] } {
  const follows = [...answers].flatMap(([key, answer]) => (answer.follows ? [key] : []));
  return follows.length === 0 ? {} : { follows };
}

/** Where there is a bureau, a report is a draft until somebody let it pass. */
function isUnapproved({ department, phase }: ReportState): boolean {
  return department !== "" && phase !== "approved" && phase !== "published";
}

/** The same as it will be once it is approved. */
export function asApproved({ unapproved: _, ...snapshot }: ReportSnapshot): ReportSnapshot {
  return snapshot;
}

function tell(finding: KeptFinding): string {
  return `${finding.severity === "error" ? "必须改" : "请核实"}：${finding.says}`;
}

/** 11月24日，草稿：未填2项，请核实1项。What a person should know before opening the file. */
export function describeSnapshot(snapshot: Snapshot): string {
  const { report, missing, errors, warnings, doubtful } = snapshot;
  const day = /^\d{4}-0?(\d{1,2})-0?(\d{1,2})$/.exec(report.date);
  const date = day === null ? report.date : `${day[1] ?? ""}月${day[2] ?? ""}日`;
  const counts = [
    ["未填", missing],
    ["必须改", errors],
    ["请核实", warnings],
    ["待复核", doubtful],
  ] as const;
  const open = counts.filter(([, count]) => count > 0).map(([what, count]) => `${what}${count}项`);
  if (open.length === 0) return `${date}，全部填完，没有待处理的问题。`;
  return `${date}，${missing + errors + doubtful > 0 ? "草稿：" : ""}${open.join("，")}。`;
}
