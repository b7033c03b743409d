import type { OfficeAct, OfficeTask } from "../../events/office/office-acts.js";
import {
  type BureauStatus,
  type DepartmentStatus,
  STAGE_NAMES,
} from "../../events/office/bureau-status.js";
import { currentYear } from "../../events/office/current-year.js";
import { isWithin, pathOf } from "../../events/office/is-within.js";
import { isAddedUp, isPassed } from "../../events/office/totals.js";
import type { Choice, Turn } from "../turn.js";
import { findDepartments } from "./find-department.js";
import { stay } from "./stay.js";

type Selection = Extract<OfficeTask, { wants: "totals" }>;
type Act = Extract<OfficeAct, { what: "totals" }>;

const TICKED = 8;
const PLACES_SHOWN = 6;
const NAMES_SHOWN = 5;
const BELOW = /及(?:下属|所属)(?:单位)?$/;

/** 汇总: which departments are to be added up and which states count, shown before it is done. */
export function chooseTotals(turn: Turn, act: Act): boolean {
  const allowed = turn.context.me.departments("total");
  if (allowed.length === 0) {
    turn.say("汇总由主管来做。");
    return true;
  }
  const chosen = select(turn, act, allowed);
  if (typeof chosen === "string") {
    turn.say(chosen);
    return true;
  }
  stay(turn, chosen);
  askForTotals(turn, chosen);
  return false;
}

/** Names typed while the choice is on the screen. */
export function readTotals(turn: Turn, text: string): boolean {
  return chooseTotals(turn, { what: "totals", typed: text });
}

/** Says what would be added up. */
export function askForTotals(turn: Turn, task: Selection): void {
  const status = turn.context.status(task.year);
  const chosen = chosenOf(turn, status, task);
  turn.ask(tellSelection(task, chosen), [
    [
      { label: "生成汇总表", action: { do: "office", act: { what: "make-totals" } } },
      ...statesChoice(task, chosen),
    ],
    ...ticks(turn, status, task),
    ...places(turn, status),
    [{ label: "取消", action: { do: "office", act: { what: "stop" } } }],
  ]);
}

/** 生成汇总表: asks for the workbook. */
export function makeTotals(turn: Turn): boolean {
  const { position, context } = turn;
  if (position.at !== "office" || position.task.wants !== "totals") {
    return chooseTotals(turn, { what: "totals" });
  }
  const { task } = position;
  const status = context.status(task.year);
  const chosen = chosenOf(turn, status, task);
  if (!chosen.some(({ stage }) => isAddedUp(stage, task.unapproved))) {
    turn.say("选中的部门还没有能汇总的报告。");
    askForTotals(turn, task);
    return false;
  }
  turn.request({
    kind: "bureau",
    work: {
      do: "totals",
      year: task.year,
      title: titleOf(turn, chosen),
      unapproved: task.unapproved,
      departments: chosen.map(({ department, name, stage, report }) => ({
        id: department,
        name,
        above: pathOf(context.office, department).slice(1),
        stage,
        report: report?.id ?? null,
      })),
    },
  });
  stay(turn, null);
  turn.ask(`正在汇总${chosen.length}家，做好就发给您。`);
  return false;
}

function workYear({ office, packs }: Turn["context"]): string {
  return currentYear(
    office,
    packs.flatMap((pack) => pack.years.slice(0, 1)),
  );
}

/** @returns what to say instead, where nothing can be chosen */
function select(
  { position, context }: Turn,
  act: Act,
  allowed: readonly string[],
): Selection | string {
  const before =
    position.at === "office" && position.task.wants === "totals" ? position.task : undefined;
  const typed = (act.typed ?? "").trim();
  const year = /(?<!\d)\d{4}(?!\d)/.exec(typed)?.[0] ?? before?.year ?? workYear(context);
  const base: Selection = {
    wants: "totals",
    year,
    departments: before?.departments ?? null,
    unapproved: act.unapproved ?? before?.unapproved ?? false,
  };
  const { of, tick } = act;
  if (of === null) return { ...base, departments: null };
  if (of !== undefined) {
    const below = allowed.filter((id) => isWithin(context.office, id, of));
    return below.length === 0 ? "没有找到这个部门。" : { ...base, departments: below };
  }
  if (tick !== undefined) {
    if (!allowed.includes(tick)) return "没有找到这个部门。";
    const had = base.departments ?? allowed;
    const now = had.includes(tick) ? had.filter((id) => id !== tick) : [...had, tick];
    return now.length === 0 ? "至少要留一家。" : { ...base, departments: now };
  }
  const names = typed.replace(year, "").trim();
  if (names === "" || /^全部$|^年度?$/.test(names))
    return names === "全部" ? { ...base, departments: null } : base;
  const found = findNamed(context, allowed, names);
  return typeof found === "string" ? found : { ...base, departments: found };
}

/** 档案馆、园区办及下属 */
function findNamed(
  { office }: Turn["context"],
  allowed: readonly string[],
  names: string,
): readonly string[] | string {
  const found = new Set<string>();
  for (const name of names.split(/[、，,;；\n]/).map((one) => one.trim())) {
    if (name === "") continue;
    const [only, ...others] = findDepartments(office, allowed, name.replace(BELOW, ""));
    if (only === undefined) return `没有找到“${name.slice(0, 20)}”，请照部门名单里的名称发。`;
    if (others.length > 0) return `“${name.slice(0, 20)}”有好几个部门像，请发全名。`;
    const isBelow = BELOW.test(name);
    for (const id of allowed) {
      if (id === only.id || (isBelow && isWithin(office, id, only.id))) found.add(id);
    }
  }
  return found.size === 0 ? "请发部门名称。" : [...found];
}

/** In the order of the bureau's list; what one may not add up is left out, whatever was kept. */
function chosenOf(
  { context }: Turn,
  { departments }: BureauStatus,
  task: Selection,
): readonly DepartmentStatus[] {
  const known = new Map(departments.map((one) => [one.department, one]));
  return context.me.departments("total").flatMap((id) => {
    const isChosen = task.departments === null || task.departments.includes(id);
    const one = isChosen ? known.get(id) : undefined;
    return one === undefined ? [] : [one];
  });
}

function titleOf({ context: { office } }: Turn, chosen: readonly DepartmentStatus[]): string {
  const [first, ...others] = chosen;
  if (first === undefined) return "";
  if (others.length === 0) return first.name;
  const { department, name } = first;
  const isPlace = others.every((one) => isWithin(office, one.department, department));
  return isPlace ? `${name}及所属单位` : `${name}等${chosen.length}家`;
}

function tellSelection(task: Selection, chosen: readonly DepartmentStatus[]): string {
  const passed = chosen.filter(({ stage }) => isPassed(stage));
  const waiting = chosen.filter(({ stage }) => stage !== "idle" && !isPassed(stage));
  const idle = chosen.filter(({ stage }) => stage === "idle");
  const waits = task.unapproved ? "也计入，标“未审定”" : "不计入";
  return [
    `汇总${task.year}年度决算，选中${chosen.length}家：已审定${passed.length}家。`,
    ...(waiting.length === 0
      ? []
      : [`未审定${waiting.length}家（${waits}）：${namesOf(waiting, { staged: true })}。`]),
    ...(idle.length === 0
      ? []
      : [`没有报告${idle.length}家：${namesOf(idle, { staged: false })}。`]),
    "上级报告已含所属单位的，下级不重复计。换部门就发名称，例：甲局、乙局及下属。",
  ].join("\n");
}

function namesOf(
  departments: readonly DepartmentStatus[],
  { staged }: { readonly staged: boolean },
): string {
  const names = departments
    .slice(0, NAMES_SHOWN)
    .map(({ name, stage }) => (staged ? `${name}${STAGE_NAMES[stage]}` : name));
  return names.join("、") + (departments.length > names.length ? "等" : "");
}

function statesChoice(task: Selection, chosen: readonly DepartmentStatus[]): Choice[] {
  const waiting = chosen.filter(({ stage }) => stage !== "idle" && !isPassed(stage)).length;
  if (waiting === 0) return [];
  const unapproved = !task.unapproved;
  const label = unapproved ? `也计未审定的${waiting}家` : "只计已审定的";
  return [{ label, action: { do: "office", act: { what: "totals", unapproved } } }];
}

/** Where they are few, each can be ticked. */
function ticks({ context }: Turn, { departments }: BureauStatus, task: Selection): Choice[][] {
  const allowed = context.me.departments("total");
  if (allowed.length > TICKED || allowed.length < 2) return [];
  const names = new Map(departments.map(({ department, name }) => [department, name]));
  return allowed.map((id) => {
    const isTicked = task.departments === null || task.departments.includes(id);
    const act = { what: "totals", tick: id } as const;
    return [
      { label: `${isTicked ? "☑" : "☐"} ${names.get(id) ?? ""}`, action: { do: "office", act } },
    ];
  });
}

/** 园区办及下属3家, for the first departments that have units below them. */
function places({ context: { office, me } }: Turn, { departments }: BureauStatus): Choice[][] {
  const allowed = me.departments("total");
  const names = new Map(departments.map(({ department, name }) => [department, name]));
  const above = new Set(allowed.map((id) => office.departments.get(id)?.parent ?? ""));
  const shown = allowed.filter((id) => above.has(id)).slice(0, PLACES_SHOWN);
  const all: Choice = {
    label: `全部${allowed.length}家`,
    action: { do: "office", act: { what: "totals", of: null } },
  };
  return [
    ...(allowed.length > 1 ? [[all]] : []),
    ...shown.map((id): Choice[] => {
      const count = allowed.filter((one) => isWithin(office, one, id)).length - 1;
      const label = `${names.get(id) ?? ""}及下属${count}家`;
      return [{ label, action: { do: "office", act: { what: "totals", of: id } } }];
    }),
  ];
}
