import type { OfficeAct } from "../../events/office/office-acts.js";
import type { Action, Alive } from "../../events/chat/chat-events.js";
import type { OfficeState } from "../../events/office/office-state.js";
import { ROLE_NAMES } from "./role-names.js";

/** The button about the bureau that a typed word stands for, among those on the screen. */
export function calledAct(text: string, alive: Alive, office: OfficeState): Action | undefined {
  const word = text
    .trim()
    .replace(/^[〔[【]|[〕\]】]$/g, "")
    .replace(/^催\d+家，先看名单$/, "催办");
  const called = alive.filter(
    ([, action]) => action.do === "office" && wordsFor(action.act, office).includes(word),
  );
  return called.length === 1 ? called[0]?.[1] : undefined;
}

function wordsFor(act: OfficeAct, office: OfficeState): readonly (string | undefined)[] {
  switch (act.what) {
    case "invite":
      if (act.department === null) return ["全部部门"];
      if (act.department !== undefined) return [office.departments.get(act.department)?.name];
      return act.role === undefined ? ["邀请"] : [ROLE_NAMES[act.role]];
    case "people":
      return ["人员"];
    case "list":
      return ["部门名单"];
    case "take-list":
      return ["全部采用", "采用", "确定"];
    case "status":
      return act.department === undefined
        ? ["进度"]
        : [office.departments.get(act.department)?.name];
    case "status-sheet":
      return ["导出Excel", "Excel"];
    case "totals":
      if (act.of === null) return ["全部"];
      if (act.unapproved !== undefined) return [act.unapproved ? "也计未审定的" : "只计已审定的"];
      return act.of === undefined && act.tick === undefined ? ["汇总"] : [];
    case "make-totals":
      return ["生成汇总表", "确定"];
    case "nudge":
      if (act.sure) return ["确定催办"];
      return [act.department === undefined ? "催办" : "催这家"];
    case "deadline":
      return ["改截止日"];
    case "audit":
      return ["操作记录"];
    case "take-deadline":
      return ["确定"];
    case "stop":
      return ["看完了", "取消", "不移除", "不退出", "不催"];
    case "leave":
      return act.sure ? ["确定退出"] : ["退出"];
    case "remove":
      return act.sure ? ["移除"] : ["移除此人"];
    case "person":
      return [office.people.get(act.person)?.name];
    case "link":
    case "revoke":
    case "responsible":
    case "cancel-invitation":
      return [];
    default:
      throw new Error(`unknown act: ${JSON.stringify(act satisfies never)}`);
  }
}
