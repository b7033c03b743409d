import type { OfficeAct } from "../../events/office/office-acts.js";
import type { Position } from "../../events/chat/chat-events.js";
import type { Turn } from "../turn.js";
import { askForList, readPastedList, takeList } from "./department-list.js";
import { promptDeadline, readDeadlineOf, setDeadline, takeDeadline } from "./deadline.js";
import { nudge, readNudged } from "./nudge.js";
import {
  invite,
  linkAccount,
  promptInvitedDepartment,
  readInvitedDepartment,
  readInvitedName,
} from "./invite.js";
import {
  cancelInvitation,
  leaveBureau,
  makeResponsible,
  readPeopleOf,
  removePerson,
  revokeGrant,
  showPeople,
  showPerson,
} from "./people.js";
import { readAuditOf, showAudit } from "./show-audit.js";
import { readStatusOf, sendStatusSheet, showStatus, showStatusOf } from "./show-status.js";
import { stay } from "./stay.js";
import { askForTotals, chooseTotals, makeTotals, readTotals } from "./totals.js";

type At = Extract<Position, { at: "office" }>;

/** Does what a button or command about the bureau says. @returns whether the current prompt should be said next */
export function performOffice(turn: Turn, act: OfficeAct): boolean {
  switch (act.what) {
    case "invite":
      return invite(turn, act);
    case "link":
      return linkAccount(turn);
    case "people":
      return showPeople(turn, act.department);
    case "person":
      return showPerson(turn, act.person);
    case "remove":
      return removePerson(turn, act.person, act.sure);
    case "revoke":
      return revokeGrant(turn, act.person, act.grant);
    case "responsible":
      return makeResponsible(turn, act.person, act.department);
    case "cancel-invitation":
      return cancelInvitation(turn, act.hash);
    case "leave":
      return leaveBureau(turn, act.sure);
    case "list":
      return askForList(turn);
    case "take-list":
      return takeList(turn);
    case "status":
      if (act.typed !== undefined) return readStatusOf(turn, act.typed);
      return act.department === undefined ? showStatus(turn) : showStatusOf(turn, act.department);
    case "status-sheet":
      return sendStatusSheet(turn);
    case "totals":
      return chooseTotals(turn, act);
    case "make-totals":
      return makeTotals(turn);
    case "nudge":
      return act.typed === undefined ? nudge(turn, act) : readNudged(turn, act.typed);
    case "deadline":
      return setDeadline(turn, act);
    case "take-deadline":
      return takeDeadline(turn);
    case "audit":
      return act.typed === undefined ? showAudit(turn, act) : readAuditOf(turn, act.typed);
    case "stop":
      stay(turn, null);
      return true;
    default:
      throw new Error(`unknown act: ${JSON.stringify(act satisfies never)}`);
  }
}

/** Reads a message while something about the bureau is waited for. */
export function readOffice(turn: Turn, { task }: At, text: string): boolean {
  switch (task.wants) {
    case "department":
      return readInvitedDepartment(turn, task.role, text);
    case "name":
      return readInvitedName(turn, task, text);
    case "list":
      return readPastedList(turn, text);
    case "yes":
      turn.say("请先点〔全部采用〕或〔取消〕。");
      return true;
    case "people":
      return readPeopleOf(turn, text);
    case "status":
      return readStatusOf(turn, text);
    case "audit":
      return readAuditOf(turn, text);
    case "totals":
      return readTotals(turn, text);
    case "nudge":
      return readNudged(turn, text);
    case "deadline":
      return readDeadlineOf(turn, task, text);
    case "deadline-yes":
      turn.say("请先点〔确定〕或〔取消〕。");
      return true;
    default:
      throw new Error(`unknown task: ${JSON.stringify(task satisfies never)}`);
  }
}

/** Says again what is waited for. */
export function promptOffice(turn: Turn, { task }: At): void {
  const stop = [[{ label: "取消", action: { do: "office", act: { what: "stop" } } } as const]];
  switch (task.wants) {
    case "department":
      promptInvitedDepartment(turn, task.role);
      return;
    case "name":
      turn.ask("请发对方姓名。", stop);
      return;
    case "list":
      turn.ask("请粘贴部门名单，一行一个部门。", stop);
      return;
    case "yes":
      turn.ask(`${task.list.length}个部门等您确认。`, [
        [
          { label: "全部采用", action: { do: "office", act: { what: "take-list" } } },
          { label: "取消", action: { do: "office", act: { what: "stop" } } },
        ],
      ]);
      return;
    case "people":
      turn.ask("看哪个部门的人？请发部门名称。", stop);
      return;
    case "status":
      turn.ask("看哪个部门的进度？请发部门名称。", stop);
      return;
    case "audit":
      turn.ask("看哪个部门的操作记录？请发部门名称。", stop);
      return;
    case "totals":
      askForTotals(turn, task);
      return;
    case "nudge":
      turn.ask("只催一家就发部门名称；催全部请再发 /nudge。", stop);
      return;
    case "deadline":
      turn.ask("改到哪一天？例：2020-09-20，或 批复 2020-08-31。", stop);
      return;
    case "deadline-yes":
      promptDeadline(turn, task.moves);
      return;
    default:
      throw new Error(`unknown task: ${JSON.stringify(task satisfies never)}`);
  }
}
