import type { Answer } from "../../amounts/answer.js";
import { echoConsequences } from "../answers/answer-key.js";
import type { Said } from "../said.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "./find-question.js";
import { isAnswerable } from "../navigation/navigate.js";
import { readBlock } from "../paste/offer/paste-flow.js";
import { messageOf, recordAnswer } from "../answers/record-answer.js";
import { readOwnLine } from "../replies/own-name.js";
import { readReply } from "../replies/read-reply.js";
import { splitItems } from "../replies/split-items.js";
import { outOfTurn, resumeHere } from "../navigation/resume.js";
import { settle } from "../answers/settle.js";
import { tellLapses } from "../answers/tell-troubles.js";
import { showInSentence } from "../answers/show-answer.js";
import type { Choice, Turn } from "../turn.js";
import { whyNot } from "./why-not.js";

/**
 * An answer changed by editing the message that gave it. The position stays, what it leads to is told.
 *
 * @returns whether the message was an answer
 */
export function editMessage(turn: Turn, draft: Draft, said: Said): boolean {
  const message = messageOf(turn, said.messageId);
  const [key, ...others] = draft.report.messages.get(message) ?? [];
  if (key === undefined) return false;
  const stored = draft.report.answers.get(key);
  const isBlock = others.length > 0 || (stored?.via === "pasted" && stored.message === message);
  if (isBlock) editBlock(turn, draft, key, said);
  else if (isAnswerable(draft, key)) editAnswer(turn, draft, key, said);
  else turn.say(whyNot(draft, key));
  return true;
}

/** A pasted block that was corrected is shown again before anything is stored. */
function editBlock(turn: Turn, draft: Draft, key: string, said: Said): void {
  const group = draft.pack.groups.get(draft.pack.find(key)?.group ?? "");
  const here = turn.position;
  const resume = resumeHere(here);
  // Read as at the place it was pasted, whatever is asked now.
  turn.position = { at: "question", key };
  if (group === undefined || !readBlock(turn, draft, group, said)) {
    turn.position = here;
    turn.say("这段贴的改了以后没看懂，什么都没改。要改某一项，发 /edit 加名称。");
    return;
  }
  keepResume(turn, resume);
}

function keepResume(turn: Turn, resume: string | undefined): void {
  const { position } = turn;
  if (position.at === "paste" && resume !== undefined) turn.position = { ...position, resume };
}

function editAnswer(turn: Turn, draft: Draft, key: string, said: Said): void {
  const question = draft.pack.find(key);
  if (question === undefined) return;
  const own = readOwnLine(draft, question, said.text);
  const reply = own?.reply ?? readReply(draft, question, said.text);
  if (reply.kind === "refused") {
    turn.say(`${reply.because}原来的答案没动。`);
    return;
  }
  if (reply.kind === "which") {
    const resume = resumeHere(turn.position);
    turn.position = {
      at: "which",
      key,
      typed: said.text.trim(),
      choices: reply.choices,
      message: said.messageId,
      ...(resume === undefined || resume === key ? {} : { resume }),
    };
    return;
  }
  const answer =
    question.kind === "list"
      ? listWith(draft, key, reply.answer, messageOf(turn, said.messageId))
      : reply.answer;
  if (answer === undefined) {
    turn.say(
      `${question.label}是分几条发的，只改其中一条对不上号。请把整份一次发来，或先点〔先空着〕。`,
    );
    turn.position = outOfTurn(turn, key);
    return;
  }
  change(turn, draft, key, { answer, said: { ...said, text: own?.typed ?? said.text } });
}

/**
 * The list with what this message gave replaced.
 *
 * @returns undefined when other messages came after it: which items were its own is not kept
 */
function listWith(draft: Draft, key: string, reply: Answer, message: string): Answer | undefined {
  const stored = draft.report.answers.get(key);
  if (reply.state !== "value" || reply.value.kind !== "list") return reply;
  if (stored?.answer.state !== "value" || stored.answer.value.kind !== "list") return reply;
  if (stored.message !== message) return undefined;
  const own = splitItems(stored.typed);
  const { items } = stored.answer.value;
  const kept = items.slice(0, Math.max(0, items.length - own.length));
  // What was stored is not what would be read of that message now.
  if (JSON.stringify([...kept, ...own]) !== JSON.stringify(items)) return undefined;
  return { state: "value", value: { kind: "list", items: [...kept, ...reply.value.items] } };
}

function change(
  turn: Turn,
  draft: Draft,
  key: string,
  { answer, said }: { readonly answer: Answer; readonly said: Said },
): void {
  const question = draft.pack.find(key);
  if (question === undefined) return;
  const stored = draft.report.answers.get(key);
  const name = nameQuestion(draft, key);
  if (JSON.stringify(stored?.answer) === JSON.stringify(answer) && stored?.follows !== true) {
    turn.say(`${name}没有变。`);
    return;
  }
  const before = draft.sheet().answer(key);
  const how = { via: "edited", typed: said.text, messageId: said.messageId } as const;
  recordAnswer(turn, draft, key, answer, how);
  const consequences = settle(draft);
  const [was, is] = [showInSentence(question, before), showInSentence(question, answer)];
  const told = was === is ? `${name}已改。` : `${name}由${was}改为${is}。`;
  const lapses = tellLapses(draft, consequences);
  const found = consequences.findings
    .filter((finding) => !consequences.lapsed.includes(finding))
    .map((finding) => finding.says)
    .slice(0, 2);
  const buttons: Choice[] = [];
  const reviews = consequences.reviews.length;
  if (reviews > 0) buttons.push({ label: `看${reviews}处`, action: { do: "go", to: "reviews" } });
  if (consequences.findings.length > 0)
    buttons.push({ label: "看问题", action: { do: "go", to: "findings" } });
  buttons.push({ label: "撤销", action: { do: "undo" } });
  turn.ask([`${told}${echoConsequences(draft, consequences)}${lapses}`, ...found].join("\n"), [
    buttons,
  ]);
}
