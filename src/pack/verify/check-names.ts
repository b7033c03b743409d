import type { DraftGroup } from "../files/draft.js";
import { formatPlace, type Mistakes, type Place } from "../mistakes.js";

/** Refuses a group or key that is written twice, and a key that begins another. */
export function checkNames(groups: readonly DraftGroup[], mistakes: Mistakes): void {
  checkGroups(groups, mistakes);
  const keys = new Map<string, Place>();
  for (const { questions, rows } of groups) {
    for (const { key, place } of questions) addKey(keys, key, place, mistakes);
    if (rows) {
      addKey(keys, rows.prefix, rows.place, mistakes);
      checkColumns(rows.columns, mistakes);
    }
  }
  for (const [key, place] of keys) checkBeginnings(keys, key, place, mistakes);
}

function checkGroups(groups: readonly DraftGroup[], mistakes: Mistakes): void {
  const seen = new Map<string, Place>();
  for (const { id, place } of groups) {
    const first = seen.get(id);
    if (first) {
      mistakes.add(place, `组“${id}”写了两次`, `第一次在 ${formatPlace(first)}，改一个名字`);
    } else {
      seen.set(id, place);
    }
  }
}

function addKey(keys: Map<string, Place>, key: string, place: Place, mistakes: Mistakes): void {
  const first = keys.get(key);
  if (first) {
    mistakes.add(place, `键“${key}”写了两次`, `第一次在 ${formatPlace(first)}，改一个名字`);
  } else {
    keys.set(key, place);
  }
}

function checkColumns(
  columns: readonly { readonly key: string; readonly place: Place }[],
  mistakes: Mistakes,
): void {
  const seen = new Map<string, Place>();
  for (const { key, place } of columns) addKey(seen, key, place, mistakes);
}

function checkBeginnings(
  keys: ReadonlyMap<string, Place>,
  key: string,
  place: Place,
  mistakes: Mistakes,
): void {
  for (let dot = key.indexOf("."); dot >= 0; dot = key.indexOf(".", dot + 1)) {
    const shorter = key.slice(0, dot);
    const other = keys.get(shorter);
    if (!other) continue;
    mistakes.add(
      place,
      `键“${key}”以另一个键“${shorter}”开头（${formatPlace(other)}）`,
      `给它换个开头，或把“${shorter}”改为“${shorter}.total”一类的名字`,
    );
  }
}
