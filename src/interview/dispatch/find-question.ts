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

/** 部门（单位）名称 is 部门名称 too. */
function withoutBrackets(folded: string): string {
  return folded.replace(/\([^()]*\)/g, "");
}

/**
 * Questions a person may mean by a name: the key, else every one with that very label, code or row, else with
 * that label but for what stands in brackets, else those whose label contains it; at most eight. Where none of them takes an answer now, the first.
 */
export function findQuestions(draft: Draft, name: string): readonly Key[] {
  const wanted = fold(name);
  if (wanted === "") return [];
  const direct = draft.pack.find(name.trim());
  if (direct !== undefined) return [direct.key];
  const exact: Key[] = [];
  const bare: Key[] = [];
  const near: Key[] = [];
  for (const group of draft.pack.groups.values()) {
    for (const key of keysIn(draft, group)) {
      const names = namesOf(draft, key).map(fold);
      if (names.includes(wanted)) exact.push(key);
      else if (names.some((one) => withoutBrackets(one) === wanted)) bare.push(key);
      else if (names.some((one) => one.includes(wanted) || withoutBrackets(one).includes(wanted)))
        near.push(key);
    }
  }
  if (exact.length + bare.length + near.length === 0) return findPlaced(draft, name);
  const found = [exact, bare].find(({ length }) => length > 0) ?? near;
  const answerable = found.filter((key) => isAnswerable(draft, key));
  return answerable.length > 0 ? answerable.slice(0, MOST) : found.slice(0, 1);
}

/** 支出决算·项目支出, as a block shows it: the group, then the name in it. */
function findPlaced(draft: Draft, name: string): readonly Key[] {
  const [, title = "", label = ""] = /^(.+?)[·•・](.+)$/.exec(fold(name)) ?? [];
  if (label === "") return [];
  const groups = [...draft.pack.groups.values()].filter((one) => fold(one.title) === title);
  const found = groups
    .flatMap((group) => keysIn(draft, group))
    .filter((key) => [nameQuestion(draft, key), ...namesOf(draft, key)].map(fold).includes(label));
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

/** What each of several is called beside the others: 会议费（公开06表）, 会议费（五、会议费情况）. */
export function tellApart(draft: Draft, keys: readonly Key[]): readonly string[] {
  const names = keys.map((key) => nameQuestion(draft, key));
  const isTwice = (name: string, among: readonly string[]): boolean =>
    among.indexOf(name) !== among.lastIndexOf(name);
  const group = (key: Key) => draft.pack.groups.get(draft.pack.find(key)?.group ?? "");
  const placed = keys.map((key, index) => {
    const name = names[index] ?? "";
    return isTwice(name, names) ? `${name}（${group(key)?.place ?? ""}）` : name;
  });
  return keys.map((key, index) => {
    const name = placed[index] ?? "";
    return isTwice(name, placed) ? `${names[index] ?? ""}（${group(key)?.title ?? ""}）` : name;
  });
}

/** How a question is called where its label alone may be one of several. */
export function nameQuestion(draft: Draft, key: Key): string {
  const question = draft.pack.find(key);
  if (question === undefined) return "";
  const group = draft.pack.groups.get(question.group);
  if (group?.rows !== undefined) return `${question.cell?.row ?? ""} ${question.label}`;
  return question.label;
}
