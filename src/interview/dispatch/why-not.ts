import type { Key, Question } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "./find-question.js";
import { tellNotTicked } from "./not-ticked.js";
import { waitsFor } from "../sharing/waiting.js";
import { showAnswer } from "../answers/show-answer.js";
import { isAsked } from "../answers/tally.js";

/** Why a question takes no answer now. */
export function whyNot(draft: Draft, key: Key): string {
  const question = draft.pack.find(key);
  if (question === undefined) return "这一项现在没有了，什么都没改。";
  const { cell, group } = question;
  const name = nameQuestion(draft, key);
  if (question.value !== undefined) return `${name}是算出来的，不用填；改它的各项就会跟着变。`;
  if (cell !== undefined && draft.pack.groups.get(group)?.rows !== undefined) {
    const codes = draft.rows(group).filter((code) => code.startsWith(cell.row));
    if (codes.length === 0) return `没有${cell.row}这一行，什么都没改。`;
    if (codes.some((code) => code !== cell.row))
      return `${cell.row}下面有更细的科目，它的数由下级汇总，不用填。`;
  }
  const waits = waitsFor(draft, key);
  if (waits !== undefined) return `${name}：${waits}，填好就能写。先填别的，不用等。`;
  if (isAsked(draft.sheet(), question) === undefined)
    return `${name}还没轮到：要先填它前面的数，才知道填不填。`;
  const unticked = tellNotTicked(draft, key);
  if (unticked !== undefined) return `${name}按本单位情况不用填（无此项），${unticked}。`;
  const { when, otherwise } = draft.pack.groups.get(group) ?? {};
  if (when !== undefined && otherwise !== undefined && draft.sheet().holds(when) === false)
    return `${name}：${otherwise}`;
  return `${name}按已填的数不用填（无此项）${tellDecisive(draft, question)}。`;
}

/** ：公务接待费决算数是0.00万元 */
function tellDecisive(draft: Draft, { when, cell }: Question): string {
  const [first] = when === undefined ? [] : draft.sheet().keysIn(when, cell?.row);
  const decisive = first === undefined ? undefined : draft.pack.find(first);
  if (first === undefined || decisive === undefined) return "";
  return `：${nameQuestion(draft, first)}是${showAnswer(decisive, draft.sheet().answer(first))}`;
}
