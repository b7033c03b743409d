import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { isAnswerable, keysIn } from "../navigation/navigate.js";

const MOST = 8;

function fold(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s“”"'《》]/g, "")
    .toLowerCase();
}

/**
 * Questions a person may mean by a name: the key, else every one with that very label, code or row, else those
 * whose label contains it; at most eight. Where none of them takes an answer now, the first.
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
  const found = exact.length > 0 ? exact : near;
  const answerable = found.filter((key) => isAnswerable(draft, key));
  return answerable.length > 0 ? answerable.slice(0, MOST) : found.slice(0, 1);
}

function namesOf(draft: Draft, key: Key): string[] {
  const question = draft.pack.find(key);
  if (question === undefined) return [];
  const { label, aliases, cell } = question;
  const code = cell !== undefined && /^\d+$/.test(cell.row) ? [cell.row] : [];
  return [label, ...aliases, ...code, ...(cell?.rowNames ?? [])];
}

/** How a question is called where its label alone may be one of several. */
export function nameQuestion(draft: Draft, key: Key): string {
  const question = draft.pack.find(key);
  if (question === undefined) return "";
  const group = draft.pack.groups.get(question.group);
  if (group?.rows !== undefined) return `${question.cell?.row ?? ""} ${question.label}`;
  return question.label;
}
