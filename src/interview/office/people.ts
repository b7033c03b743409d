import type { Grant } from "../../events/office/office-events.js";
import type { OfficeState, Person } from "../../events/office/office-state.js";
import type { Me } from "../me.js";
import type { Choice, Turn } from "../turn.js";
import { findDepartments } from "./find-department.js";
import { inPairs } from "./in-pairs.js";
import { nameDepartment, nameGrant } from "./role-names.js";
import { stay } from "./stay.js";

const PEOPLE_SHOWN = 20;
const GRANT_LINES = 6;
const NAMED = 3;

/** Whether somebody may change who has a role. */
export function mayManage(me: Me, { role, department }: Grant): boolean {
  if (role === "operator") return me.may("operate");
  if (department === null) return me.mayEverywhere("manage");
  if (me.may("manage", { department })) return true;
  return role === "clerk" && me.may("share", { department });
}

/** Whether somebody may see that another one is there. */
function maySee(me: Me, person: Person): boolean {
  if (person.id === me.person) return true;
  if (person.grants.length === 0) return me.mayEverywhere("manage");
  return person.grants.some(
    (grant) =>
      mayManage(me, grant) ||
      (grant.department !== null && me.may("read", { department: grant.department })),
  );
}

/** 人员: of one department, or of all one may see when they are few. */
export function showPeople(turn: Turn, department: string | null | undefined): boolean {
  const { me, office } = turn.context;
  const people = [...office.people.values()].filter(
    (person) => !person.hasLeft && maySee(me, person) && isOf(person, department),
  );
  const invited = [...office.invitations.values()].filter(
    ({ grant }) =>
      grant !== null &&
      mayManage(me, grant) &&
      (department === undefined || grant.department === department),
  );
  if (people.length === 0 && invited.length === 0) {
    turn.say("还没有人。发 /invite 邀请。");
    return true;
  }
  if (people.length > PEOPLE_SHOWN && department === undefined) {
    stay(turn, { wants: "people" });
    turn.ask(`共${people.length}人。看哪个部门的？请发部门名称。`, [[stopChoice()]]);
    return false;
  }
  const lines = people.slice(0, PEOPLE_SHOWN).map((person) => describe(office, person));
  const waiting = invited.map(
    ({ name, grant }) =>
      `${name}（${grant === null ? "" : nameGrant(office, grant)}）已邀请，还没来`,
  );
  const choices = [
    ...people.slice(0, PEOPLE_SHOWN).map((person): Choice => ({
      label: person.name,
      action: { do: "office", act: { what: "person", person: person.id } },
    })),
    ...invited.slice(0, PEOPLE_SHOWN).map(({ name, hash }): Choice => ({
      label: `收回给${name}的邀请`,
      action: { do: "office", act: { what: "cancel-invitation", hash } },
    })),
  ];
  turn.ask([...lines, ...waiting].join("\n"), inPairs(choices));
  return false;
}

function isOf({ grants }: Person, department: string | null | undefined): boolean {
  return department === undefined || grants.some((grant) => grant.department === department);
}

function describe(office: OfficeState, person: Person): string {
  const grants = person.grants.slice(0, GRANT_LINES).map((grant) => nameGrant(office, grant));
  const account = person.accounts.size === 0 ? "，还没有账号" : "";
  return `${person.name}：${grants.join("、") || "没有角色"}${account}`;
}

/** The department typed after /people. */
export function readPeopleOf(turn: Turn, text: string): boolean {
  const { me, office } = turn.context;
  const allowed = [...office.departments.keys()].filter(
    (department) => me.may("read", { department }) || me.may("manage", { department }),
  );
  const [only, ...others] = findDepartments(office, allowed, text);
  if (only === undefined || others.length > 0) {
    turn.say(only === undefined ? "没有找到这个部门。" : "有好几个部门像，请发全名。");
    return true;
  }
  stay(turn, null);
  return showPeople(turn, only.id);
}

/** One person, and what can be done about them. */
export function showPerson(turn: Turn, id: string): boolean {
  const { me, office } = turn.context;
  const person = office.people.get(id);
  if (person === undefined || person.hasLeft || !maySee(me, person)) return notThere(turn);
  const rows: Choice[][] = [];
  for (const grant of person.grants.filter((one) => mayManage(me, one))) {
    const { role, department, responsible } = grant;
    const row: Choice[] = [
      {
        label: `收回：${nameGrant(office, grant)}`,
        action: { do: "office", act: { what: "revoke", person: id, grant } },
      },
    ];
    if (role === "clerk" && department !== null && responsible !== true) {
      row.push({
        label: `改由其负责${nameDepartment(office, department)}`,
        action: { do: "office", act: { what: "responsible", person: id, department } },
      });
    }
    rows.push(row);
  }
  if (mayRemove(me, person)) {
    rows.push([
      {
        label: "移除此人",
        action: { do: "office", act: { what: "remove", person: id, sure: false } },
      },
    ]);
  }
  turn.ask(describe(office, person), rows);
  return false;
}

/** Only whoever may take all of somebody's roles may remove them. */
function mayRemove(me: Me, { id, grants }: Person): boolean {
  if (grants.length === 0) return id !== me.person && me.mayEverywhere("manage");
  return id !== me.person && grants.every((grant) => mayManage(me, grant)) && me.may("manage");
}

export function removePerson(turn: Turn, id: string, sure: boolean): boolean {
  const { me, office } = turn.context;
  const person = office.people.get(id);
  if (person === undefined || person.hasLeft || !mayRemove(me, person)) return notThere(turn);
  if (!sure) {
    turn.ask(`移除${person.name}？账号和角色都收回，填过的内容和记录保留。`, [
      [
        {
          label: "移除",
          action: { do: "office", act: { what: "remove", person: id, sure: true } },
        },
        { label: "不移除", action: { do: "office", act: { what: "stop" } } },
      ],
    ]);
    return false;
  }
  turn.recordOffice({ type: "person-left", person: id });
  turn.say(`已移除${person.name}。${tellOrphaned(turn, person, person.grants)}`);
  return true;
}

/** Reports that wait for a reviewer and have none once somebody is none any more. */
function tellOrphaned(turn: Turn, { id, grants }: Person, taken: readonly Grant[]): string {
  const isReviewer = ({ role }: Grant): boolean => role === "reviewer";
  const left = grants.filter((grant) => !taken.includes(grant));
  if (!taken.some(isReviewer) || left.some(isReviewer)) return "";
  const orphaned = turn.context
    .status()
    .departments.filter(
      ({ stage, reviewers }) => stage === "review" && reviewers.every((one) => one.id === id),
    )
    .map(({ name }) => name);
  if (orphaned.length === 0) return "";
  const names = orphaned.slice(0, NAMED).join("、") + (orphaned.length > NAMED ? "等" : "");
  return `${names}在待审核，现在没有审核人，请发 /invite 再指定一位。`;
}

export function revokeGrant(turn: Turn, id: string, grant: Grant): boolean {
  const { me, office } = turn.context;
  const person = office.people.get(id);
  const held = person?.grants.find((one) => isSame(one, grant));
  if (person === undefined || held === undefined || !mayManage(me, held)) return notThere(turn);
  turn.recordOffice({ type: "revoked", person: id, grant: held });
  const name = nameGrant(office, held);
  if (id !== me.person)
    turn.notify(id, { text: `您的角色“${name}”已由${me.name || "管理员"}收回。` });
  turn.say(`已收回${person.name}的“${name}”。${tellOrphaned(turn, person, [held])}`);
  return true;
}

/** 移交: another clerk of the department answers for its report from now on. */
export function makeResponsible(turn: Turn, id: string, department: string): boolean {
  const { me, office } = turn.context;
  const clerk: Grant = { role: "clerk", department };
  const next = office.people.get(id);
  const held = next?.grants.find((one) => isSame(one, clerk));
  if (next === undefined || held === undefined || !mayManage(me, held)) return notThere(turn);
  for (const person of office.people.values()) {
    const grant = person.grants.find((one) => isSame(one, clerk) && one.responsible === true);
    if (grant === undefined) continue;
    turn.recordOffice({ type: "revoked", person: person.id, grant });
    turn.recordOffice({ type: "granted", person: person.id, grant: clerk });
  }
  turn.recordOffice({ type: "revoked", person: id, grant: clerk });
  turn.recordOffice({ type: "granted", person: id, grant: { ...clerk, responsible: true } });
  const place = nameDepartment(office, department);
  turn.notify(id, { text: `${place}的决算公开报告改由您负责，提交审核也由您来。` });
  turn.say(`${place}改由${next.name}负责，已告诉对方。`);
  return true;
}

export function cancelInvitation(turn: Turn, hash: string): boolean {
  const { me, office } = turn.context;
  const invitation = office.invitations.get(hash);
  const grant = invitation?.grant ?? null;
  if (invitation === undefined || grant === null || !mayManage(me, grant)) return notThere(turn);
  turn.recordOffice({ type: "invitation-cancelled", hash });
  turn.say(`已收回给${invitation.name}的邀请，那个邀请码不能用了。`);
  return true;
}

/** 退出: one leaves of one's own will; the only one who answers for a department names another first. */
export function leaveBureau(turn: Turn, sure: boolean): boolean {
  const { me, office } = turn.context;
  const person = me.person === null ? undefined : office.people.get(me.person);
  if (person === undefined) {
    turn.say("这个账号没有登记，不用退出。");
    return true;
  }
  const held = person.grants.find(
    (grant) => grant.responsible === true && hasColleague(turn, grant),
  );
  const department = held?.department ?? null;
  if (department !== null) {
    turn.say(
      `您还负责${nameDepartment(office, department)}的报告，请先在 /people 里改由同事负责。`,
    );
    return true;
  }
  if (!sure) {
    turn.ask("退出以后就不能再填报了，填过的内容保留。确定退出？", [
      [
        { label: "确定退出", action: { do: "office", act: { what: "leave", sure: true } } },
        { label: "不退出", action: { do: "office", act: { what: "stop" } } },
      ],
    ]);
    return false;
  }
  turn.recordOffice({ type: "person-left", person: person.id });
  turn.chatReport = null;
  turn.draft = null;
  turn.position = { at: "home" };
  turn.ask("已退出。再要填报，请向主管要邀请码。");
  return false;
}

function hasColleague(turn: Turn, { department }: Grant): boolean {
  const { office, me } = turn.context;
  return [...office.people.values()].some(
    (person) =>
      person.id !== me.person &&
      person.grants.some((one) => one.role === "clerk" && one.department === department),
  );
}

function isSame(a: Grant, b: Grant): boolean {
  return a.role === b.role && a.department === b.department;
}

/** Not there and not allowed look alike. */
function notThere(turn: Turn): boolean {
  turn.say("没有找到，可能已经变了。发 /people 再看一眼。");
  return true;
}

function stopChoice(): Choice {
  return { label: "取消", action: { do: "office", act: { what: "stop" } } };
}
