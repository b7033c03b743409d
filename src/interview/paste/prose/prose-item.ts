import type { Key } from "../../../pack/pack.js";
import { labelKey } from "../labels/label-text.js";
import { isFigure, type PasteTarget } from "../paste-target.js";

/** Which of a thing's figures is meant: this year's, the year before's, the budget's. */
export type Role = "actual" | "prior" | "budget";

/** One thing a report tells figures about: 公务接待费, 收、支总计. */
export interface ProseItem {
  readonly group: string;
  readonly names: ReadonlySet<string>;
  readonly slots: Readonly<Partial<Record<Role, PasteTarget>>>;
  /** The text that explains how this year's figure differs from the other one. */
  readonly reasons: Readonly<Partial<Record<"prior" | "budget", PasteTarget>>>;
}

/** A group's questions as the reader of prose needs them. */
export interface ProseGroup {
  readonly id: string;
  readonly targets: readonly PasteTarget[];
}

interface OpenItem {
  readonly group: string;
  readonly names: Set<string>;
  readonly slots: Partial<Record<Role, PasteTarget>>;
  readonly reasons: Partial<Record<"prior" | "budget", PasteTarget>>;
}

const BEHIND: readonly (readonly [RegExp, Role])[] = [
  [/上年度?(?:支出)?决算数?$/, "prior"],
  [/(?:年初|全年)?预算数?$/, "budget"],
  [/(?:支出)?决算数?$/, "actual"],
];
const PRIOR_BEFORE = /^上年度?/;
const TOTAL = /(?:合计|总额)$/;
const LEVEL = /[（(][类款项][)）]/g;

/** A name as it is compared: without brackets, list numbers, spaces, and the signs inside 收、支总计. */
export function nameKey(text: string): string {
  return labelKey(text.replace(LEVEL, "")).replace(/[、的]/g, "");
}

/** Joins 会议费, 会议费预算数 and 会议费上年决算数 of a group to one thing, and a grid's row with all its columns. */
export function createItems(groups: readonly ProseGroup[]): readonly ProseItem[] {
  return groups.flatMap(({ id, targets }) => itemsOf(id, targets));
}

function itemsOf(group: string, targets: readonly PasteTarget[]): readonly ProseItem[] {
  const items: OpenItem[] = [];
  const byBase = new Map<string, OpenItem>();
  const byFigure = new Map<Key, OpenItem>();

  function put(base: string, names: readonly string[], role: Role, target: PasteTarget): void {
    const known = byBase.get(base);
    const item =
      known?.slots[role] === undefined && known !== undefined
        ? known
        : { group, names: new Set<string>(), slots: {}, reasons: {} };
    if (item !== known) items.push(item);
    if (known === undefined) byBase.set(base, item);
    item.slots[role] = target;
    for (const name of names) item.names.add(name);
    byFigure.set(target.key, item);
  }

  for (const target of targets.filter(isFigure)) {
    const { cell } = target;
    if (cell?.column === undefined) {
      const { base, role } = roleOf(nameKey(target.label));
      const names = [...target.aliases, ...(cell?.rowNames ?? [])].flatMap((name) => {
        const key = nameKey(name);
        const other = roleOf(key);
        if (other.role !== role) return [];
        return [other.role === undefined ? key : other.base];
      });
      const own = role === undefined ? [base, nameKey(target.label)] : [base];
      put(base, [...own, ...names], role ?? "actual", target);
    } else {
      const column = nameKey(cell.columnNames[0] ?? "");
      const role = BEHIND.find(([pattern]) => pattern.test(column))?.[1];
      if (role !== undefined)
        put(`${cell.of}.${cell.row}`, cell.rowNames.map(nameKey), role, target);
    }
  }
  for (const target of targets) {
    const [figure, other] = target.explains ?? [];
    const item = byFigure.get(figure ?? "");
    if (item === undefined || other === undefined) continue;
    if (item.slots.prior?.key === other) item.reasons.prior = target;
    if (item.slots.budget?.key === other) item.reasons.budget = target;
  }
  return items;
}

/** 会议费上年决算数 is 会议费, of the year before. Without a word for it the role is left out. */
function roleOf(key: string): { readonly base: string; readonly role?: Role } {
  const total = key.replace(TOTAL, "");
  if (PRIOR_BEFORE.test(total)) return { base: total.replace(PRIOR_BEFORE, ""), role: "prior" };
  for (const [pattern, role] of BEHIND) {
    const base = total.replace(pattern, "");
    if (base !== total && base !== "") return { base, role };
  }
  return { base: total };
}
