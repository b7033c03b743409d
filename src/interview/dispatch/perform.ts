import type { Answer } from "../../amounts/answer.js";
import type { Action, PastedBlock, Position } from "../../events/chat/chat-events.js";
import type { Group, Key } from "../../pack/pack.js";
import { answerKey } from "../answers/answer-key.js";
import { beginReport } from "../opening/begin-report.js";
import { type Draft, yuanOf } from "../draft.js";
import { takeExported } from "../exported/take-exported.js";
import { applyFile, isFilePosition } from "../file/apply-file.js";
import { promptFileLines } from "../file/prompt-file.js";
import { lookAtFinding, mendFinding, postponeFinding } from "../answers/findings.js";
import { showReview } from "../answers/show-review.js";
import { fillGroup, goBack, goTo, goToGroup, skip } from "./go.js";
import { takeAllCarried, takeCarried } from "../last-year/carried.js";
import { offerLastYear } from "../last-year/offer-last-year.js";
import { promptLastYearLines } from "../last-year/prompt-last-year.js";
import { whyLookOnly } from "../navigation/lock.js";
import { takeLastYear } from "../last-year/take-last-year.js";
import {
  firstOpenPosition,
  isAnswerable,
  positionAtEnd,
  positionIn,
} from "../navigation/navigate.js";
import { applyPaste, choosePasted, dropAsks } from "../paste/offer/apply-paste.js";
import { asksBeforeHiding, confirmPortrait, tickOption } from "../navigation/portrait.js";
import { performOffice } from "../office/on-office.js";
import { promptList } from "../prompts/prompt-list.js";
import { promptPasteLines } from "../prompts/prompt-paste.js";
import { promptReport } from "../prompts/prompt-report.js";
import { ALWAYS_THERE, readReply } from "../replies/read-reply.js";
import { act } from "../review/act.js";
import { outOfTurn, positionNext, positionResumed, resumeHere } from "../navigation/resume.js";
import { readRow } from "../navigation/rows.js";
import { settle } from "../answers/settle.js";
import { tellDropped } from "./tell-dropped.js";
import { isLeftOpen } from "../answers/tally.js";
import { shorten, showAnswer } from "../answers/show-answer.js";
import type { Turn } from "../turn.js";
import { undoLast } from "../answers/undo.js";
import { whyNot } from "./why-not.js";

type Which = Extract<Position, { at: "which" }>;

/** Shown, and stored only once chosen. */
const WAITING: ReadonlySet<string> = new Set(["paste", "which", "last-year", "import"]);
const TYPED_SHOWN = 20;

/**
 * Does what a button or its word says.
 *
 * @returns whether the current prompt should be said next; false when something else was asked
 */
export function perform(turn: Turn, action: Action): boolean {
  if (action.do === "new") return begin(turn, action);
  if (action.do === "continue") {
    const { report, key } = action;
    turn.request({ kind: "switch-report", report, ...(key === undefined ? {} : { key }) });
    return false;
  }
  if (action.do === "import") return takeExported(turn, action.take);
  if (action.do === "office") return performOffice(turn, action.act);
  if (action.do === "undo" && isShownFirst(turn)) return callOff(turn);
  const { draft } = turn;
  if (draft === null) {
    turn.say("还没有打开报告。");
    return true;
  }
  return performOn(turn, draft, action);
}

export function begin(turn: Turn, what: Parameters<typeof beginReport>[1]): boolean {
  const { chatReport: before, position, draft } = turn;
  beginReport(turn, what);
  if (turn.chatReport !== before) tellDropped(turn, position, draft);
  return turn.chatReport !== before || turn.lines.length > 0;
}

type ReportAction = Exclude<Action, { do: "new" | "continue" | "office" | "import" }>;

function performOn(turn: Turn, draft: Draft, action: ReportAction): boolean {
  switch (action.do) {
    case "answer":
      return answerWith(turn, draft, action.key, action.reply);
    case "suggestion":
      return takeSuggestion(turn, draft, action.key);
    case "not-applicable":
      if (draft.pack.find(action.key)?.always === true) {
        turn.say(ALWAYS_THERE);
        return true;
      }
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
    case "add":
      turn.position = { ...outOfTurn(turn, action.key), adding: true };
      return true;
    case "where":
      turn.say(draft.pack.find(action.key)?.find ?? "");
      return true;
    case "back":
      return goBack(turn, draft);
    case "next":
      if (turn.position.at === "paste") dropAsks(turn, turn.position);
      if (turn.position.at === "question")
        turn.position = positionNext(turn, draft, turn.position.key);
      return true;
    case "list":
      promptList(turn, draft);
      return false;
    case "go":
      return goTo(turn, draft, action.to);
    case "group":
      return goToGroup(turn, draft, action.group);
    case "fill":
      return fillGroup(turn, draft, action.group);
    case "last-year":
      if (action.take && turn.position.at === "last-year") takeLastYear(turn, draft, turn.position);
      else offerLastYear(turn, draft);
      return true;
    case "carried":
      takeCarried(turn, draft, action.key);
      return true;
    case "carried-all":
      return takeAllCarried(turn, draft, action);
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
      if (turn.position.at === "last-year") {
        promptLastYearLines(turn, draft, turn.position);
        return false;
      }
      if (turn.position.at !== "paste") return true;
      if (isFilePosition(turn.position)) {
        promptFileLines(turn, draft, turn.position);
        return false;
      }
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
      return !lookAtFinding(turn, draft, action.finding);
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
      if (action.choice === undefined) promptReport(turn);
      else turn.request({ kind: "compile", choice: action.choice });
      return false;
    case "paste":
      return waitForBlock(turn, draft);
    case "template":
      turn.request({ kind: "template", all: action.all });
      return false;
    case "review":
      return act(turn, draft, action.act);
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
  if (question === undefined || !isAnswerable(draft, key)) {
    turn.say(whyNot(draft, key));
    return true;
  }
  const read = readReply(draft, question, reply);
  const group = draft.pack.groups.get(question.group);
  if (read.kind === "answer" && group?.portrait === true) {
    if (asksBeforeHiding(turn, draft, group, { key, ...read })) return true;
  }
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

/** 贴表格: whatever is asked now is asked again afterwards. */
function waitForBlock(turn: Turn, draft: Draft): boolean {
  const locked = whyLookOnly(turn, draft);
  if (locked !== undefined) {
    turn.say(locked);
    return true;
  }
  const waiting = waitingBlock(turn.position);
  if (waiting === undefined) tellDropped(turn, turn.position, draft);
  const resume = resumeHere(turn.position);
  turn.position = {
    at: "block",
    ...(resume === undefined ? {} : { resume }),
    ...(waiting === undefined ? {} : { waiting }),
  };
  return true;
}

/** A pasted block that waits for its yes; a file is taken or left by itself. */
function waitingBlock(position: Position): PastedBlock | undefined {
  if (position.at === "block") return position.waiting;
  return position.at === "paste" && position.file === undefined ? position : undefined;
}

function choose(turn: Turn, draft: Draft, index: number): boolean {
  const { position } = turn;
  if (position.at === "paste") choosePasted(turn, draft, position, index);
  if (position.at !== "which") return true;
  const answer = position.choices[index];
  if (answer === undefined) return openRow(turn, draft, position);
  answerKey(turn, draft, position.key, answer, {
    via: "typed",
    typed: position.typed,
    ...(position.message === undefined ? {} : { messageId: position.message }),
  });
  return true;
}

/** The reply was the code of another row: the figure asked is left open. */
function openRow(turn: Turn, draft: Draft, { key, code }: Which): boolean {
  const question = draft.pack.find(key);
  const group = draft.pack.groups.get(question?.group ?? "");
  if (question === undefined || group?.rows === undefined || code === undefined) return true;
  if (draft.sheet().answer(key).state === "open")
    turn.say(`${question.cell?.row ?? ""}的${question.label}先空着。`);
  readRow(turn, draft, group, group.rows, code);
  return true;
}

function confirm(turn: Turn, draft: Draft): boolean {
  const { position } = turn;
  if (isFilePosition(position)) applyFile(turn, draft, position);
  else if (position.at === "paste") applyPaste(turn, draft, position);
  if (position.at === "portrait") {
    const group = draft.pack.groups.get(position.group);
    if (group !== undefined) confirmPortrait(turn, draft, group, position);
  }
  return true;
}

/** What is shown is not stored: that is what is called off, and the answer before it stays. */
function callOff(turn: Turn): boolean {
  const { position, draft } = turn;
  if (position.at === "which")
    turn.say(`“${shorten(position.typed, TYPED_SHOWN)}”没有记，什么都没改。`);
  if (position.at === "import") takeExported(turn, false);
  else if (draft !== null) cancel(turn, draft);
  if (draft !== null) turn.say("要撤销前面答过的，请再发一次 /undo。");
  return true;
}

/**
 * Whether 撤销 means what waits for a yes. Where a change is told on the screen with 〔撤销〕 below it, the button and
 * the word mean that change.
 */
function isShownFirst({ position, context }: Turn): boolean {
  return WAITING.has(position.at) && !context.chat.actions.some(([, one]) => one.do === "undo");
}

/** Back to what was asked before a block, two readings or a reason got in between. */
function cancel(turn: Turn, draft: Draft): boolean {
  const { position } = turn;
  if (position.at === "portrait")
    turn.position = { at: "portrait", group: position.group, ticked: position.ticked };
  if (position.at === "which") turn.position = outOfTurn(turn, position.key);
  if (position.at === "reason") {
    turn.position = { at: "finding", finding: position.finding, group: position.group };
  }
  if (position.at === "last-year") {
    turn.say("没有用上年报告，什么都没改。要用时，在填报清单里点〔用上年报告〕。");
    turn.position =
      position.resume === undefined
        ? firstOpenPosition(draft)
        : positionResumed(draft, position.resume);
  }
  if (position.at === "block" && position.waiting !== undefined) turn.position = position.waiting;
  else if (position.at === "block") {
    turn.position =
      position.resume === undefined
        ? firstOpenPosition(draft)
        : positionResumed(draft, position.resume);
  }
  if (position.at === "paste") {
    turn.say("没有采用，什么都没改。");
    const group = draft.pack.groups.get(position.group);
    if (position.resume !== undefined) turn.position = positionResumed(draft, position.resume);
    else if (group !== undefined)
      turn.position = positionIn(draft, group) ?? positionAtEnd(draft, group);
  }
  return true;
}

function closeGroup(turn: Turn, draft: Draft, id: string, as: "zero" | "none"): boolean {
  const group = draft.pack.groups.get(id);
  if (group === undefined) return true;
  const kept = group.questions.find(({ always }) => always);
  if (as === "none" && kept !== undefined) {
    turn.say(`${kept.label}每个单位都有，这一组不能记为无此项，什么都没改。`);
    return true;
  }
  draft.record({ type: "group-closed", group: id, as });
  settle(draft);
  const rest = `${tellCarried(draft, group)}其余全部记为0 ✅`;
  const due = group.questions.find((question) => isLeftOpen(draft.sheet(), question));
  if (due !== undefined) {
    turn.say(`${group.title}：${rest}${due.label}每个单位都有，还要填。`);
    turn.position = { at: "question", key: due.key };
    return true;
  }
  turn.say(
    as === "zero" ? `${group.title}：${rest}` : `${group.title}：已记为无此项，随时可恢复。`,
  );
  turn.position = positionAtEnd(draft, group);
  return true;
}

/** Figures nobody gave that are none the less not 0, since they follow from others: 财政拨款收入照带出的462.96万元记，. */
function tellCarried(draft: Draft, group: Group): string {
  const sheet = draft.sheet();
  const carried = group.questions.flatMap((question) => {
    const { key, suggest, label } = question;
    if (suggest === undefined || sheet.stored.answer(key) !== undefined) return [];
    const answer = sheet.answer(key);
    const yuan = yuanOf(answer);
    if (yuan === undefined || yuan === "0") return [];
    return [`${label}照带出的${showAnswer(question, answer)}记，`];
  });
  return carried.join("");
}

/** A group that was 无此项 is asked from its first question, one that was closed with zeros takes a few more items. */
function reopenGroup(turn: Turn, draft: Draft, id: string): boolean {
  const group = draft.pack.groups.get(id);
  if (group === undefined) return true;
  const wasNone = draft.sheet().stored.closure(id) === "none";
  draft.record({ type: "group-reopened", group: id });
  settle(draft);
  const open = wasNone ? positionIn(draft, group) : undefined;
  turn.position = open ?? positionAtEnd(draft, group);
  return true;
}
