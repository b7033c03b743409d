import { formatDate } from "../../amounts/format-date.js";
import { currentYear } from "../../events/office/current-year.js";
import type { DeadlineMove, ListedDepartment } from "../../events/office/office-acts.js";
import { type OfficeState, placeKey } from "../../events/office/office-state.js";
import type { Turn } from "../turn.js";
import { foldName } from "./find-department.js";
import { readDepartmentRows, splitPasted } from "./read-list.js";
import { stay } from "./stay.js";
import { tellMoves } from "./tell-moved.js";
import { tellQuiet } from "./tell-quiet.js";

const LINES_SHOWN = 8;

/** 部门名单: shows how many there are and waits for a list. */
export function askForList(turn: Turn): boolean {
  const { me, office } = turn.context;
  if (!me.mayEverywhere("manage")) {
    turn.say("部门名单由管理员或主管维护。");
    return true;
  }
  stay(turn, { wants: "list" });
  const count = office.departments.size;
  turn.ask(
    `${count === 0 ? "还没有部门。" : `现有${count}个部门。`}请从Excel复制后粘贴，一行一个：部门名称、上级部门、批复日期、截止日期（后三列可空），或直接发表格文件。`,
    [[{ label: "取消", action: { do: "office", act: { what: "stop" } } }]],
  );
  return false;
}

export function readPastedList(turn: Turn, text: string): boolean {
  return readList(turn, splitPasted(text));
}

/** Shows what a list would change, before anything is. */
export function readList(turn: Turn, rows: readonly (readonly string[])[]): boolean {
  const { office } = turn.context;
  const { list, problems } = readDepartmentRows(rows);
  const unknown = unknownParents(office, list);
  const wrong = [...problems, ...unknown];
  if (wrong.length > 0 || list.length === 0) {
    const shown = wrong.slice(0, LINES_SHOWN);
    const more = wrong.length > shown.length ? [`……共${wrong.length}处`] : [];
    turn.say(
      [
        list.length === 0 && wrong.length === 0 ? "没有认出部门。" : "名单有误，什么都没改：",
        ...shown,
        ...more,
      ].join("\n"),
    );
    return true;
  }
  const year = yearOf(turn, list);
  const known = new Set([...office.departments.values()].map(({ name }) => foldName(name)));
  const fresh = list.filter(({ name }) => !known.has(foldName(name)));
  const dated = list.filter(({ due }) => due !== null);
  stay(turn, { wants: "yes", list, year });
  turn.ask(
    [
      `认出${list.length}个部门：新增${fresh.length}个，已有${list.length - fresh.length}个；其中${dated.length}个有${year}年度的截止日期。`,
      ...list.slice(0, LINES_SHOWN).map(describe),
      ...(list.length > LINES_SHOWN ? [`……还有${list.length - LINES_SHOWN}个`] : []),
    ].join("\n"),
    [
      [
        { label: "全部采用", action: { do: "office", act: { what: "take-list" } } },
        { label: "取消", action: { do: "office", act: { what: "stop" } } },
      ],
    ],
  );
  return false;
}

/** A report is made public in the year after its own: the dates tell which one is meant. */
function yearOf({ context: { office, packs } }: Turn, list: readonly ListedDepartment[]): string {
  const dues = list.flatMap(({ due }) => due ?? []).sort();
  const dated = String(Number(dues[0]?.slice(0, 4) ?? "0") - 1);
  if (packs.some((pack) => pack.years.includes(dated))) return dated;
  return currentYear(
    office,
    packs.flatMap((pack) => pack.years.slice(0, 1)),
  );
}

function describe({ name, parent, due }: ListedDepartment): string {
  const above = parent === null ? "" : `（上级：${parent}）`;
  return `${name}${above}${due === null ? "" : `，截止${formatDate(due)}`}`;
}

function unknownParents(office: OfficeState, list: readonly ListedDepartment[]): readonly string[] {
  const names = new Set([
    ...list.map(({ name }) => foldName(name)),
    ...[...office.departments.values()].map(({ name }) => foldName(name)),
  ]);
  return list.flatMap(({ name, parent }) =>
    parent === null || names.has(foldName(parent)) ? [] : [`“${name}”的上级“${parent}”不在名单里`],
  );
}

/** Takes over the list that was shown. Departments keep their ids; none is removed. */
export function takeList(turn: Turn): boolean {
  const { position, context } = turn;
  if (position.at !== "office" || position.task.wants !== "yes") return true;
  if (!context.me.mayEverywhere("manage")) {
    turn.say("部门名单由管理员或主管维护。");
    return true;
  }
  const { list, year } = position.task;
  const { office } = context;
  const ids = new Map([...office.departments.values()].map(({ id, name }) => [foldName(name), id]));
  for (const { name } of list) {
    if (!ids.has(foldName(name))) ids.set(foldName(name), context.newId());
  }
  const moves: DeadlineMove[] = [];
  for (const { name, parent, approvedOn, due } of list) {
    const department = ids.get(foldName(name)) ?? "";
    const known = office.departments.get(department);
    const above = parent === null ? (known?.parent ?? null) : (ids.get(foldName(parent)) ?? null);
    if (known === undefined || known.parent !== above || known.name !== name) {
      turn.recordOffice({ type: "department-set", department, name, parent: above });
    }
    const before = office.deadlines.get(placeKey(department, year));
    if (due !== null && (before?.due !== due || before.approvedOn !== approvedOn)) {
      turn.recordOffice({ type: "deadline-set", department, year, approvedOn, due });
      const was = before?.due ?? null;
      if (known !== undefined && was !== due) moves.push({ department, was, approvedOn, due });
    }
  }
  const told = tellMoves(turn, year, moves);
  stay(turn, null);
  const says = told === 0 ? "" : `截止日改了的，已告诉${told}人${tellQuiet(turn)}。`;
  turn.say(`已采用${list.length}个部门。${says}接着可以发 /invite 邀请填报人。`);
  return true;
}
