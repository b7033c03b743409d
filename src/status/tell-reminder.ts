import { shortDate } from "../amounts/format-date.js";
import type { DepartmentStatus } from "../events/office/bureau-status.js";
import type { Notice } from "../events/office/office-events.js";
import { nameState, tellDaysLeft } from "./tell-department.js";

const MOST_NAMED = 8;

/**
 * What somebody is reminded of: first what they fill, then what they review.
 *
 * @param departments at least one, the most urgent first
 * @param from who asks for it; left out: nobody, it is the calendar
 */
export function tellReminder(
  year: string,
  departments: readonly DepartmentStatus[],
  from?: string,
): Omit<Notice, "id" | "person"> {
  const reviewing = departments.filter(({ holder }) => holder === "reviewer");
  const filling = departments.filter(({ holder }) => holder !== "reviewer");
  const text = [
    from === undefined
      ? `提醒：${year}年度决算公开`
      : `${from}请您看一下${year}年度决算公开，辛苦了：`,
    ...list(filling),
    ...(reviewing.length === 0 ? [] : ["等您审核：", ...list(reviewing)]),
    ...(from === undefined ? [] : ["点下面就能接着办；有难处请直接告诉对方。"]),
  ].join("\n");
  const [only, ...others] = departments;
  const report = only?.report?.id;
  if (report === undefined || others.length > 0) return { text, opens: "status" };
  return reviewing.length === 0 ? { text, report } : { text, report, opens: "review" };
}

function list(departments: readonly DepartmentStatus[]): readonly string[] {
  const named = departments.slice(0, MOST_NAMED).map(tellLine);
  const more = departments.length - named.length;
  return more === 0 ? named : [...named, `……另有${more}家`];
}

function tellLine(department: DepartmentStatus): string {
  const { name, due, daysLeft, errors } = department;
  const parts = [nameState(department).replace("，等审核人", "")];
  if (errors > 0) parts.push(`必须改${errors}项`);
  if (due !== null && daysLeft !== null) {
    parts.push(`${shortDate(due)}截止，${tellDaysLeft(daysLeft)}`);
  }
  return `${name}：${parts.join("，")}。`;
}
