import { echoConsequences, messageOf, recordAnswer } from "./answer-key.js";
import type { Draft } from "./draft.js";
import { nameQuestion } from "./find-question.js";
import { readReply } from "./replies/read-reply.js";
import { settle } from "./settle.js";
import { showAnswer } from "./show-answer.js";
import type { Choice, Turn } from "./turn.js";

/**
 * An answer changed by editing the message that gave it. The position stays, what it leads to is told.
 *
 * @returns whether the message was an answer
 */
export function editMessage(turn: Turn, draft: Draft, text: string, messageId: string): boolean {
  const [key, ...others] = draft.report.messages.get(messageOf(turn, messageId)) ?? [];
  if (key === undefined || others.length > 0) return false;
  const question = draft.pack.find(key);
  if (question === undefined) return false;
  const reply = readReply(draft, question, text);
  if (reply.kind === "refused") {
    turn.say(`${reply.because}原来的答案没动。`);
    return true;
  }
  if (reply.kind === "which") {
    turn.position = { at: "which", key, typed: text, choices: reply.choices, message: messageId };
    return true;
  }
  const before = draft.sheet().answer(key);
  recordAnswer(turn, draft, key, reply.answer, { via: "edited", typed: text, messageId });
  const consequences = settle(draft);
  const [was, is] = [showAnswer(question, before), showAnswer(question, reply.answer)];
  const change =
    was === is
      ? `${nameQuestion(draft, key)}没有变。`
      : `${nameQuestion(draft, key)}由${was}改为${is}。`;
  const found = consequences.findings.map((finding) => finding.says).slice(0, 2);
  const buttons: Choice[] = [];
  if (consequences.reviews.length > 0) {
    buttons.push({
      label: `看${consequences.reviews.length}处`,
      action: { do: "go", to: "reviews" },
    });
  }
  if (found.length > 0) buttons.push({ label: "看问题", action: { do: "go", to: "findings" } });
  buttons.push({ label: "撤销", action: { do: "undo" } });
  turn.ask([`${change}${echoConsequences(draft, consequences)}`, ...found].join("\n"), [buttons]);
  return true;
}
