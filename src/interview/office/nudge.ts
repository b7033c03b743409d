import { shortDate } from "../../amounts/format-date.js";
import { type DepartmentStatus, STAGE_NAMES } from "../../events/office/bureau-status.js";
import type { Turn } from "../turn.js";
import { findDepartments } from "./find-department.js";
import { lateOf, NEAR_DAYS, type Nudge, type NudgePlan, planNudge } from "./plan-nudge.js";
import { stay } from "./stay.js";
import { tellQuiet } from "./tell-quiet.js";

const PEOPLE_SHOWN = 30;
const NAMES_SHOWN = 10;

/** 催办: first the list of whom it would reach and when they were nudged last; then, with a yes, it is done. */
export function nudge(
  turn: Turn,
  { department, sure }: { readonly department?: string; readonly sure: boolean },
): boolean {
  const { context } = turn;
  if (!context.me.may("nudge")) {
    turn.say("催办由主管来做。");
    return true;
  }
  const chosen = choose(turn, department);
  if (typeof chosen === "string") {
    turn.say(chosen);
    return true;
  }
  const plan = planNudge(context, chosen);
  if (plan.nudges.length === 0) {
    turn.say(["没有可以催的人。", ...tellOthers(plan)].join("\n"));
    return true;
  }
  if (sure) return send(turn, plan);
  stay(turn, { wants: "nudge" });
  turn.ask(tellPlan(plan, chosen.length), [
    [
      { label: "确定催办", action: { do: "office", act: actOf(department) } },
      { label: "不催", action: { do: "office", act: { what: "stop" } } },
    ],
  ]);
  return false;
}

/** The name of the one department to nudge, typed below the list. */
export function readNudged(turn: Turn, text: string): boolean {
  const { office, me } = turn.context;
  const [only, ...others] = findDepartments(office, me.departments("nudge"), text);
  if (only !== undefined && others.length === 0) {
    return nudge(turn, { department: only.id, sure: false });
  }
  turn.say(only === undefined ? "没有找到这个部门。" : "有好几个部门像，请发全名。");
  return true;
}

function actOf(department: string | undefined) {
  return {
    what: "nudge",
    sure: true,
    ...(department === undefined ? {} : { department }),
  } as const;
}

/** @returns what to say where there is nothing to nudge about */
function choose(
  { context }: Turn,
  department: string | undefined,
): readonly DepartmentStatus[] | string {
  const { departments } = context.status();
  if (department === undefined) {
    const late = lateOf(context, departments);
    return late.length > 0 ? late : `没有过了截止或${NEAR_DAYS}天内截止、还没公开的部门，不用催。`;
  }
  const one = departments.find((other) => other.department === department);
  if (one === undefined || !context.me.may("nudge", { department })) return "没有找到这个部门。";
  return one.holder === "nobody" ? `${one.name}已经公开，不用催。` : [one];
}

function tellPlan(plan: NudgePlan, departments: number): string {
  const shown = plan.nudges.slice(0, PEOPLE_SHOWN);
  const more = plan.nudges.length - shown.length;
  return [
    `催${departments}家，会告诉${plan.nudges.length}人：`,
    ...shown.map(tellNudge),
    ...(more > 0 ? [`……另有${more}人`] : []),
    ...tellOthers(plan),
    departments > 1 ? "只催一家：直接发部门名称。" : "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** 安会计（8月18日催过）：档案馆 填报中、园区办 退回 */
function tellNudge({ person, departments, last }: Nudge): string {
  const before = last === null ? "还没催过" : `${shortDate(last)}催过`;
  const named = departments
    .slice(0, NAMES_SHOWN)
    .map(({ name, stage }) => `${name} ${STAGE_NAMES[stage]}`);
  const more = departments.length - named.length;
  return `${person.name}（${before}）：${named.join("、")}${more > 0 ? `等${departments.length}家` : ""}`;
}

function tellOthers({ waiting, own, unreachable }: NudgePlan): readonly string[] {
  return [
    ...(waiting.length === 0 ? [] : [`今天已经催过，明天起可以再催：${listNames(waiting)}。`]),
    ...(own.length === 0 ? [] : [`轮到您自己：${listNames(own)}。`]),
    ...(unreachable.length === 0
      ? []
      : [`找不到人催（没有人，或还没有账号，可发 /invite）：${listNames(unreachable)}。`]),
  ];
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).join("、");
  return names.length > NAMES_SHOWN ? `${shown}等${names.length}个` : shown;
}

/** The notice and the mark that it was written are one commit, so that two managers at once nudge once. */
function send(turn: Turn, { nudges }: NudgePlan): boolean {
  const { me, today } = turn.context;
  for (const { person, departments } of nudges) {
    const notice = turn.context.hurry(departments, me.name === "" ? "主管" : me.name);
    turn.notify(person.id, { ...notice, waits: true });
    turn.recordOffice({
      type: "reminded",
      person: person.id,
      kind: "nudge",
      day: today,
      departments: departments.map(({ department }) => department),
    });
  }
  stay(turn, null);
  turn.say(`已催${nudges.length}人${tellQuiet(turn)}。每人一天一次，明天起可以再催。`);
  return true;
}
