import { addDays } from "date-fns/addDays";
import type { Grant, Role } from "../../events/office/office-events.js";
import type { OfficeTask } from "../../events/office/office-acts.js";
import type { Me } from "../me.js";
import type { Choice, Turn } from "../turn.js";
import { findDepartments } from "./find-department.js";
import { nameDepartment, nameGrant, ROLE_NAMES } from "./role-names.js";
import { stay } from "./stay.js";

export const INVITATION_DAYS = 7;
const LONGEST_NAME = 20;
const DEPARTMENTS_SHOWN = 8;

/** Roles somebody may invite others to. */
export function invitableRoles(me: Me): readonly Role[] {
  if (me.may("operate")) return ["manager", "reviewer", "clerk", "operator"];
  if (me.may("manage")) return ["clerk", "reviewer", "manager"];
  return me.departments("share").length > 0 ? ["clerk"] : [];
}

/** Departments somebody may invite to a role of. */
function departmentsFor(me: Me): readonly string[] {
  return [...new Set([...me.departments("manage"), ...me.departments("share")])];
}

/**
 * 邀请: whom to, where, what they are called; then a code that can be used once.
 *
 * @returns whether the current prompt should be said next
 */
export function invite(
  turn: Turn,
  { role, department }: { readonly role?: Role; readonly department?: string | null },
): boolean {
  const { me, office } = turn.context;
  const roles = invitableRoles(me);
  if (roles.length === 0) {
    turn.say("邀请别人，要由主管或本部门负责填报的人来做。");
    return true;
  }
  if (role === undefined) return askRole(turn, roles);
  if (!roles.includes(role)) {
    turn.say(`您不能邀请${ROLE_NAMES[role]}。`);
    return true;
  }
  const allowed = departmentsFor(me);
  const place = department ?? placeOf(turn, role, allowed, department);
  if (place === undefined) return askDepartment(turn, role, allowed);
  const grant: Grant = { role, department: place, ...responsibleFor(turn, role, place) };
  if (!mayInviteTo(me, grant, allowed)) {
    turn.say("没有找到这个部门。");
    return true;
  }
  stay(turn, { wants: "name", grant });
  turn.ask(`邀请 ${nameGrant(office, grant)}。对方姓名是？`, [[stopChoice()]]);
  return false;
}

/** Where it goes without saying: operators are of the bureau, and there may be one department only. */
function placeOf(
  turn: Turn,
  role: Role,
  allowed: readonly string[],
  department: string | null | undefined,
): string | null | undefined {
  const { me } = turn.context;
  if (role === "operator") return null;
  if (department === null && role !== "clerk" && me.mayEverywhere("manage")) return null;
  const [only] = allowed;
  return allowed.length === 1 && !me.mayEverywhere("manage") ? only : undefined;
}

function mayInviteTo(me: Me, { role, department }: Grant, allowed: readonly string[]): boolean {
  if (department !== null) return allowed.includes(department);
  return role === "operator" ? me.may("operate") : me.mayEverywhere("manage");
}

/** The first clerk of a department answers for its report. */
function responsibleFor(turn: Turn, role: Role, department: string | null): { responsible?: true } {
  if (role !== "clerk" || department === null) return {};
  const { people, invitations } = turn.context.office;
  const isClerk = (grant: Grant | null): boolean =>
    grant?.role === "clerk" && grant.department === department;
  const taken =
    [...people.values()].some(({ grants }) => grants.some(isClerk)) ||
    [...invitations.values()].some(({ grant }) => isClerk(grant));
  return taken ? {} : { responsible: true };
}

function askRole(turn: Turn, roles: readonly Role[]): boolean {
  const [only] = roles;
  if (only !== undefined && roles.length === 1) return invite(turn, { role: only });
  const choices = roles.map((role): Choice => ({
    label: ROLE_NAMES[role],
    action: { do: "office", act: { what: "invite", role } },
  }));
  turn.ask("邀请谁？", [choices]);
  return false;
}

function askDepartment(turn: Turn, role: Role, allowed: readonly string[]): boolean {
  const { me, office } = turn.context;
  if (allowed.length === 0 && !me.mayEverywhere("manage")) {
    turn.say("还没有部门。");
    return true;
  }
  if (allowed.length === 0 && role === "clerk") {
    turn.say("还没有部门，先建部门名单：发 /departments。");
    return true;
  }
  stay(turn, { wants: "department", role });
  const everywhere: Choice[] =
    role !== "clerk" && me.mayEverywhere("manage")
      ? [
          {
            label: "全部部门",
            action: { do: "office", act: { what: "invite", role, department: null } },
          },
        ]
      : [];
  const few = allowed.length <= DEPARTMENTS_SHOWN ? allowed : [];
  turn.ask(`${ROLE_NAMES[role]}属于哪个部门？请发部门名称。`, [
    everywhere,
    ...few.map((department): Choice[] => [
      {
        label: nameDepartment(office, department),
        action: { do: "office", act: { what: "invite", role, department } },
      },
    ]),
    [stopChoice()],
  ]);
  return false;
}

/** The department typed for an invitation. */
export function readInvitedDepartment(turn: Turn, role: Role, text: string): boolean {
  const { me, office } = turn.context;
  const found = findDepartments(office, departmentsFor(me), text);
  const [only] = found;
  if (only !== undefined && found.length === 1) return invite(turn, { role, department: only.id });
  if (only === undefined) {
    turn.say(`没有找到“${text.trim().slice(0, LONGEST_NAME)}”，请照部门名单里的名称发。`);
    return true;
  }
  turn.ask("是哪一个？", [
    ...found.slice(0, DEPARTMENTS_SHOWN).map((one): Choice[] => [
      {
        label: one.name,
        action: { do: "office", act: { what: "invite", role, department: one.id } },
      },
    ]),
    [stopChoice()],
  ]);
  return false;
}

/** Asks once more for the department of an invitation. */
export function promptInvitedDepartment(turn: Turn, role: Role): void {
  askDepartment(turn, role, departmentsFor(turn.context.me));
}

/** The name typed for an invitation: now the code is made. */
export function readInvitedName(
  turn: Turn,
  { grant }: Extract<OfficeTask, { wants: "name" }>,
  text: string,
): boolean {
  const name = text.replace(/\s+/g, " ").trim();
  if (name === "" || Array.from(name).length > LONGEST_NAME || /[\d/@]/.test(name)) {
    turn.say(`请发姓名，最多${LONGEST_NAME}个字，例：张三。`);
    return true;
  }
  // Roles may have changed since the question was asked.
  if (!invitableRoles(turn.context.me).includes(grant.role)) {
    turn.say("您现在不能邀请别人了。");
    return leave(turn);
  }
  const { code, hash } = turn.context.newCode();
  const expiresAt = addDays(turn.context.now, INVITATION_DAYS).toISOString();
  turn.recordOffice({ type: "invited", hash, person: null, name, grant, expiresAt });
  turn.say(
    `已邀请${name}（${nameGrant(turn.context.office, grant)}）。请把下面的邀请码转给本人，${INVITATION_DAYS}天内有效，只能用一次：`,
  );
  const [link] = turn.context.linksFor(code);
  turn.say(link === undefined ? code : `${code}\n或直接点开：${link}`);
  return leave(turn);
}

/** A code that links another account to the same person. */
export function linkAccount(turn: Turn): boolean {
  const { me, office, now } = turn.context;
  if (me.person === null) {
    turn.say("这个账号是在设置里放行的，没有登记姓名，不能关联别的账号。");
    return true;
  }
  const { code, hash } = turn.context.newCode();
  turn.recordOffice({
    type: "invited",
    ...{ hash, person: me.person, name: office.people.get(me.person)?.name ?? "", grant: null },
    expiresAt: addDays(now, 1).toISOString(),
  });
  turn.say("在另一个聊天窗口（网页或 Telegram）把这个码发给我，两边就是同一个人，1天内有效：");
  turn.say([code, ...turn.context.linksFor(code)].join("\n"));
  return true;
}

function leave(turn: Turn): boolean {
  stay(turn, null);
  return true;
}

function stopChoice(): Choice {
  return { label: "取消", action: { do: "office", act: { what: "stop" } } };
}
