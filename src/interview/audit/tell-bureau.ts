import { formatDate } from "../../amounts/format-date.js";
import type { AuditLine } from "../../events/audit-line.js";
import type { OfficeEvent } from "../../events/office/office-events.js";
import type { Recorded } from "../../events/report/report-events.js";
import { nameRole } from "../office/role-names.js";

export interface BureauTelling {
  /** Id of the department, and its name. */
  readonly id: string;
  readonly department: string;
  readonly year: string;
  readonly nameOf: (account: string) => string;
}

type Told = Pick<AuditLine, "what"> & Partial<AuditLine>;

/**
 * What the bureau did about one department, in words, in the order it happened: deadlines, nudges, roles. Nothing of
 * it tells what is in a report.
 *
 * @param history every event of the bureau, oldest first
 */
export function tellBureau(
  history: readonly Recorded<OfficeEvent>[],
  telling: BureauTelling,
): readonly AuditLine[] {
  const { department, nameOf } = telling;
  const names = new Map<string, string>();
  let due = "未定";
  const lines: AuditLine[] = [];
  for (const { at, by, event } of history) {
    if (event.type === "person-added" || event.type === "person-renamed") {
      names.set(event.person, event.name);
    }
    const told = tell(event, { ...telling, by, names, due });
    if (told === undefined) continue;
    if (event.type === "deadline-set") due = formatDate(event.due);
    lines.push({ at, who: nameOf(by), department, item: "", was: "", is: "", words: "", ...told });
  }
  return lines;
}

interface Known extends BureauTelling {
  /** The account that did it. */
  readonly by: string;
  /** Person -> name. */
  readonly names: ReadonlyMap<string, string>;
  /** The deadline so far, as it is told. */
  readonly due: string;
}

function tell(event: OfficeEvent, { id, year, nameOf, by, names, due }: Known): Told | undefined {
  switch (event.type) {
    case "deadline-set": {
      if (event.department !== id || event.year !== year) return undefined;
      const words = event.approvedOn === null ? "" : `批复日期${formatDate(event.approvedOn)}`;
      return { what: "定截止日", was: due, is: formatDate(event.due), words };
    }
    case "reminded": {
      if (event.kind !== "nudge" || !event.departments.includes(id)) return undefined;
      return { what: "催办", item: names.get(event.person) ?? "" };
    }
    case "granted":
    case "revoked": {
      if (event.grant.department !== id) return undefined;
      const name = names.get(event.person) ?? "";
      // Whoever takes an invitation does it by their own account.
      const given = name === nameOf(by) ? "接受邀请" : "给角色";
      const what = event.type === "granted" ? given : "收回角色";
      return { what, item: name, is: nameRole(event.grant) };
    }
    case "department-set":
    case "department-removed":
    case "person-added":
    case "person-renamed":
    case "person-left":
    case "account-linked":
    case "account-unlinked":
    case "invited":
    case "invitation-used":
    case "invitation-cancelled":
    case "report-placed":
    case "notified":
    case "notice-delivered":
      return undefined;
    default:
      throw new Error(`unknown office event: ${JSON.stringify(event satisfies never)}`);
  }
}
