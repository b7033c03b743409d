import type { Key, Pack } from "../../pack/pack.js";

/**
 * Groups of which the tables show every figure: what is blank there is zero. Groups of codes have columns
 * that no table shows.
 */
export function closedGroups(pack: Pack, located: ReadonlySet<Key>): readonly string[] {
  return [...pack.groups.values()].flatMap(({ id, sparse, rows, questions }) => {
    if (!sparse || rows !== undefined) return [];
    const figures = questions.filter(
      ({ kind, value }) => (kind === "money" || kind === "count") && value === undefined,
    );
    return figures.length > 0 && figures.every(({ key }) => located.has(key)) ? [id] : [];
  });
}
