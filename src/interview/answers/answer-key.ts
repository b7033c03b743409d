import type { Answer } from "../../amounts/answer.js";
import { formatWanExact } from "../../amounts/format-money.js";
import type { Key, Question } from "../../pack/pack.js";
import { type Draft, yuanOf } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { isAnswerable } from "../navigation/navigate.js";
import { isTurned, tellTurned } from "./doubtful-texts.js";
import { type How, recordAnswer } from "./record-answer.js";
import { positionNext } from "../navigation/resume.js";
import { settle, type Consequences } from "./settle.js";
import { echoAnswer, showInSentence } from "./show-answer.js";
import { tellLapses, tellTroubles } from "./tell-troubles.js";
import type { Turn } from "../turn.js";
import { whyNot } from "../dispatch/why-not.js";

/** Stores one answer, says so with what it led to, and moves on. One that is not asked any more is left as it is. */
export function answerKey(turn: Turn, draft: Draft, key: Key, answer: Answer, how: How): void {
  const question = draft.pack.find(key);
  if (question === undefined || !isAnswerable(draft, key)) {
    // Meanwhile another answer, or another device, made it 无此项.
    turn.say(whyNot(draft, key));
    turn.position = positionNext(turn, draft, key);
    return;
  }
  const before = draft.sheet().stored.answer(key);
  recordAnswer(turn, draft, key, answer, how);
  const consequences = settle(draft);
  const name = nameQuestion(draft, key);
  const said = echo(question, name, { before, after: answer });
  const isNamed = said.includes(name) || isOnScreen(turn, key);
  turn.say(`${isNamed ? "" : `${name}：`}${said}${echoConsequences(draft, consequences)}`);
  turn.position = positionNext(turn, draft, key);
  for (const line of tellTroubles(draft, consequences, { key, next: turn.position }))
    turn.say(line);
}

/** Whether the last thing said with buttons was this question: a list or a draft may have come in between. */
function isOnScreen({ context }: Turn, key: Key): boolean {
  return context.chat.actions.some(([, one]) => "key" in one && one.key === key);
}

function echo(
  question: Question,
  name: string,
  { before, after }: { readonly before: Answer | undefined; readonly after: Answer },
): string {
  if (before?.state !== "value" || before === after) return echoAnswer(question, after);
  const [was, is] = [showInSentence(question, before), showInSentence(question, after)];
  if (question.kind === "list") return echoList(question, before, after);
  if (was === is) return echoAnswer(question, after);
  if (question.kind === "text" && after.state === "value") return "已记录，替换了原来的那段。";
  return `${name}由${was}改为${is}。`;
}

/** What came behind the items there were replaces none; one that was changed is told by its number. */
function echoList(question: Question, before: Answer, after: Answer): string {
  const [was, is] = [itemsOf(before), itemsOf(after)];
  const said = echoAnswer(question, after);
  const changed = was.flatMap((item, index) => (is[index] === item ? [] : [index]));
  const [only = 0] = changed;
  if (changed.length === 0 && is.length >= was.length) return said;
  const gone = was.findIndex((item, index) => is[index] !== item);
  const isRemoved =
    was.length === is.length + 1 && was.toSpliced(gone, 1).every((one, at) => one === is[at]);
  if (isRemoved) return `已删去第${String(gone + 1)}条，还剩${String(is.length)}条。`;
  if (changed.length === 1 && is.length === was.length && was.length > 1)
    return `已记录，只改了第${only + 1}条。`;
  return `${said.replace(/。$/, "")}，替换了原来的${was.length}条。`;
}

function itemsOf(answer: Answer): readonly string[] {
  return answer.state === "value" && answer.value.kind === "list" ? answer.value.items : [];
}

/** What an answer computed and whom it made doubtful, in a few words. */
export function echoConsequences(draft: Draft, consequences: Consequences): string {
  const parts: string[] = [];
  const [computed] = consequences.computed;
  if (computed !== undefined) {
    const label = nameQuestion(draft, computed);
    const yuan = yuanOf(draft.sheet().answer(computed));
    if (yuan !== undefined) parts.push(`${label}算得${formatWanExact(yuan)}万元。`);
  }
  const marked = consequences.reviews.filter((key) => !isTurned(draft, key));
  const [first] = marked;
  if (first !== undefined) {
    const label = draft.pack.find(first)?.label ?? "";
    parts.push(`${label}${marked.length > 1 ? `等${marked.length}处` : ""}说明已标待复核。`);
  }
  parts.push(tellTurned(draft, consequences.reviews));
  return parts.join("");
}

/** Works out what many answers at once led to. @returns whom it made doubtful, in a few words */
export function settleMany(draft: Draft): string {
  const consequences = settle(draft);
  return (
    echoConsequences(draft, { ...consequences, computed: [] }) + tellLapses(draft, consequences)
  );
}
