import type { Key } from "../pack/pack.js";
import type { Draft } from "./draft.js";
import { keysIn } from "./navigate.js";

const MOST = 8;

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s“”"'《》]/g, "")
    .toLowerCase();
}

/**
 * Questions a person may mean by a name: the key or the exact label or code first, else every label that
 * contains it; at most eight.
 */
export function findQuestions(draft: Draft, name: string): readonly Key[] {
  const wanted = fold(name);
  if (wanted === "") return [];
  const direct = draft.pack.find(name.trim());
  if (direct !== undefined) return [direct.key];
  const exact: Key[] = [];
  const near: Key[] = [];
  for (const group of draft.pack.groups.values()) {
    for (const key of keysIn(draft, group)) {
      const names = namesOf(draft, key).map(fold);
      if (names.includes(wanted)) exact.push(key);
      else if (names.some((one) => one.includes(wanted))) near.push(key);
    }
  }
  return (exact.length > 0 ? exact : near).slice(0, MOST);
}

function namesOf(draft: Draft, key: Key): string[] {
  const question = draft.pack.find(key);
  if (question === undefined) return [];
  const code = question.cell?.row ?? "";
  return [question.label, ...question.aliases, ...(/^\d+$/.test(code) ? [code] : [])];
}

/** How a question is called where its label alone may be one of several. */
export function nameQuestion(draft: Draft, key: Key): string {
  const question = draft.pack.find(key);
  if (question === undefined) return "";
  const group = draft.pack.groups.get(question.group);
  if (group?.rows !== undefined) return `${question.cell?.row ?? ""} ${question.label}`;
  return question.label;
}
