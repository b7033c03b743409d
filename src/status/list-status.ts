import { formatDate } from "../amounts/format-date.js";
import {
  type BureauStatus,
  type DepartmentStatus,
  STAGE_NAMES,
} from "../events/office/bureau-status.js";
import type { ListCell, ListSheet } from "../events/office/list-sheet.js";
import type { OfficeState } from "../events/office/office-state.js";

interface Column {
  readonly title: string;
  readonly width: number;
  readonly align: "left" | "center" | "right";
  readonly cell: (department: DepartmentStatus, place: Place) => ListCell;
}

interface Place {
  readonly number: number;
  readonly office: OfficeState;
  /** ISO date. */
  readonly today: string;
  /** An instant as a date in the bureau's time zone. */
  readonly dateOf: (instant: string) => string;
}

const COLUMNS: readonly Column[] = [
  { title: "序号", width: 5, align: "center", cell: (_, { number }) => ({ count: number }) },
  { title: "部门", width: 24, align: "left", cell: ({ name }) => name },
  { title: "上级部门", width: 16, align: "left", cell: aboveOf },
  { title: "状态", width: 8, align: "center", cell: ({ stage }) => STAGE_NAMES[stage] },
  { title: "何时起", width: 12, align: "center", cell: ({ since }, at) => dayOf(since, at) },
  { title: "已答%", width: 7, align: "right", cell: ({ percent }) => ({ count: percent }) },
  { title: "必须改", width: 7, align: "right", cell: ({ errors }) => ({ count: errors }) },
  { title: "请核实", width: 7, align: "right", cell: ({ warnings }) => ({ count: warnings }) },
  {
    title: "截止日",
    width: 12,
    align: "center",
    cell: ({ due }, at) => tellDay(due ?? "", at) || "未定",
  },
  { title: "剩余天数", width: 8, align: "right", cell: ({ daysLeft }) => leftOf(daysLeft) },
  { title: "填报人", width: 12, align: "left", cell: ({ clerks }) => namesOf(clerks) },
  { title: "审核人", width: 12, align: "left", cell: ({ reviewers }) => namesOf(reviewers) },
  {
    title: "最近动作",
    width: 12,
    align: "center",
    cell: ({ changedAt }, at) => dayOf(changedAt, at),
  },
  {
    title: "最近催办",
    width: 12,
    align: "center",
    cell: ({ lastNudged }, at) => tellDay(lastNudged ?? "", at),
  },
];

/** How departments stand as a list, a row each, the most urgent first; no figure of their reports is in it. */
export function listStatus(
  { year, today, departments }: BureauStatus,
  office: OfficeState,
  dateOf: (instant: string) => string,
): ListSheet {
  return {
    file: { year, kind: "公开进度", department: "" },
    sheet: "公开进度",
    title: `${year}年度部门决算公开进度`,
    says: [`截至${formatDate(today)}，共${departments.length}家，最急的在前。`],
    columns: COLUMNS.map(({ title, width, align }) => ({ title, width, align })),
    rows: departments.map((department, index) =>
      COLUMNS.map(({ cell }) => cell(department, { number: index + 1, office, today, dateOf })),
    ),
  };
}

function aboveOf({ department }: DepartmentStatus, { office }: Place): string {
  const above = office.departments.get(department)?.parent ?? null;
  return above === null ? "" : (office.departments.get(above)?.name ?? "");
}

function dayOf(instant: string | null, at: Place): ListCell {
  return instant === null || instant === "" ? "" : tellDay(at.dateOf(instant), at);
}

/** @param day ISO date, or "" for none; one of another year is told with it */
function tellDay(day: string, { today }: Place): ListCell {
  if (day === "") return "";
  return day.slice(0, 4) === today.slice(0, 4) ? { day } : { day, withYear: true };
}

/** Negative: over. */
function leftOf(daysLeft: number | null): ListCell {
  return daysLeft === null ? "" : { count: daysLeft };
}

function namesOf(people: DepartmentStatus["clerks"]): string {
  return people.map(({ name }) => name).join("、");
}
