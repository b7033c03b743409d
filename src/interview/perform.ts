import type { Answer } from "../amounts/answer.js";
import type { Action } from "../events/chat-events.js";
import type { Group, Key } from "../pack/pack.js";
import { answerKey, positionResumed, resumeOf } from "./answer-key.js";
import { beginReport } from "./begin-report.js";
import type { Draft } from "./draft.js";
import {
  lookAtFinding,
  mendFinding,
  postponeFinding,
  showFindings,
  showReview,
} from "./findings.js";
import {
  firstOpenPosition,
  isReachable,
  keyBefore,
  positionAfter,
  positionAtEnd,
  positionIn,
  positionPastFindings,
} from "./navigate.js";
import { applyPaste } from "./paste-flow.js";
import { confirmPortrait, tickOption } from "./portrait.js";
import { promptGroup, promptList } from "./prompts/prompt-list.js";
import { promptPasteLines } from "./prompts/prompt-paste.js";
import { readReply } from "./replies/read-reply.js";
import { settle } from "./settle.js";
import type { Turn } from "./turn.js";
import { undoLast } from "./undo.js";

/**
 * Does what a button or its word says.
 *
 * @returns whether the current prompt should be said next; false when something else was asked
 */
export function perform(turn: Turn, action: Action): boolean {
  if (action.do === "new") return begin(turn, action.year, action.sure === true);
  if (action.do === "continue") {
    turn.request({ kind: "switch-report", report: action.report });
    return false;
  }
  const { draft } = turn;
  if (draft === null) {
    turn.say("还没有打开报告。");
    return true;
  }
  return performOn(turn, draft, action);
}

function begin(turn: Turn, year: string, sure: boolean): boolean {
  const before = turn.chatReport;
  beginReport(turn, year, sure);
  return turn.chatReport !== before || turn.lines.length > 0;
}

type ReportAction = Exclude<Action, { do: "new" | "continue" }>;

function performOn(turn: Turn, draft: Draft, action: ReportAction): boolean {
  switch (action.do) {
    case "answer":
      return answerWith(turn, draft, action.key, action.reply);
    case "suggestion":
      return takeSuggestion(turn, draft, action.key);
    case "not-applicable":
      answerKey(
        turn,
        draft,
        action.key,
        { state: "not-applicable" },
        { via: "pressed", typed: "无此项" },
      );
      return true;
    case "withhold":
      answerKey(
        turn,
        draft,
        action.key,
        { state: "withheld" },
        { via: "pressed", typed: "按规定不公开" },
      );
      return true;
    case "same":
      return copyText(turn, draft, action.key, action.from);
    case "skip":
      return skip(turn, draft, action.key);
    case "where":
      turn.say(draft.pack.find(action.key)?.find ?? "");
      return true;
    case "back":
      return goBack(turn, draft);
    case "next":
      if (turn.position.at === "question") {
        const { key, resume } = turn.position;
        turn.position =
          resume === undefined ? positionAfter(draft, key) : positionResumed(draft, resume);
      }
      return true;
    case "list":
      promptList(turn, draft);
      return false;
    case "go":
      return goTo(turn, draft, action.to);
    case "group":
      return goToGroup(turn, draft, action.group);
    case "choose":
      return choose(turn, draft, action.index);
    case "tick":
      if (turn.position.at === "portrait") {
        const group = draft.pack.groups.get(turn.position.group);
        if (group !== undefined) tickOption(turn, group, turn.position, action.key, action.option);
      }
      return true;
    case "confirm":
      return confirm(turn, draft);
    case "cancel":
      return cancel(turn, draft);
    case "walk":
      if (turn.position.at !== "paste") return true;
      promptPasteLines(turn, draft, turn.position);
      return false;
    case "close-zero":
      return closeGroup(turn, draft, action.group, "zero");
    case "close-none":
      return closeGroup(turn, draft, action.group, "none");
    case "reopen":
      return reopenGroup(turn, draft, action.group);
    case "mend":
      mendFinding(turn, draft, action);
      return true;
    case "explain":
      turn.position = {
        at: "reason",
        finding: action.finding,
        group: turn.position.at === "finding" ? turn.position.group : null,
      };
      return true;
    case "later":
      postponeFinding(turn, draft, action.finding);
      return true;
    case "look":
      lookAtFinding(turn, draft, action.finding);
      return false;
    case "reviewed":
      draft.record({ type: "reviewed", key: action.key });
      return !showReview(turn, draft);
    case "undo":
      undoLast(turn, draft);
      return true;
    case "preview":
      turn.request({ kind: "preview", section: action.section === "" ? null : action.section });
      return false;
    case "report":
      turn.request({ kind: "compile" });
      return false;
    case "put-away":
      draft.record({ type: "put-away" });
      turn.say("已收起这份报告，内容都在，随时可在下面取回。");
      turn.chatReport = null;
      turn.position = { at: "home" };
      return true;
    default:
      throw new Error(`unknown action: ${JSON.stringify(action satisfies never)}`);
  }
}

function answerWith(turn: Turn, draft: Draft, key: Key, reply: string): boolean {
  const question = draft.pack.find(key);
  if (question === undefined) return true;
  const read = readReply(draft, question, reply);
  if (read.kind === "answer")
    answerKey(turn, draft, key, read.answer, { via: "pressed", typed: reply });
  else if (read.kind === "refused") turn.say(read.because);
  return true;
}

function takeSuggestion(turn: Turn, draft: Draft, key: Key): boolean {
  const figure = draft.sheet().suggestion(key);
  if (figure?.state !== "value") {
    turn.say("来源的数变了，请再看一眼。");
    return true;
  }
  const amount = figure.value.toFixed();
  const value =
    draft.pack.find(key)?.kind === "count"
      ? ({ kind: "count", count: amount } as const)
      : ({ kind: "money", yuan: amount, precision: figure.precision.toFixed() } as const);
  answerKey(
    turn,
    draft,
    key,
    { state: "value", value },
    { via: "pressed", typed: "", follows: true },
  );
  return true;
}

function copyText(turn: Turn, draft: Draft, key: Key, from: Key): boolean {
  const source: Answer | undefined = draft.sheet().stored.answer(from);
  if (source?.state === "value")
    answerKey(turn, draft, key, source, { via: "pressed", typed: "用同一段" });
  return true;
}

/** A question, or a group that waits to be closed, is left open for now. */
function skip(turn: Turn, draft: Draft, key: Key): boolean {
  const group = draft.pack.groups.get(key);
  if (group !== undefined) {
    turn.position = positionPastFindings(draft, group);
    return true;
  }
  const { position } = turn;
  const resume = position.at === "question" ? position.resume : undefined;
  turn.position = resume === undefined ? positionAfter(draft, key) : positionResumed(draft, resume);
  return true;
}

function goBack(turn: Turn, draft: Draft): boolean {
  const { position } = turn;
  const key = position.at === "question" || position.at === "which" ? position.key : undefined;
  const before = key === undefined ? undefined : keyBefore(draft, key);
  if (before === undefined) turn.say("前面没有题目了。");
  else turn.position = { at: "question", key: before };
  return true;
}

/** Goes to a question out of turn, or to "open", "findings", "reviews". */
export function goTo(turn: Turn, draft: Draft, to: string): boolean {
  if (to === "open") {
    turn.position = firstOpenPosition(draft);
    return true;
  }
  if (to === "findings") {
    showFindings(turn, draft);
    return true;
  }
  if (to === "reviews") {
    if (showReview(turn, draft)) return false;
    turn.say("没有待复核的了 ✅");
    return true;
  }
  const resume = resumeOf(turn.position);
  if (!isReachable(draft, to)) {
    const label = draft.pack.find(to)?.label ?? to;
    turn.say(`${label}按本单位情况不用填（无此项）。`);
    return true;
  }
  const isHere = turn.position.at === "question" && turn.position.key === to;
  if (isHere) return true;
  turn.position = { at: "question", key: to, ...(resume === undefined ? {} : { resume }) };
  return true;
}

function goToGroup(turn: Turn, draft: Draft, id: string): boolean {
  const group = draft.pack.groups.get(id);
  if (group === undefined) return true;
  const isDone = draft.tally(id).asked === draft.tally(id).done && !group.portrait;
  const position = isDone ? undefined : positionIn(draft, group);
  if (position === undefined) {
    promptGroup(turn, draft, group);
    return false;
  }
  turn.position = position;
  return true;
}

function choose(turn: Turn, draft: Draft, index: number): boolean {
  const { position } = turn;
  if (position.at !== "which") return true;
  const answer = position.choices[index];
  if (answer === undefined) return true;
  turn.position = { at: "question", key: position.key };
  answerKey(turn, draft, position.key, answer, {
    via: "typed",
    typed: position.typed,
    ...(position.message === undefined ? {} : { messageId: position.message }),
  });
  return true;
}

function confirm(turn: Turn, draft: Draft): boolean {
  const { position } = turn;
  if (position.at === "paste") applyPaste(turn, draft, position);
  if (position.at === "portrait") {
    const group = draft.pack.groups.get(position.group);
    if (group !== undefined) confirmPortrait(turn, draft, group, position);
  }
  return true;
}

/** Back to what was asked before a block, two readings or a reason got in between. */
function cancel(turn: Turn, draft: Draft): boolean {
  const { position } = turn;
  if (position.at === "which") turn.position = { at: "question", key: position.key };
  if (position.at === "reason") {
    turn.position = { at: "finding", finding: position.finding, group: position.group };
  }
  if (position.at === "paste") {
    turn.say("没有采用，什么都没改。");
    const group = draft.pack.groups.get(position.group);
    if (group !== undefined)
      turn.position = positionIn(draft, group) ?? positionAtEnd(draft, group);
  }
  return true;
}

function closeGroup(turn: Turn, draft: Draft, id: string, as: "zero" | "none"): boolean {
  const group = draft.pack.groups.get(id);
  if (group === undefined) return true;
  draft.record({ type: "group-closed", group: id, as });
  settle(draft);
  turn.say(
    as === "zero"
      ? `${group.title}：其余全部记为0 ✅`
      : `${group.title}：已记为无此项，随时可恢复。`,
  );
  turn.position = positionAtEnd(draft, group);
  return true;
}

function reopenGroup(turn: Turn, draft: Draft, id: string): boolean {
  const group: Group | undefined = draft.pack.groups.get(id);
  if (group === undefined) return true;
  draft.record({ type: "group-reopened", group: id });
  settle(draft);
  turn.position = positionIn(draft, group) ?? positionAtEnd(draft, group);
  return true;
}
