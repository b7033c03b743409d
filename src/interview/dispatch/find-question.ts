import type { Key, Question } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { isAnswerable, keysIn } from "../navigation/navigate.js";

const MOST = 8;

/** A name in one spelling, whatever its width, spaces and quotation marks. */
export function foldName(text: string): string {
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
  const { exact, bare, near } = matchNames(draft, name);
  if (exact.length + bare.length + near.length === 0) return findPlaced(draft, name);
  return answerableOf(draft, [exact, bare].find(({ length }) => length > 0) ?? near);
}

/** The same, for the very name only. */
export function findExactly(draft: Draft, name: string): readonly Key[] {
  const { exact, bare } = matchNames(draft, name);
  return answerableOf(draft, exact.length > 0 ? exact : bare);
}

/** A computed figure of that name. */
export function findComputed(draft: Draft, name: string): Key | undefined {
  const wanted = foldName(name);
  const computed = [...draft.pack.questions.values()].filter(({ value }) => value !== undefined);
  const isCalled = (key: Key): boolean => foldedNames(draft, key).includes(wanted);
  return computed.find(({ key }) => isCalled(key))?.key;
}

function answerableOf(draft: Draft, found: readonly Key[]): readonly Key[] {
  const answerable = found.filter((key) => isAnswerable(draft, key));
  return answerable.length > 0 ? answerable.slice(0, MOST) : found.slice(0, 1);
}

interface Matches {
  readonly exact: readonly Key[];
  readonly bare: readonly Key[];
  readonly near: readonly Key[];
}

function matchNames(draft: Draft, name: string): Matches {
  const wanted = foldName(name);
  if (wanted === "") return { exact: [], bare: [], near: [] };
  const direct = draft.pack.find(name.trim());
  if (direct !== undefined) return { exact: [direct.key], bare: [], near: [] };
  // 205 is not 30205.
  const isCode = /^\d+$/.test(wanted);
  const exact: Key[] = [];
  const bare: Key[] = [];
  const near: Key[] = [];
  for (const group of draft.pack.groups.values()) {
    for (const key of keysIn(draft, group)) {
      const names = foldedNames(draft, key);
      if (names.includes(wanted)) exact.push(key);
      else if (names.some((one) => withoutBrackets(one) === wanted)) bare.push(key);
      else if (
        !isCode &&
        names.some((one) => one.includes(wanted) || withoutBrackets(one).includes(wanted))
      )
        near.push(key);
    }
  }
  return { exact, bare, near };
}

/** 支出决算·项目支出, as a block shows it: the group, then the name in it. */
function findPlaced(draft: Draft, name: string): readonly Key[] {
  const [, title = "", label = ""] = /^(.+?)[·•・](.+)$/.exec(foldName(name)) ?? [];
  if (label === "") return [];
  const groups = [...draft.pack.groups.values()].filter((one) => foldName(one.title) === title);
  const found = groups
    .flatMap((group) => keysIn(draft, group))
    .filter((key) =>
      [foldName(nameQuestion(draft, key)), ...foldedNames(draft, key)].includes(label),
    );
  return answerableOf(draft, found);
}

const FOLDED = new WeakMap<Question, readonly string[]>();

/** Every name of a question, in one spelling: label, aliases, code, what its row is called. */
export function foldedNames({ pack }: Draft, key: Key): readonly string[] {
  const question = pack.find(key);
  if (question === undefined) return [];
  const known = FOLDED.get(question);
  if (known !== undefined) return known;
  const { label, aliases, cell } = question;
  const code = cell !== undefined && /^\d+$/.test(cell.row) ? [cell.row] : [];
  const names = [label, ...aliases, ...code, ...(cell?.rowNames ?? [])].map(foldName);
  FOLDED.set(question, names);
  return names;
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
