import { formatDate, shortDate } from "../amounts/format-date.js";
import {
  type BureauStatus,
  type DepartmentStatus,
  STAGE_NAMES,
} from "../events/office/bureau-status.js";
import type { Stage } from "../events/office/bureau-status.js";
import { nameState, tellDaysLeft } from "./tell-department.js";
import { STAGE_ORDER } from "./tell-status.js";

/** A picture of more would be made too small to read by messengers: they keep pictures of about a screen. */
const ROWS_A_PICTURE = 20;
const MOST_PICTURES = 2;
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

/** One picture: every word of it is ready. */
export type Board = ReturnType<typeof boardOf>;

/** The status as pictures: how many stand where, and the most urgent one by one, shared out evenly. */
export function boardsOf(status: BureauStatus): readonly Board[] {
  const drawn = status.departments.slice(0, ROWS_A_PICTURE * MOST_PICTURES);
  const pictures = Math.max(1, Math.ceil(drawn.length / ROWS_A_PICTURE));
  const each = Math.ceil(drawn.length / pictures);
  return Array.from({ length: pictures }, (_, index) =>
    boardOf(status, {
      index,
      of: pictures,
      rows: drawn.slice(index * each, (index + 1) * each),
      hidden: status.departments.slice(drawn.length),
    }),
  );
}

interface Part {
  readonly index: number;
  readonly of: number;
  readonly rows: readonly DepartmentStatus[];
  /** Departments no picture shows. */
  readonly hidden: readonly DepartmentStatus[];
}

function boardOf(status: BureauStatus, { index, of, rows, hidden }: Part) {
  const { year, departments, counts } = status;
  const isFirst = index === 0;
  const isLast = index === of - 1;
  return {
    title: `${year}年度决算公开进度${of === 1 ? "" : `（${index + 1}/${of}）`}`,
    subtitle: isFirst ? tellDay(status) : "",
    parts: STAGE_ORDER.filter((stage) => isFirst && counts[stage] > 0).map((stage) => ({
      name: STAGE_NAMES[stage],
      count: counts[stage],
      tone: TONES[stage],
    })),
    rows: rows.map(rowOf),
    footer: isLast && hidden.length > 0 ? tellHidden(departments.length, hidden) : "",
    alt: `从急到缓${rows.length}家：${rows.map(({ name }) => name).join("、")}。`,
  };
}

function tellDay({ today, departments, overdue }: BureauStatus): string {
  const late = overdue > 0 ? [`已过截止${overdue}家`] : [];
  return [formatDate(today), `${departments.length}家`, ...late].join("　");
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

function tellHidden(all: number, hidden: readonly DepartmentStatus[]): string {
  const done = hidden.filter(({ stage }) => stage === "published").length;
  const including = done === 0 ? "" : `，其中已公开${done}家`;
  const shown = all - hidden.length;
  return `图上是最急的${shown}家，另有${hidden.length}家没画出${including}；逐家见〔导出Excel〕。`;
}
