import type { Key } from "../../pack/pack.js";
import { prefixOf } from "../../checks/judge-check.js";
import type { Draft } from "../draft.js";
import { isAnswerable } from "../navigation/navigate.js";

/**
 * What may be changed when these answers are returned: they themselves, and every answer a check ties to one of
 * them, the cells of the same sums included.
 */
export function tiedKeys(draft: Draft, keys: readonly Key[]): readonly Key[] {
  const sheet = draft.sheet();
  const tied = new Set(keys);
  for (const key of keys) {
    for (const { check, row } of draft.pack.checksOf(key, (group) => draft.rows(group))) {
      if (check.each !== undefined && row === undefined) continue;
      for (const other of sheet.inputsIn(check.equation, prefixOf(check, row))) {
        if (isAnswerable(draft, other)) tied.add(other);
      }
    }
  }
  return [...tied];
}
