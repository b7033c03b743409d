import { STAGE_NAMES } from "../../events/office/bureau-status.js";
import type { ListSheet } from "../../events/office/list-sheet.js";
import type { TotalsOrder, TotalsScope } from "../../events/office/totals.js";
import type { Gap } from "./consolidate-table.js";
import type { Scoped } from "./scope-departments.js";

type Sheet = Omit<ListSheet, "file">;

/** Who was added up, who was not and why. */
export function listScope(
  scoped: readonly Scoped[],
  order: TotalsOrder,
  gaps: readonly Gap[],
): Sheet {
  const names = new Map(order.departments.map(({ id, name }) => [id, name]));
  const count = (is: TotalsScope["is"]): number =>
    scoped.filter(({ scope }) => scope.is === is).length;
  const states = order.unapproved ? "已审定和未审定的都计入" : "只计入已审定（已通过、已公开）的";
  return {
    sheet: "汇总范围",
    title: `${order.title}：汇总范围`,
    says: [
      `${order.date}汇总，${states}。计入${count("counted")}家，已含在上级报告里不再计${count("included")}家，缺${count("missing")}家。`,
    ],
    columns: [
      { title: "序号", width: 6, align: "center" },
      { title: "部门", width: 30, align: "left" },
      { title: "上级部门", width: 24, align: "left" },
      { title: "状态", width: 10, align: "center" },
      { title: "计入", width: 10, align: "center" },
      { title: "说明", width: 50, align: "left" },
    ],
    rows: scoped.map(({ department, scope }, index) => [
      { count: index + 1 },
      department.name,
      names.get(department.above[0] ?? "") ?? "",
      STAGE_NAMES[department.stage],
      scope.is === "counted" ? "计入" : scope.is === "included" ? "不重复计" : "缺",
      [explain(scope), tellGaps(gaps.filter((gap) => gap.department === department.name))].join(""),
    ]),
  };
}

function explain(scope: TotalsScope): string {
  switch (scope.is) {
    case "counted":
      return scope.unapproved ? "未审定，数可能还会变。" : "";
    case "included":
      return `已含在“${scope.in}”的报告里。`;
    case "missing":
      return `${scope.why}，没有计入。`;
    default:
      throw new Error(`unknown scope: ${JSON.stringify(scope satisfies never)}`);
  }
}

function tellGaps(gaps: readonly Gap[]): string {
  const of = (state: Gap["state"]): number => gaps.filter((gap) => gap.state === state).length;
  const parts = [
    of("open") === 0 ? "" : `未填${of("open")}格`,
    of("withheld") === 0 ? "" : `不公开${of("withheld")}格`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `合计里缺它${parts.join("、")}，见“缺的数”表。`;
}

/** Every figure that is in no sum, by name. */
export function listGaps(gaps: readonly Gap[], { title }: TotalsOrder): Sheet {
  return {
    sheet: "缺的数",
    title: `${title}：缺的数`,
    says: ["下面的数，部门没有填或按规定不公开，没有当作0，也不在合计里；所在的合计标有※。"],
    columns: [
      { title: "部门", width: 30, align: "left" },
      { title: "表", width: 12, align: "center" },
      { title: "项目", width: 60, align: "left" },
      { title: "情况", width: 16, align: "center" },
    ],
    rows: [...groupGaps(gaps)].flatMap(([name, own]) => [
      ...own
        .slice(0, GAPS_SHOWN)
        .map(({ table, place, state }) => [name, table, place, STATE_NAMES[state]]),
      ...(own.length <= GAPS_SHOWN ? [] : [[name, "", `还有${own.length - GAPS_SHOWN}格`, ""]]),
    ]),
  };
}

/** Of one department: of a report that was only begun nearly everything is missing. */
const GAPS_SHOWN = 200;

const STATE_NAMES: Readonly<Record<Gap["state"], string>> = {
  open: "未填",
  withheld: "按规定不公开",
};

function groupGaps(gaps: readonly Gap[]): ReadonlyMap<string, readonly Gap[]> {
  const groups = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const own = groups.get(gap.department) ?? [];
    own.push(gap);
    groups.set(gap.department, own);
  }
  return groups;
}
