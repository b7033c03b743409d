import type { Grant, Role } from "../../events/office/office-events.js";
import type { OfficeState } from "../../events/office/office-state.js";

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  operator: "管理员",
  manager: "主管",
  reviewer: "审核人",
  clerk: "填报人",
};

/** 档案馆 负责的填报人; 全部部门 主管 */
export function nameGrant(office: OfficeState, grant: Grant): string {
  const { department } = grant;
  const place = department === null ? "全部部门" : nameDepartment(office, department);
  return `${place} ${nameRole(grant)}`;
}

/** 主管, 负责的填报人 */
export function nameRole({ role, responsible }: Grant): string {
  return `${responsible === true ? "负责的" : ""}${ROLE_NAMES[role]}`;
}

export function nameDepartment(office: OfficeState, id: string): string {
  return office.departments.get(id)?.name ?? "（已撤销的部门）";
}
