import { formatDate } from "../../amounts/format-date.js";
import {
  type BureauStatus,
  type DepartmentStatus,
  STAGE_NAMES,
} from "../../events/office/bureau-status.js";
import type { Choice, Turn } from "../turn.js";
import { findDepartments } from "./find-department.js";
import { inPairs } from "./in-pairs.js";
import { lateOf } from "./plan-nudge.js";
import { stay } from "./stay.js";

/** 进度: how the departments stand whose status one may see, the most urgent one tap away. */
export function showStatus(turn: Turn): boolean {
  const status = turn.context.status();
  if (status.departments.length === 0) {
    turn.say("还没有能看的部门。部门名单由管理员或主管用 /departments 维护。");
    return true;
  }
  const [only, ...others] = status.departments;
  if (only !== undefined && others.length === 0) return showDepartment(turn, only);
  stay(turn, { wants: "status" });
  turn.request({ kind: "bureau", work: { do: "draw-status", status } });
  turn.ask(`${status.text}\n看某个部门：点下面的，或直接发部门名称。`, [
    [
      ...nudgeAll(turn, status),
      { label: "导出Excel", action: { do: "office", act: { what: "status-sheet" } } },
    ],
    ...status.urgent.map((one): Choice[] => [
      {
        label: one.name,
        action: { do: "office", act: { what: "status", department: one.department } },
      },
    ]),
    [{ label: "看完了", action: { do: "office", act: { what: "stop" } } }],
  ]);
  return false;
}

/** 〔催22家，先看名单〕 for whoever may. */
function nudgeAll({ context }: Turn, { departments }: BureauStatus): Choice[] {
  const late = lateOf(context, departments).length;
  if (late === 0) return [];
  const action = { do: "office", act: { what: "nudge", sure: false } } as const;
  return [{ label: `催${late}家，先看名单`, action }];
}

/** The same as a workbook, all departments in it. */
export function sendStatusSheet(turn: Turn): boolean {
  const status = turn.context.status();
  if (status.departments.length === 0) {
    turn.say("还没有能看的部门。");
    return true;
  }
  turn.request({ kind: "bureau", work: { do: "list-status", status } });
  return false;
}

/** One department: its stage, what is open, who has it; the report where one may read it. */
export function showStatusOf(turn: Turn, id: string): boolean {
  const found = turn.context.status().departments.find(({ department }) => department === id);
  if (found !== undefined) {
    // The list it was opened from stays alive: one looks at several.
    turn.keepButtons();
    return showDepartment(turn, found);
  }
  turn.say("没有找到这个部门。");
  return true;
}

/** The name of a department typed while a status is on the screen. */
export function readStatusOf(turn: Turn, text: string): boolean {
  const { office } = turn.context;
  const allowed = turn.context.status().departments.map(({ department }) => department);
  const [only, ...others] = findDepartments(office, allowed, text);
  if (only !== undefined && others.length === 0) return showStatusOf(turn, only.id);
  turn.say(
    only === undefined ? "没有找到这个部门，请照名单里的名称发。" : "有好几个部门像，请发全名。",
  );
  return true;
}

function showDepartment(turn: Turn, one: DepartmentStatus): boolean {
  const { me } = turn.context;
  const lines = [
    `${one.name}：${STAGE_NAMES[one.stage]}${one.stage === "filling" ? `，已答${one.percent}%` : ""}`,
    dueLine(one),
    one.errors + one.warnings === 0 ? "" : `必须改${one.errors}项，请核实${one.warnings}项。`,
    peopleLine(one),
  ];
  const { department } = one;
  const row: Choice[] = [];
  if (one.report !== null && me.may("read", { department })) {
    row.push({ label: "打开报告", action: { do: "continue", report: one.report.id } });
  }
  const { year } = turn.context.status();
  if (one.report === null && me.may("fill", { department })) {
    row.push({ label: `新建${year}年度报告`, action: { do: "new", year, department } });
  }
  if (one.holder !== "nobody" && me.may("nudge", { department })) {
    const act = { what: "nudge", department, sure: false } as const;
    row.push({ label: "催这家", action: { do: "office", act } });
  }
  if (one.stage !== "published" && me.may("set-deadline", { department })) {
    row.push({
      label: "改截止日",
      action: { do: "office", act: { what: "deadline", department } },
    });
  }
  if (one.report !== null && me.may("audit", { department })) {
    row.push({ label: "操作记录", action: { do: "office", act: { what: "audit", department } } });
  }
  turn.ask(lines.filter((line) => line !== "").join("\n"), inPairs(row));
  return false;
}

function dueLine({ due, daysLeft }: DepartmentStatus): string {
  if (due === null) return "截止日还没有定。";
  const day = `截止日${formatDate(due)}`;
  if (daysLeft === null) return `${day}。`;
  if (daysLeft < 0) return `${day}，已超${-daysLeft}天。`;
  return daysLeft === 0 ? `${day}，就是今天。` : `${day}，还剩${daysLeft}天。`;
}

function peopleLine({ clerks, reviewers }: DepartmentStatus): string {
  const clerk = clerks.map(({ name }) => name).join("、");
  const reviewer = reviewers.map(({ name }) => name).join("、");
  return `填报人：${clerk || "还没有"}；审核人：${reviewer || "还没有"}。`;
}
