import { DEPARTMENT_NAME } from "../answers/department-name.js";
import type { ExportedAnswer, ExportedReport } from "../../events/report/exported-report.js";
import type { Answer } from "../../amounts/answer.js";
import { type Draft, yuanOf } from "../draft.js";
import { isSameUnit } from "../file/other-unit.js";

/** What a report brings of its own as it is begun. */
const GIVEN_AT_BEGIN = ["fiscal_year", DEPARTMENT_NAME];

/** What an exported report would change in one that is open. */
export interface WeighedExport {
  /** Answers that differ, in the order of the file. */
  readonly changes: readonly ExportedAnswer[];
  /** How many of them replace another answer. */
  readonly replaced: number;
  /** How many answers the report has that the file has not: they stay. */
  readonly kept: number;
  /** How many answers are to questions that are not there any more. */
  readonly unknown: number;
}

/** @param department the name of a department that keeps it whatever the file says; undefined: no department's report */
export function weighExported(
  draft: Draft,
  file: ExportedReport,
  department: string | undefined,
): WeighedExport {
  const { stored } = draft.sheet();
  const keepsName = isOfOther(file, department);
  const known = file.answers.filter(
    ({ key }) => draft.pack.find(key) !== undefined && !(keepsName && key === DEPARTMENT_NAME),
  );
  const changes = known.filter(({ key, answer }) => !isSame(stored.answer(key), answer));
  const given = new Set(known.map(({ key }) => key));
  const own = answeredIn(draft).filter((key) => !GIVEN_AT_BEGIN.includes(key));
  return {
    changes,
    replaced: changes.filter(({ key }) => own.includes(key)).length,
    kept: own.filter((key) => !given.has(key)).length,
    unknown: file.answers.filter(({ key }) => draft.pack.find(key) === undefined).length,
  };
}

/** Whether the file says that it is the report of another department. */
export function isOfOther(file: ExportedReport, department: string | undefined): boolean {
  return department !== undefined && isNamed(file) && !isSameUnit(file.department, department);
}

/** Where the unit has no name yet, what is printed in its place stands there. */
export function isNamed({ answers }: ExportedReport): boolean {
  return answers.some(({ key }) => key === DEPARTMENT_NAME);
}

/** Whether nothing was filled in yet. */
export function isUntouched(draft: Draft): boolean {
  return answeredIn(draft).every((key) => GIVEN_AT_BEGIN.includes(key));
}

function answeredIn({ report }: Draft): readonly string[] {
  return [...report.answers].flatMap(([key, { answer }]) => (answer.state === "open" ? [] : [key]));
}

function isSame(stored: Answer | undefined, answer: Answer): boolean {
  if (stored === undefined || stored.state === "open") return answer.state === "open";
  const yuan = yuanOf(stored);
  if (yuan !== undefined) return yuan === yuanOf(answer);
  return JSON.stringify(stored) === JSON.stringify(answer);
}
