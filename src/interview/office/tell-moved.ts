import { daysBetween } from "../../amounts/days.js";
import { shortDate } from "../../amounts/format-date.js";
import type { DepartmentStatus } from "../../events/office/bureau-status.js";
import type { DeadlineMove } from "../../events/office/office-acts.js";
import type { Turn } from "../turn.js";

const LINES_SHOWN = 8;

interface Moved {
  readonly move: DeadlineMove;
  /** As it stood before. */
  readonly department: DepartmentStatus;
}

/**
 * Tells whose turn it is that deadlines of that year move, in one message each; of what is public nobody.
 *
 * @returns how many are told
 */
export function tellMoves(turn: Turn, year: string, moves: readonly DeadlineMove[]): number {
  if (moves.length === 0) return 0;
  const { me, office } = turn.context;
  const byPerson = new Map<string, Moved[]>();
  for (const moved of whereTheyStand(turn, year, moves)) {
    const { holder, clerks, reviewers } = moved.department;
    for (const { id } of holder === "reviewer" ? [...clerks, ...reviewers] : clerks) {
      if (id === me.person || office.people.get(id)?.accounts.size === 0) continue;
      const all = byPerson.get(id) ?? [];
      if (!all.includes(moved)) byPerson.set(id, [...all, moved]);
    }
  }
  for (const [person, all] of byPerson) turn.notify(person, noticeOf(turn, all));
  return byPerson.size;
}

function whereTheyStand(
  { context }: Turn,
  year: string,
  moves: readonly DeadlineMove[],
): readonly Moved[] {
  const status = context.status();
  if (status.year !== year) return [];
  const rows = new Map(status.departments.map((one) => [one.department, one]));
  return moves.flatMap((move) => {
    const department = rows.get(move.department);
    if (department === undefined || department.holder === "nobody") return [];
    return department.stage === "correcting" ? [] : [{ move, department }];
  });
}

function noticeOf({ context }: Turn, moves: readonly Moved[]) {
  const [only, ...others] = moves;
  const report = only?.department.report?.id;
  const shown = moves.slice(0, LINES_SHOWN).map((moved) => tellMove(moved, context.today));
  const more = moves.length - shown.length;
  const text = [
    `${context.me.name === "" ? "主管" : context.me.name}改了决算公开的截止日：`,
    ...shown,
    ...(more > 0 ? [`……另有${more}家`] : []),
  ].join("\n");
  return report !== undefined && others.length === 0
    ? ({ text, report, waits: true } as const)
    : ({ text, opens: "status", waits: true } as const);
}

/** 档案馆：8月20日 → 9月20日，还剩31天 */
function tellMove({ move, department }: Moved, today: string): string {
  const { was, due } = move;
  const left = daysBetween(today, due);
  const rest = left < 0 ? `已超${-left}天` : left === 0 ? "就是今天" : `还剩${left}天`;
  return `${department.name}：${was === null ? "未定" : shortDate(was)} → ${shortDate(due)}，${rest}`;
}
