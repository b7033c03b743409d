import { shortDate } from "../amounts/format-date.js";
import {
  type BureauStatus,
  type DepartmentStatus,
  type Stage,
  STAGE_NAMES,
} from "../events/office/bureau-status.js";

/** From the goal back to the beginning. */
export const STAGE_ORDER: readonly Stage[] = [
  "published",
  "correcting",
  "approved",
  "review",
  "returned",
  "filling",
  "idle",
];

/** What happened to those that came into a stage. */
const HAPPENED: Readonly<Record<Stage, string>> = {
  idle: "收起",
  filling: "开始填",
  returned: "退回",
  review: "提交",
  approved: "通过",
  published: "公开",
  correcting: "开始更正",
};

type Told = Omit<BureauStatus, "text">;

/** A status in at most five short lines. */
export function tellStatus(status: Told): string {
  return [
    tellDeadline(status),
    tellCounts(status),
    tellChanges(status),
    ...tellUrgent(status.urgent),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function tellDeadline({ year, departments, next, overdue }: Told): string {
  const parts = [`${year}年度决算公开，${departments.length}家`];
  if (overdue > 0) parts.push(`${overdue}家已过截止`);
  if (next !== null) parts.push(tellNext(departments, next));
  return `${parts.join("，")}。`;
}

function tellNext(
  departments: Told["departments"],
  { due, daysLeft, departments: number }: NonNullable<BureauStatus["next"]>,
): string {
  const day = shortDate(due);
  const others = departments.some((one) => one.daysLeft !== null && one.due !== due);
  if (!others) return daysLeft === 0 ? `今天截止` : `离截止${daysLeft}天（${day}）`;
  if (daysLeft === 0) return `今天截止${number}家`;
  return `最近的截止还有${daysLeft}天（${day}，${number}家）`;
}

function tellCounts({ counts, departments }: Told): string {
  const parts = STAGE_ORDER.filter((stage) => counts[stage] > 0).map((stage) => {
    const says = `${STAGE_NAMES[stage]}${counts[stage]}`;
    if (stage !== "review") return says;
    const longest = Math.max(
      ...departments.filter((one) => one.stage === "review").map(({ sinceDays }) => sinceDays),
    );
    return longest === 0 ? `${says}（等审核人）` : `${says}（卡在审核，最久${longest}天）`;
  });
  return parts.length === 0 ? "" : `${parts.join("，")}。`;
}

function tellChanges({ changed }: Told): string {
  const parts = STAGE_ORDER.filter((stage) => changed[stage] > 0).map(
    (stage) => `${HAPPENED[stage]}${changed[stage]}家`,
  );
  return parts.length === 0 ? "昨天以来没有变化。" : `昨天以来：${parts.join("，")}。`;
}

/** What is the reviewers' turn is not counted among what clerks owe. */
function tellUrgent(urgent: readonly DepartmentStatus[]): readonly string[] {
  if (urgent.length === 0) return [];
  const owed = urgent.filter(({ holder }) => holder === "clerk");
  const late = urgent.filter(({ holder }) => holder === "reviewer");
  const parts = [
    { says: "还没有填报人", names: named(owed.filter(({ clerks }) => clerks.length === 0)) },
    { says: "等填报人", names: named(owed.filter(({ clerks }) => clerks.length > 0)) },
    { says: "还没有审核人", names: named(late.filter(({ reviewers }) => reviewers.length === 0)) },
    { says: "等审核人", names: named(late.filter(({ reviewers }) => reviewers.length > 0)) },
  ].filter((part) => part.names.length > 0);
  const told = parts.map((part) => `${part.says}：${part.names.join("、")}`);
  return [`最急${urgent.length}家，${told.join("；")}。`];
}

function named(departments: readonly DepartmentStatus[]): readonly string[] {
  return departments.map(({ name }) => name);
}
