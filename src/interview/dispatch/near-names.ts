import type { Group, Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { isAbsent, hasQuestions } from "../navigation/list-groups.js";
import { isAnswerable, keysIn } from "../navigation/navigate.js";
import { foldName, foldedNames } from "./find-question.js";

/** So much of a name has to stand in the other, in its order. */
const ENOUGH = 0.6;
const FEWEST = 2;
const LONGEST = 30;

/** A question or a group. */
export type Place =
  { readonly is: "question"; readonly key: Key } | { readonly is: "group"; readonly group: Group };

/**
 * What may be meant by a name that nothing has: the likeliest first.
 *
 * @param most so many at the most
 */
export function findNearNames(draft: Draft, name: string, most: number): readonly Place[] {
  const wanted = foldName(name).slice(0, LONGEST);
  if (/^\d*$/.test(wanted)) return [];
  const found: { readonly place: Place; readonly score: number }[] = [];
  const weigh = (place: Place, names: readonly string[]): void => {
    const score = Math.max(...names.map((one) => likeness(wanted, one)));
    if (score > 0) found.push({ place, score });
  };
  for (const group of draft.pack.groups.values()) {
    if (isAbsent(draft, group) || !hasQuestions(group)) continue;
    weigh({ is: "group", group }, [foldName(group.title)]);
    for (const key of keysIn(draft, group))
      if (isAnswerable(draft, key)) weigh({ is: "question", key }, foldedNames(draft, key));
  }
  found.sort((a, b) => b.score - a.score);
  return found.slice(0, most).map(({ place }) => place);
}

/** 0: not alike. Else the share of the wanted name that stands in the other; of two the shorter is nearer. */
function likeness(wanted: string, name: string): number {
  const common = commonLength(wanted, name);
  if (common < FEWEST || common < wanted.length * ENOUGH) return 0;
  return common / wanted.length + common / name.length / 10;
}

/** Signs two names share in the same order. */
function commonLength(a: string, b: string): number {
  let last = new Array<number>(b.length + 1).fill(0);
  for (const sign of a) {
    const row = [0];
    for (let at = 0; at < b.length; at += 1) {
      const [left, above, before] = [row[at] ?? 0, last[at + 1] ?? 0, last[at] ?? 0];
      row.push(sign === b[at] ? before + 1 : Math.max(left, above));
    }
    last = row;
  }
  return last.at(-1) ?? 0;
}
