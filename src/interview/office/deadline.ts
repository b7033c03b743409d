import { addDays } from "../../amounts/days.js";
import { formatDate, shortDate } from "../../amounts/format-date.js";
import type { DepartmentStatus } from "../../events/office/bureau-status.js";
import { DAYS_TO_PUBLISH } from "../../events/office/due-after-approval.js";
import type { DeadlineMove } from "../../events/office/office-acts.js";
import type { Position } from "../../events/chat/chat-events.js";
import type { Turn } from "../turn.js";
import { findDepartments } from "./find-department.js";
import { type DeadlineReading, readDeadline } from "./read-deadline.js";
import { stay } from "./stay.js";
import { tellMoves } from "./tell-moved.js";
import { tellQuiet } from "./tell-quiet.js";

const ALL = "全部";
const LINES_SHOWN = 8;
const EXAMPLE =
  "例：/deadline 档案馆 2020-09-20；按批复日期加20天：/deadline 档案馆 批复 2020-08-31。";

/** 截止日 by hand: of one department, or of all. */
export function setDeadline(
  turn: Turn,
  act: { readonly department?: string; readonly typed?: string },
): boolean {
  const { department, typed = "" } = act;
  if (!turn.context.me.may("set-deadline")) {
    turn.say("截止日由管理员或主管来定。");
    return true;
  }
  if (typed.trim() !== "") return readDeadlineOf(turn, act, typed);
  if (department !== undefined) return askForDay(turn, department);
  turn.say(`改哪个部门的截止日？${EXAMPLE}所有部门一起改，名称写“全部”。`);
  return true;
}

/** A day, or a name and a day, typed. */
export function readDeadlineOf(
  turn: Turn,
  { department }: { readonly department?: string },
  text: string,
): boolean {
  const read = readDeadline(text);
  if (read === undefined) {
    turn.say("没有这一天，什么都没改。例：2020-09-20。");
    return true;
  }
  if (department !== undefined && read.day === null) {
    turn.say("没看懂这一天，什么都没改。要写上年份，例：2020-09-20。");
    return true;
  }
  const chosen = choose(turn, department, read);
  if (typeof chosen === "string") {
    turn.say(chosen);
    return true;
  }
  if (read.day !== null) return preview(turn, chosen, read.day);
  const [only, ...others] = chosen;
  if (only !== undefined && others.length === 0) return askForDay(turn, only.department);
  turn.say(`改到哪一天？${EXAMPLE}`);
  return true;
}

function askForDay(turn: Turn, department: string): boolean {
  const one = mine(turn).find((other) => other.department === department);
  if (one === undefined) {
    turn.say("没有找到这个部门。");
    return true;
  }
  stay(turn, { wants: "deadline", department });
  const now = one.due === null ? "还没有定截止日" : `的截止日是${formatDate(one.due)}`;
  turn.ask(
    `${one.name}${now}。改到哪一天？例：2020-09-20；按批复日期加${DAYS_TO_PUBLISH}天：批复 2020-08-31。`,
    [[{ label: "取消", action: { do: "office", act: { what: "stop" } } }]],
  );
  return false;
}

/** Departments whose deadline one may set, as they stand. */
function mine({ context }: Turn): readonly DepartmentStatus[] {
  return context
    .status()
    .departments.filter(({ department }) => context.me.may("set-deadline", { department }));
}

/** @returns what to say where it is none, or several */
function choose(
  turn: Turn,
  given: string | undefined,
  { name }: DeadlineReading,
): readonly DepartmentStatus[] | string {
  const allowed = mine(turn);
  if (given !== undefined && name === "") {
    return allowed.filter(({ department }) => department === given);
  }
  if (name === ALL) return allowed;
  const ids = allowed.map(({ department }) => department);
  const [only, ...others] = findDepartments(turn.context.office, ids, name);
  if (only === undefined) return "没有找到这个部门，请照名单里的名称发。";
  if (others.length > 0) return "有好几个部门像，请发全名。";
  return allowed.filter(({ department }) => department === only.id);
}

function preview(
  turn: Turn,
  chosen: readonly DepartmentStatus[],
  day: NonNullable<DeadlineReading["day"]>,
): boolean {
  const open = chosen.filter(({ stage }) => stage !== "published" && stage !== "correcting");
  const moving = open.filter(({ due }) => due !== day.due);
  if (moving.length === 0) {
    turn.say(open.length === 0 ? "已经公开，截止日不用改。" : "截止日本来就是这一天，没有要改的。");
    return true;
  }
  const { today } = turn.context;
  const moves = moving.map(({ department, due }) => ({ department, was: due, ...day }));
  stay(turn, { wants: "deadline-yes", year: turn.context.status().year, moves });
  turn.ask(
    [
      ...(moving.length === 1 ? [] : [`${moving.length}家的截止日改到${formatDate(day.due)}：`]),
      ...moving
        .slice(0, LINES_SHOWN)
        .map((one) => tellMove(one, day.due, moving.length === 1 ? formatDate : shortDate)),
      ...(moving.length > LINES_SHOWN ? [`……另有${moving.length - LINES_SHOWN}家`] : []),
      day.approvedOn === null ? "" : `${formatDate(day.approvedOn)}批复，加${DAYS_TO_PUBLISH}天。`,
      day.due < today ? "请看一眼：这一天已经过了。" : "",
      day.due > addDays(today, 366) ? "请看一眼年份：离今天一年多。" : "",
      "改了会告诉轮到的人，提醒也按新的日子来。",
    ]
      .filter((line) => line !== "")
      .join("\n"),
    confirmation(),
  );
  return false;
}

function confirmation() {
  return [
    [
      { label: "确定", action: { do: "office", act: { what: "take-deadline" } } },
      { label: "取消", action: { do: "office", act: { what: "stop" } } },
    ] as const,
  ];
}

/** @param tell how a day is told, where both are of one year */
function tellMove({ name, due }: DepartmentStatus, to: string, tell: (day: string) => string) {
  if (due === null) return `${name}：未定 → ${tell(to)}`;
  const told = due.slice(0, 4) === to.slice(0, 4) ? tell : formatDate;
  return `${name}：${told(due)} → ${told(to)}`;
}

/** Says again what waits for a yes. */
export function promptDeadline(turn: Turn, moves: readonly DeadlineMove[]): void {
  const [first] = moves;
  const to = first === undefined ? "" : formatDate(first.due);
  turn.ask(`${moves.length}家的截止日改到${to}，等您确认。`, confirmation());
}

/** Sets the deadlines that were shown, unless one moved in the meantime, and tells whose turn it is. */
export function takeDeadline(turn: Turn): boolean {
  const task = taskOf(turn.position);
  if (task === undefined) return true;
  const status = turn.context.status();
  const rows = new Map(mine(turn).map((one) => [one.department, one]));
  const moves = task.moves.flatMap((move) => {
    const department = rows.get(move.department);
    return department === undefined || department.due !== move.was ? [] : [{ move, department }];
  });
  stay(turn, null);
  if (moves.length < task.moves.length || task.year !== status.year) {
    turn.say("截止日刚才被别人改过，这次什么都没改。请再发一次 /deadline。");
    return true;
  }
  for (const { move } of moves) {
    const { department, approvedOn, due } = move;
    turn.recordOffice({ type: "deadline-set", department, year: task.year, approvedOn, due });
  }
  const told = tellMoves(turn, task.year, task.moves);
  const [only] = moves;
  const what =
    moves.length === 1 && only !== undefined
      ? `${only.department.name}的截止日改为${shortDate(only.move.due)} ✅`
      : `${moves.length}家的截止日改好了 ✅`;
  turn.say(told === 0 ? what : `${what} 已告诉${told}人${tellQuiet(turn)}。`);
  return true;
}

function taskOf(position: Position) {
  if (position.at !== "office" || position.task.wants !== "deadline-yes") return undefined;
  return position.task;
}
