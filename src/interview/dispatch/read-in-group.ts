import type { Position } from "../../events/chat/chat-events.js";
import type { Group } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { isAnswerable } from "../navigation/navigate.js";
import { readPortrait } from "../navigation/portrait.js";
import { readRow } from "../navigation/rows.js";
import { isPlainAnswer } from "../paste/looks-like-block.js";
import { readBlock, readWaitedBlock } from "../paste/offer/paste-flow.js";
import { readNumbers } from "../replies/numbered-options.js";
import type { Said } from "../said.js";
import type { Turn } from "../turn.js";
import { findQuestions } from "./find-question.js";
import { lookFor } from "./look-for.js";
import { perform } from "./perform.js";
import { askedChoice, buttonsCalled, isRestZero } from "./words.js";

/** A block that was waited for: whatever it is, it is no answer to the question before. */
export function readWaitedFor(
  turn: Turn,
  draft: Draft,
  position: Extract<Position, { at: "block" }>,
  said: Said,
): boolean {
  if (readWaitedBlock(turn, draft, said, position.resume)) return true;
  turn.say("没认出要填的项目，什么都没改。每行要有名称和数，例：基本工资 67.70。");
  return true;
}

/** Where nothing is asked a name is looked for; what is none may be a table, shown like any other. */
export function readAtEnd(turn: Turn, draft: Draft, said: Said): boolean {
  if (buttonsCalled(said.text) !== undefined) {
    turn.say(`现在没有〔${said.text.trim()}〕，请点下面的按钮。`);
    return true;
  }
  const isName = findQuestions(draft, said.text).length > 0;
  if (!isName && /[\d０-９]/.test(said.text) && readWaitedBlock(turn, draft, said, undefined))
    return true;
  return lookFor(turn, draft, said.text);
}

/** Reads what is typed where a whole group waits: ticks, the next code, 其余全部为0, a yes to a block. */
export function readInGroup(
  turn: Turn,
  draft: Draft,
  position: Extract<Position, { at: "portrait" | "rows" | "close" | "paste" }>,
  said: Said,
): boolean {
  const group = draft.pack.groups.get(position.group);
  if (group === undefined) return true;
  if (position.at === "paste") {
    const index = askedChoice(draft, position, said.text);
    if (index !== undefined) return perform(turn, { do: "choose", index });
  }
  if (position.at === "portrait") {
    if (!tickNumbered(turn, said.text)) readPortrait(turn, group, position, said.text);
    return true;
  }
  const isBegun = position.at === "close" || draft.rows(group.id).length > 0;
  if ((position.at === "close" || position.at === "rows") && isBegun && isRestZero(said.text)) {
    return perform(turn, { do: "close-zero", group: group.id });
  }
  if (readBlock(turn, draft, group, said)) return true;
  if (group.rows !== undefined && position.at === "rows") {
    readRow(turn, draft, group, group.rows, said.text);
    return true;
  }
  turn.say(position.at === "paste" ? tellWaiting(position) : tellNamed(draft, group, said.text));
  return true;
}

/** What was typed is none of the block: that waits for a yes. */
function tellWaiting({ asks }: Extract<Position, { at: "paste" }>): string {
  if (asks !== undefined) return "这条没有记下。请先点下面的按钮，选一个。";
  return "这条没有记下。上次认出的还在等：要就点〔全部采用〕，不要就点〔取消〕。";
}

/** 2, or 2、8: the buttons of the portrait that stand there, counted as where there are no buttons. */
function tickNumbered(turn: Turn, text: string): boolean {
  const alive = turn.context.chat.actions;
  const actions = readNumbers(text).flatMap((number) => alive[number - 1]?.[1] ?? []);
  for (const action of actions) perform(turn, action);
  return actions.length > 0;
}

/** What is wanted where a group is closed: a figure alone names no item. */
function tellNamed(draft: Draft, group: Group, text: string): string {
  const sheet = draft.sheet();
  const left = group.questions.find(
    ({ key }) => isAnswerable(draft, key) && sheet.answer(key).state === "open",
  );
  const label = left?.label ?? group.title;
  const typed = text.trim();
  const isBare = isPlainAnswer(typed) && /\d/.test(typed);
  const example = `请写“名称 金额”，例：${label} ${isBare ? typed : "3.5"}`;
  return `${isBare ? `“${typed}”是哪一项的？` : "没看懂。"}${example}；没有了就点〔其余全部为0〕。`;
}
