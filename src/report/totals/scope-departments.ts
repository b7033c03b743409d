import { STAGE_NAMES } from "../../events/office/bureau-status.js";
import {
  isAddedUp,
  isPassed,
  type TotalsDepartment,
  type TotalsOrder,
  type TotalsScope,
} from "../../events/office/totals.js";
import type { Pack } from "../../pack/pack.js";
import type { Sheet } from "../../pack/sheet/sheet.js";
import { sheetOf } from "../sheet-of.js";

/** The question every pack asks what a department has, and the word for its units. */
const APPLIES = "profile.applies";
const UNITS = "所属单位";

export interface Scoped {
  readonly department: TotalsDepartment;
  readonly scope: TotalsScope;
  /** The answers of one that is counted. */
  readonly sheet: Sheet | null;
}

/**
 * Who is added up and who is not, and why. A unit below a department whose report includes its units is not added a
 * second time, whatever became of its own report.
 */
export function scopeDepartments(pack: Pack, order: TotalsOrder): readonly Scoped[] {
  const sheets = new Map<string, Sheet>();
  for (const { id, snapshot, stage } of order.departments) {
    if (snapshot?.pack !== pack.name || !isAddedUp(stage, order.unapproved)) continue;
    sheets.set(id, sheetOf(pack, snapshot));
  }
  const including = new Map(
    order.departments.flatMap(({ id, name }) => {
      const sheet = sheets.get(id);
      return sheet !== undefined && includesUnits(sheet) ? [[id, name] as const] : [];
    }),
  );
  return order.departments.map((department) => {
    // The topmost: those between are included in it themselves.
    const within = department.above.findLast((id) => including.has(id));
    if (within !== undefined) {
      const scope = { is: "included", in: including.get(within) ?? "" } as const;
      return { department, scope, sheet: null };
    }
    const sheet = sheets.get(department.id) ?? null;
    return { department, scope: ownScope(department, sheet, order), sheet };
  });
}

function includesUnits(sheet: Sheet): boolean {
  if (sheet.pack.find(APPLIES) === undefined) return false;
  const answer = sheet.answer(APPLIES);
  return (
    answer.state === "value" &&
    answer.value.kind === "choices" &&
    answer.value.choices.includes(UNITS)
  );
}

function ownScope(
  { stage, snapshot }: TotalsDepartment,
  sheet: Sheet | null,
  { unapproved }: TotalsOrder,
): TotalsScope {
  if (sheet !== null) return { is: "counted", unapproved: !isPassed(stage) };
  if (snapshot !== null && isAddedUp(stage, unapproved)) {
    return { is: "missing", why: "用的是另一套表" };
  }
  return {
    is: "missing",
    why: stage === "idle" ? "没有报告" : `${STAGE_NAMES[stage]}，未审定`,
  };
}
