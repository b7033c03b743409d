import type { Position } from "../../events/chat/chat-events.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { positionAtFinding } from "../answers/findings.js";
import { showReview } from "../answers/show-review.js";
import {
  firstOpenPosition,
  isAnswerable,
  isComplete,
  keyBefore,
  lastKeyUpTo,
  positionAtEnd,
  positionIn,
  positionPastFindings,
} from "../navigation/navigate.js";
import { tellDropped } from "./tell-dropped.js";
import { nameQuestion } from "./find-question.js";
import { mayChange, phaseNow, whyLookOnlyAt } from "../navigation/lock.js";
import { promptGroup } from "../prompts/prompt-list.js";
import { outOfTurn, positionNext } from "../navigation/resume.js";
import { pickKey } from "../review/read-task.js";
import { showAnswer } from "../answers/show-answer.js";
import type { Turn } from "../turn.js";
import { whyNot } from "./why-not.js";

/** A question, or a group that waits to be closed, is left open for now. */
export function skip(turn: Turn, draft: Draft, key: Key): boolean {
  const { position } = turn;
  tellDropped(turn, position, draft);
  if (turn.input.kind === "text") turn.say("好，先空着，以后在填报清单里补。");
  const waits = position.at === "portrait" || position.at === "rows" || position.at === "close";
  const group = waits ? draft.pack.groups.get(position.group) : undefined;
  turn.position =
    group === undefined ? positionNext(turn, draft, key) : positionPastFindings(draft, group);
  return true;
}

export function goBack(turn: Turn, draft: Draft): boolean {
  const before = keyBehind(turn, draft);
  if (before === undefined)
    turn.say(phaseNow(draft) === "filling" ? "前面没有题目了。" : "前面没有能改的题了。");
  else turn.position = { at: "question", key: before };
  return true;
}

function keyBehind(turn: Turn, draft: Draft): Key | undefined {
  const { position } = turn;
  const mayChangeAt = (key: Key): boolean => whyLookOnlyAt(turn, draft, key) === undefined;
  if (position.at === "question" || position.at === "which")
    return keyBefore(draft, position.key, mayChangeAt);
  const groups = draft.pack.groups;
  const group =
    "group" in position ? groups.get(position.group ?? "") : [...groups.values()].at(-1);
  return group === undefined ? undefined : lastKeyUpTo(draft, group, mayChangeAt);
}

/** Goes to a question out of turn, or to "open", "findings", "reviews". */
export function goTo(turn: Turn, draft: Draft, to: string): boolean {
  if (turn.position.at === "review" && draft.pack.find(to) !== undefined)
    return pickKey(turn, draft, turn.position, to);
  if (!mayChange(turn, draft)) return lookAt(turn, draft, to);
  const left = turn.position;
  if (to === "open") {
    tellDropped(turn, left, draft);
    turn.position = firstOpenPosition(draft);
    return true;
  }
  if (to === "findings") {
    const finding = positionAtFinding(draft);
    if (finding === undefined) turn.say("没有要处理的问题 ✅");
    else {
      tellDropped(turn, left, draft);
      turn.position = finding;
    }
    return true;
  }
  if (to === "reviews") {
    if (showReview(turn, draft)) return false;
    turn.say("没有待复核的了 ✅");
    return true;
  }
  if (!isAnswerable(draft, to)) {
    turn.say(whyNot(draft, to));
    return true;
  }
  const locked = whyLookOnlyAt(turn, draft, to);
  if (locked === undefined) {
    tellDropped(turn, left, draft);
    turn.position = ticksOf(draft, to) ?? outOfTurn(turn, to);
  } else {
    lookAt(turn, draft, to);
    turn.say(locked);
  }
  return true;
}

/** What is ticked in the portrait is changed there. */
function ticksOf(draft: Draft, key: Key): Position | undefined {
  const question = draft.pack.find(key);
  const group = draft.pack.groups.get(question?.group ?? "");
  const isTicked = group?.portrait === true && question?.kind === "choices";
  return isTicked ? positionIn(draft, group) : undefined;
}

/** A group nobody began is filled at once; of others the answers are shown first, each one tap away. */
export function goToGroup(turn: Turn, draft: Draft, id: string): boolean {
  const group = draft.pack.groups.get(id);
  if (group === undefined) return true;
  const isLookedAt = turn.position.at === "review" || !mayChange(turn, draft);
  const isBegun = isLookedAt || isComplete(draft, group) || draft.tally(id).done > 0;
  const position = isBegun && !group.portrait ? undefined : positionIn(draft, group);
  if (position === undefined) {
    promptGroup(turn, draft, group);
    return false;
  }
  tellDropped(turn, turn.position, draft);
  turn.position = position;
  return true;
}

/** One answer of a report that is not to be changed. */
function lookAt(turn: Turn, draft: Draft, key: Key): boolean {
  const question = draft.pack.find(key);
  if (question !== undefined) {
    turn.say(`${nameQuestion(draft, key)}：${showAnswer(question, draft.sheet().answer(key))}`);
  }
  return true;
}

export function fillGroup(turn: Turn, draft: Draft, id: string): boolean {
  const group = draft.pack.groups.get(id);
  if (group !== undefined) turn.position = positionIn(draft, group) ?? positionAtEnd(draft, group);
  return true;
}
