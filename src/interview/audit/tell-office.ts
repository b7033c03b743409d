import type { AuditLine } from "../../events/audit-line.js";
import type { Grant, OfficeEvent } from "../../events/office-events.js";
import type { Recorded } from "../../events/report-events.js";
import { ROLE_NAMES } from "../office/role-names.js";

type Told = Pick<AuditLine, "what"> & Partial<AuditLine>;

/**
 * What happened to the bureau, in words: people, roles, departments, deadlines, exports. Notices and reminders
 * are left out.
 *
 * @param history every event of the bureau, oldest first
 */
export function tellOffice(
  history: readonly Recorded<OfficeEvent>[],
  nameOf: (account: string) => string,
): readonly AuditLine[] {
  const names: Names = { people: new Map(), departments: new Map() };
  const lines: AuditLine[] = [];
  for (const { at, by, event } of history) {
    keep(event, names);
    const told = tell(event, names);
    if (told === undefined) continue;
    lines.push({
      ...{ at, who: nameOf(by), department: "", item: "", was: "", is: "", words: "" },
      ...told,
    });
  }
  return lines;
}

interface Names {
  readonly people: Map<string, string>;
  readonly departments: Map<string, string>;
}

function keep(event: OfficeEvent, { people, departments }: Names): void {
  if (event.type === "department-set") departments.set(event.department, event.name);
  if (event.type === "person-added" || event.type === "person-renamed") {
    people.set(event.person, event.name);
  }
}

function tell(event: OfficeEvent, names: Names): Told | undefined {
  const department = (id: string): string => names.departments.get(id) ?? id;
  const person = (id: string): string => names.people.get(id) ?? id;
  const role = (grant: Grant): string =>
    `${grant.department === null ? "全部部门" : department(grant.department)} ${ROLE_NAMES[grant.role]}`;
  switch (event.type) {
    case "department-set":
      return {
        what: "设部门",
        department: event.name,
        is: event.parent === null ? "" : `上级：${department(event.parent)}`,
      };
    case "department-removed":
      return { what: "撤部门", department: department(event.department) };
    case "deadline-set":
      return {
        what: "定截止日",
        department: department(event.department),
        is: event.due,
        words: event.approvedOn === null ? "" : `批复日期${event.approvedOn}`,
      };
    case "person-added":
      return { what: "登记", item: event.name };
    case "person-renamed":
      return { what: "改名", item: event.name };
    case "person-left":
      return { what: "离开", item: person(event.person) };
    case "account-linked":
      return { what: "关联账号", item: person(event.person), is: event.account };
    case "account-unlinked":
      return { what: "取消账号", was: event.account };
    case "granted":
      return { what: "给角色", item: person(event.person), is: role(event.grant) };
    case "revoked":
      return { what: "收角色", item: person(event.person), was: role(event.grant) };
    case "invited":
      return {
        what: "邀请",
        item: event.name,
        is: event.grant === null ? "关联账号" : role(event.grant),
      };
    case "invitation-cancelled":
      return { what: "收回邀请" };
    case "report-placed":
      return {
        what: "新建",
        department: department(event.department),
        item: `${event.year}年度报告`,
      };
    case "exported":
      return {
        what: "导出",
        department: event.department === "" ? "" : department(event.department),
        item: event.what,
        is: event.hash.slice(0, 12),
      };
    case "invitation-used":
    case "notified":
    case "notice-delivered":
    case "reminded":
      return undefined;
    default:
      throw new Error(`unknown office event: ${JSON.stringify(event satisfies never)}`);
  }
}
