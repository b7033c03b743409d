import { nameKey, type ProseItem, type Role } from "./prose-item.js";

/** Finds the things a name may mean. Made once for the items of a pack. */
export interface ItemIndex {
  named(name: string): readonly ProseItem[];
}

const NOUNS = /(?:财政拨款)?(?:支出|经费|费用|金额|总额|合计)?$/;
/** A shorter rest says too little: 其他支出 is not 其他. */
const SHORTEST = 3;

export function createItemIndex(items: readonly ProseItem[]): ItemIndex {
  const byName = new Map<string, ProseItem[]>();
  for (const item of items) {
    for (const name of item.names) {
      const known = byName.get(name) ?? [];
      if (!known.includes(item)) byName.set(name, [...known, item]);
    }
  }
  return {
    named(text) {
      const key = nameKey(text);
      const whole = byName.get(key);
      if (whole !== undefined) return whole;
      const bare = key.replace(NOUNS, "");
      return bare.length >= SHORTEST ? (byName.get(bare) ?? []) : [];
    },
  };
}

/**
 * Which of the things of one name is meant: those that have such a figure, and of these the one of the section
 * at hand. A section that calls something else so leaves it open.
 */
export function inScope(
  items: readonly ProseItem[],
  role: Role,
  scope: ReadonlySet<string>,
): readonly ProseItem[] {
  const able = items.filter(({ slots }) => slots[role] !== undefined);
  const here = able.filter(({ group }) => scope.has(group));
  if (here.length > 0) return here;
  const isHere = items.some(({ group }) => scope.has(group));
  // The name is at home here, but has no such figure: 基本支出 in a section that tells no budget of it.
  return isHere && able.length > 0
    ? [...able, ...items.filter((one) => !able.includes(one))]
    : able;
}
