import { formatDate } from "../amounts/format-date.js";
import { type BureauStatus, type DepartmentStatus, STAGE_NAMES } from "../events/bureau-status.js";
import type { Stage } from "../events/bureau-status.js";
import { nameState, tellDaysLeft } from "./tell-department.js";
import { shortDate, STAGE_ORDER } from "./tell-status.js";

/** More would be too long a picture for a phone. */
const MOST_ROWS = 25;
const SOON_DAYS = 3;

const TONES = {
  idle: "none",
  filling: "work",
  returned: "mend",
  review: "wait",
  approved: "ready",
  published: "done",
  correcting: "mend",
} as const satisfies Record<Stage, string>;

export type BoardOf = ReturnType<typeof boardOf>;

/** The status as a picture shows it: how many stand where, and the most urgent one by one. */
export function boardOf({ year, today, departments, counts, overdue }: BureauStatus) {
  const rows = departments.slice(0, MOST_ROWS);
  const hidden = departments.slice(MOST_ROWS);
  return {
    title: `${year}年度决算公开进度`,
    subtitle: [
      formatDate(today),
      `${departments.length}家`,
      ...(overdue > 0 ? [`已过截止${overdue}家`] : []),
    ].join("　"),
    parts: STAGE_ORDER.filter((stage) => counts[stage] > 0).map((stage) => ({
      name: STAGE_NAMES[stage],
      count: counts[stage],
      tone: TONES[stage],
    })),
    rows: rows.map(rowOf),
    footer: hidden.length === 0 ? "" : tellHidden(rows.length, hidden),
  };
}

function rowOf(department: DepartmentStatus) {
  const { name, stage, daysLeft, percent } = department;
  return {
    name,
    state: nameState(department),
    tone: TONES[stage],
    percent: stage === "idle" || stage === "filling" ? percent : 100,
    deadline: deadlineOf(department),
    haste: daysLeft === null || daysLeft > SOON_DAYS ? "calm" : daysLeft < 0 ? "over" : "soon",
  } as const;
}

function deadlineOf(department: DepartmentStatus): string {
  const { due, daysLeft, stage } = department;
  if (due === null) return "未定截止";
  if (daysLeft !== null) return `${shortDate(due)}，${tellDaysLeft(daysLeft)}`;
  return stage === "published" ? "✓" : "";
}

function tellHidden(shown: number, hidden: readonly DepartmentStatus[]): string {
  const done = hidden.filter(({ stage }) => stage === "published").length;
  const including = done === 0 ? "" : `，其中已公开${done}家`;
  return `图上是最急的${shown}家，另有${hidden.length}家没画出${including}；全部见〔名单〕或〔导出Excel〕。`;
}
