import type { Position } from "../../events/chat/chat-events.js";
import type { Question } from "../../pack/pack.js";
import { answerKey } from "../answers/answer-key.js";
import { isText } from "../answers/tally.js";
import type { Draft } from "../draft.js";
import { isAnswerable } from "../navigation/navigate.js";
import { asksBeforeHiding } from "../navigation/portrait.js";
import { outOfTurn } from "../navigation/resume.js";
import { readBlock, readWaitedBlock } from "../paste/offer/paste-flow.js";
import { suggestionLabel } from "../prompts/prompt-question.js";
import { isAcknowledgement, saysNone } from "../replies/bare-words.js";
import { changeItem } from "../replies/change-item.js";
import { areFigureLines } from "../replies/figure-lines.js";
import { readOwnLine } from "../replies/own-name.js";
import { readReply } from "../replies/read-reply.js";
import type { Said } from "../said.js";
import type { Turn } from "../turn.js";
import {
  askWhichChange,
  changedTo,
  lastFigure,
  type NamedChange,
  readNamedChange,
} from "./change-words.js";
import { goTo } from "./go.js";
import { tellNoButton } from "./no-button.js";
import { perform } from "./perform.js";
import { whyNot } from "./why-not.js";
import { buttonsCalled, choiceFor } from "./words.js";

type Asked = Extract<Position, { at: "question" }>;

/** The label of a reading chooses it; anything else typed instead is a reply like any other. */
export function readWhich(
  turn: Turn,
  draft: Draft,
  position: Extract<Position, { at: "which" }>,
  said: Said,
): boolean {
  const index = choiceFor(draft, position, said.text);
  if (index !== undefined) return perform(turn, { do: "choose", index });
  const question = outOfTurn(turn, position.key);
  turn.position = question;
  return readAnswer(turn, draft, question, said);
}

/** Reads what is typed where a question is asked. @returns whether the current prompt should be said next */
export function readAnswer(turn: Turn, draft: Draft, position: Asked, said: Said): boolean {
  const question = draft.pack.find(position.key);
  const group = question === undefined ? undefined : draft.pack.groups.get(question.group);
  if (question === undefined || group === undefined || !isAnswerable(draft, position.key)) {
    turn.say(whyNot(draft, position.key));
    return true;
  }
  const wanted = buttonsCalled(said.text);
  if (wanted !== undefined) {
    turn.say(tellNoButton(draft, question, { word: said.text, wanted }));
    return true;
  }
  const named = readNamedChange(draft, said.text);
  if (named !== undefined) return changeNamed(turn, draft, named, said);
  const value = changedTo(said.text);
  if (value !== undefined) return changeTo(turn, draft, position, { ...said, text: value });
  // 还有就接着发: there is no more.
  if (position.adding === true && saysNone(said.text)) return perform(turn, { do: "next" });
  const own = readOwnLine(draft, question, said.text);
  if (own === undefined && readBlock(turn, draft, group, said)) {
    storeOwn(turn, draft, position, said);
    return true;
  }
  if (isText(question) && areFigureLines(question, said.text)) {
    if (readWaitedBlock(turn, draft, said, position.key)) return true;
  }
  const changed = changeItem(draft.sheet().stored.answer(question.key), said.text);
  const reply =
    own?.reply ?? changed ?? readReply(draft, question, said.text.replace(/^\s*[=＝]\s*/, ""));
  if (reply.kind === "refused") {
    turn.say(tellSuggested(draft, question, said.text) ?? `${reply.because}原来的答案没动。`);
    turn.position = { ...position, refused: said.messageId };
    return true;
  }
  if (reply.kind === "which") {
    turn.position = {
      at: "which",
      key: position.key,
      typed: said.text.trim(),
      choices: reply.choices,
      ...(reply.code === undefined ? {} : { code: reply.code }),
      message: said.messageId,
      ...(position.resume === undefined ? {} : { resume: position.resume }),
    };
    return true;
  }
  const typed = own?.typed ?? said.text;
  const how = { via: "typed", typed, messageId: said.messageId } as const;
  if (question.kind === "list" && changed === undefined)
    return answerList(turn, draft, position, { reply: reply.answer, how });
  if (group.portrait && asksBeforeHiding(turn, draft, group, { key: question.key, ...reply }))
    return true;
  answerKey(turn, draft, position.key, reply.answer, how);
  return true;
}

/** 对 said to the amount on the button: it is told which button that is. */
function tellSuggested(draft: Draft, question: Question, text: string): string | undefined {
  const label = suggestionLabel(draft, question);
  if (label === undefined || !isAcknowledgement(text)) return undefined;
  return `照带出的数就点〔${label}〕，不同就写一个数。还没有记。`;
}

/** A name and a plain amount: no code (30201), no bracket or dash, which may be a minus. */
const SURE_LINE = /^[\p{L}“”]+[\s:：=＝]+(?!\d{5,}$)\d[\d,]*(?:\.\d+)?\s*[万亿]?元?$/u;

/** One line that was read as the answer asked for and nothing else needs no yes: 工资福利支出预算 130. */
function storeOwn(turn: Turn, draft: Draft, asked: Asked, said: Said): void {
  const shown = turn.position;
  if (shown.at !== "paste" || !SURE_LINE.test(said.text.trim())) return;
  const [only, ...others] = shown.proposals;
  const isAsked = only?.key === asked.key && others.length + shown.codes.length === 0;
  if (!isAsked || shown.remarks.length > 0 || shown.asks !== undefined) return;
  turn.position = asked;
  answerKey(turn, draft, only.key, only.answer, {
    via: "typed",
    typed: only.typed,
    messageId: said.messageId,
  });
}

/** 改成3.9: of what has an answer here; else of the figure before, or of this one: asked. */
function changeTo(turn: Turn, draft: Draft, position: Asked, said: Said): boolean {
  const last = lastFigure(turn, draft);
  const isHere = draft.sheet().stored.answer(position.key) !== undefined;
  if (isHere || last === undefined || last === position.key)
    return readAnswer(turn, draft, position, said);
  askWhichChange(turn, draft, { last, here: position.key, value: said.text });
  return false;
}

type ListReply = {
  readonly reply: Parameters<typeof answerKey>[3];
  readonly how: Parameters<typeof answerKey>[4];
};

/** Several lines at once are the whole list; a single one may be followed by more. */
function answerList(turn: Turn, draft: Draft, position: Asked, { reply, how }: ListReply): boolean {
  if (reply.state !== "value" || reply.value.kind !== "list") return true;
  const stored = draft.sheet().stored.answer(position.key);
  const kept =
    position.adding === true && stored?.state === "value" && stored.value.kind === "list"
      ? stored.value.items
      : [];
  const items = [...kept, ...reply.value.items];
  const answer = { state: "value", value: { kind: "list", items } } as const;
  answerKey(turn, draft, position.key, answer, how);
  if (reply.value.items.length === 1) {
    turn.say("还有就接着发，没有点〔写完了〕。");
    turn.position = { ...position, adding: true };
  }
  return true;
}

/** Goes to the question, and gives it the value as if it had been typed there. */
export function changeNamed(
  turn: Turn,
  draft: Draft,
  { key, value }: NamedChange,
  said: Said,
): boolean {
  goTo(turn, draft, key);
  const { position } = turn;
  if (position.at !== "question" || position.key !== key) return true;
  return readAnswer(turn, draft, position, { ...said, text: value });
}
