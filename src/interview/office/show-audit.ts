import type { Turn } from "../turn.js";
import { placeOf } from "../navigation/lock.js";
import { departmentOf } from "../review/people.js";
import { findDepartments } from "./find-department.js";
import { stay } from "./stay.js";

/** 操作记录: who did what with the report of a department, or with the one the chat is on. */
export function showAudit(turn: Turn, { department }: { readonly department?: string }): boolean {
  if (department !== undefined) return sendOf(turn, department);
  const { context, draft } = turn;
  if (draft !== null && context.me.may("audit", placeOf(draft.report))) {
    const hidesContent = !context.me.may("read", placeOf(draft.report));
    const work = { do: "list-audit", report: draft.report.id, hidesContent } as const;
    turn.request({ kind: "bureau", work: { ...work, department: departmentOf(turn, draft) } });
    return false;
  }
  const [only, ...others] = context.me.departments("audit");
  if (only === undefined) {
    turn.say("没有能看操作记录的部门。");
    return true;
  }
  if (others.length === 0) return sendOf(turn, only);
  stay(turn, { wants: "audit" });
  turn.ask("看哪个部门的操作记录？请发部门名称。", [
    [{ label: "取消", action: { do: "office", act: { what: "stop" } } }],
  ]);
  return false;
}

/** The name of a department whose 操作记录 is wanted. */
export function readAuditOf(turn: Turn, text: string): boolean {
  const { office, me } = turn.context;
  const [only, ...others] = findDepartments(office, me.departments("audit"), text);
  if (only !== undefined && others.length === 0) return sendOf(turn, only.id);
  turn.say(only === undefined ? "没有找到这个部门。" : "有好几个部门像，请发全名。");
  return true;
}

function sendOf(turn: Turn, id: string): boolean {
  const { context } = turn;
  const { me } = context;
  const one = context.status().departments.find(({ department }) => department === id);
  if (one === undefined || !me.may("audit", { department: id })) {
    turn.say("没有找到这个部门。");
    return true;
  }
  if (one.report === null) {
    turn.say(`${one.name}还没有报告，没有记录。`);
    return true;
  }
  const hidesContent = !me.may("read", { department: id });
  turn.request({
    kind: "bureau",
    work: { do: "list-audit", report: one.report.id, department: one.name, hidesContent },
  });
  stay(turn, null);
  return false;
}
