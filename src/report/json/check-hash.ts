import type { ExportedReport } from "../../events/report/exported-report.js";
import { hashAnswers } from "../hash-answers.js";

/** Whether a report read from a file is the one that was written; one without a hash tells nothing. */
export function isAsWritten(report: ExportedReport): boolean {
  const { hash, pack: name, packVersion: version, year, department } = report;
  if (hash === undefined) return true;
  const content = {
    year,
    answers: report.answers.map(({ key, answer }) => [key, answer] as const),
    rows: report.rows.map(({ group, codes }) => [group, codes] as const),
    closures: report.closures.map(({ group, as }) => [group, as] as const),
  };
  return hashAnswers({ name, version }, content, department) === hash;
}
