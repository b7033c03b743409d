import type { Key, Question } from "../../pack/pack.js";
import { moneyUnitOf } from "../answers/money-unit.js";
import type { Draft } from "../draft.js";
import { dateExample } from "../replies/read-date.js";
import { findComputed, findExactly, foldName, nameQuestion } from "./find-question.js";
import { whyNot } from "./why-not.js";

/** 决算数是什么, 什么叫基本支出？ */
const TERM =
  /^(?:请问)?(?:什么是|什么叫|啥是|啥叫)?(.+?)(?:是什么意思|什么意思|是指什么|指什么|是什么|是啥|怎么填|怎么写|怎么算|怎么来|在哪里?找?|去哪找|哪里找|包括什么|包括哪些)?(?:呢|啊|呀)?[?？]?$/;

/** What a question wants and where it is found, in two lines at the most. */
export function explainQuestion(draft: Draft, key: Key): string {
  const question = draft.pack.find(key);
  if (question === undefined) return "";
  const find = question.find === undefined ? "" : `${nameQuestion(draft, key)}：${question.find}\n`;
  return `${find}${howTo(draft, question)}不知道就点〔先空着〕。`;
}

function howTo(draft: Draft, question: Question): string {
  const example = question.example === undefined ? "" : `，例：${question.example}`;
  const unit = moneyUnitOf(draft.sheet());
  switch (question.kind) {
    case "money":
      return `只写一个数，例：${unit === "元" ? "4629600" : "462.96"}（不写单位就是${unit}）。`;
    case "count":
      return `只写一个整数${example}。`;
    case "year":
      return `只写四位年份${example}。`;
    case "date":
      return `写年月日，例：${dateExample(draft, question)}。`;
    case "choice":
      return "点一个，或发它的编号。";
    case "choices":
      return "有几项选几项，用顿号隔开。";
    case "list":
      return "一行写一条，可一次发完。";
    case "text":
      return question.explains === undefined
        ? `写一句话${example}。`
        : "写一句为什么，不用再写数。";
    default:
      throw new Error(`unknown kind: ${JSON.stringify(question.kind satisfies never)}`);
  }
}

/** What a word of the trade means, or where the question of that name finds its answer; undefined for other words. */
export function explainTerm(draft: Draft, text: string): string | undefined {
  const [, word = ""] = TERM.exec(text.trim()) ?? [];
  const name = foldName(word);
  if (name === "") return undefined;
  const term = Object.keys(draft.pack.terms).find((one) => foldName(one) === name);
  if (term !== undefined) return `${term}：${draft.pack.terms[term] ?? ""}`;
  const [key] = findExactly(draft, word);
  const find = key === undefined ? undefined : draft.pack.find(key)?.find;
  if (key !== undefined && find !== undefined) return `${nameQuestion(draft, key)}：${find}`;
  const computed = findComputed(draft, word);
  return computed === undefined ? undefined : whyNot(draft, computed);
}
