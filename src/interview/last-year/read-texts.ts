import type { Value } from "../../amounts/answer.js";
import type { Key, Pack, Question } from "../../pack/pack.js";
import { labelKey } from "../paste/labels/label-text.js";
import type { ToldFigure } from "./read-figures.js";

const REASON = /主要原因(?:是|为|有)?[:：]?/;
const LIST_SIGN = /^(?:①|1[.、]|\(1\)|（1）|一是)/;
const LIST_NUMBER =
  /^(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,2}[.、．]|[①-⑳])\s*/u;
/** 一、 第二部分 二、 */
const HEADING = /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,3}、)/;
const SUB_HEADING = /^[（(][一二三四五六七八九十]{1,3}[）)]/;
const MOST_LINES = 40;
const MOST_CHARACTERS = 1_000;

/** Explanations behind the figures they explain: …，主要原因是……。 */
export function readReasons(pack: Pack, told: readonly ToldFigure[]): ReadonlyMap<Key, Value> {
  const found = new Map<Key, Value>();
  for (const { key, rest } of told) {
    const sign = REASON.exec(rest);
    if (sign === null) continue;
    const question = explains(pack, key, isAboutBudget(rest.slice(0, sign.index)));
    const text = cutReason(rest.slice(sign.index + sign[0].length));
    if (question === undefined || text === "" || found.has(question.key)) continue;
    found.set(question.key, { kind: "text", text });
  }
  return found;
}

/** What the words in front of 主要原因 compare with last. */
function isAboutBudget(words: string): boolean {
  return words.lastIndexOf("预算") > Math.max(words.lastIndexOf("上年"), words.lastIndexOf("相比"));
}

/** The text that explains the figure's distance from last year's, or from its budget. */
function explains(pack: Pack, key: Key, fromBudget: boolean): Question | undefined {
  return [...pack.questions.values()].find((question) => {
    const [now, base] = question.explains?.terms ?? [];
    if (question.carry === undefined || now?.of.kind !== "key" || base?.of.kind !== "key")
      return false;
    const isPrior = pack.find(base.of.key)?.carry !== undefined;
    return now.of.key === key && isPrior !== fromBudget;
  });
}

/** One sentence; a numbered list goes to the end of the paragraph. */
function cutReason(text: string): string {
  const end = LIST_SIGN.test(text) ? -1 : text.indexOf("。");
  return (end === -1 ? text : text.slice(0, end + 1)).slice(0, MOST_CHARACTERS).trim();
}

/** Texts that stand below a heading of their name, up to the next: 一、部门职责. */
export function readSections(
  text: string,
  questions: readonly Question[],
): ReadonlyMap<Key, Value> {
  const lines = text.split("\n").map((line) => line.trim());
  const found = new Map<Key, Value>();
  for (const { key, kind, label, aliases } of questions) {
    if (kind !== "text" && kind !== "list") continue;
    const names = [label, ...aliases].map(labelKey);
    for (const [at, line] of lines.entries()) {
      const items = sectionAt(lines, at, { line, names, isList: kind === "list" });
      if (items.length === 0) continue;
      found.set(
        key,
        kind === "list"
          ? { kind, items: items.map((item) => item.replace(LIST_NUMBER, "")) }
          : { kind, text: items.join("\n") },
      );
      break;
    }
  }
  return found;
}

function sectionAt(
  lines: readonly string[],
  at: number,
  {
    line,
    names,
    isList,
  }: { readonly line: string; readonly names: readonly string[]; readonly isList: boolean },
): readonly string[] {
  if (line.includes("\t")) return [];
  // （一）内设机构设置。某办内设……
  const [, head = "", rest = ""] = /^([^。：:]{2,24})[。：:](.+)$/u.exec(line) ?? [];
  if (rest !== "" && names.includes(labelKey(head))) return [rest.slice(0, MOST_CHARACTERS)];
  if (!names.includes(labelKey(line))) return [];
  const end = SUB_HEADING.test(line)
    ? /^(?:第|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十])/
    : HEADING;
  const items: string[] = [];
  for (const next of lines.slice(at + 1, at + 1 + MOST_LINES)) {
    // The numbered items below a text are another answer.
    if (end.test(next) || (!isList && LIST_NUMBER.test(next))) break;
    if (next !== "") items.push(next.slice(0, MOST_CHARACTERS));
  }
  return items;
}
