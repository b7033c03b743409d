import type { Action, Position } from "../../events/chat/chat-events.js";
import type { Group, Question } from "../../pack/pack.js";
import { answerKey } from "../answers/answer-key.js";
import { agreement } from "./agree.js";
import { readAtFinding } from "./at-finding.js";
import { readCommand, type Command } from "./commands.js";
import type { Draft } from "../draft.js";
import { acceptFinding } from "../answers/findings.js";
import { isAnswerable } from "../navigation/navigate.js";
import {
  askWhichChange,
  changedTo,
  lastFigure,
  type NamedChange,
  readEditValue,
  readNamedChange,
} from "./change-words.js";
import { findQuestions } from "./find-question.js";
import { goTo } from "./go.js";
import { isPlainAnswer } from "../paste/looks-like-block.js";
import { readBlock, readWaitedBlock } from "../paste/offer/paste-flow.js";
import { suggestionLabel } from "../prompts/prompt-question.js";
import { tellHelp } from "../prompts/help.js";
import { calledAct } from "../office/called-act.js";
import { readOffice } from "../office/on-office.js";
import { begin, perform } from "./perform.js";
import { lookFor, readWhichQuestion } from "./look-for.js";
import { obeyPlainWord } from "./plain-words.js";
import { asksBeforeHiding, readPortrait } from "../navigation/portrait.js";
import { goOn, promptHome } from "../prompts/prompt-home.js";
import { whyLookOnly } from "../navigation/lock.js";
import { readTask } from "../review/read-task.js";
import { readOwnLine } from "../replies/own-name.js";
import { isAcknowledgement, saysNone } from "../replies/bare-words.js";
import { areFigureLines } from "../replies/figure-lines.js";
import { changeItem } from "../replies/change-item.js";
import { readNumbers } from "../replies/numbered-options.js";
import { readReply } from "../replies/read-reply.js";
import { isText } from "../answers/tally.js";
import { outOfTurn } from "../navigation/resume.js";
import { readRow } from "../navigation/rows.js";
import type { Turn } from "../turn.js";
import type { Said } from "../said.js";
import { tellNoButton } from "./no-button.js";
import { whyNot } from "./why-not.js";
import { nameReport } from "../opening/several-reports.js";
import { yearsOffered } from "../opening/years.js";
import {
  actionFor,
  askedChoice,
  buttonsCalled,
  choiceFor,
  isNoReason,
  isRestZero,
} from "./words.js";

/** Reads a message. @returns whether the current prompt should be said next */
export function onText(turn: Turn, said: Said): boolean {
  const text = said.text.trim();
  if (/^[/／]/.test(text)) return obey(turn, readCommand(narrow(text)), said);
  const { draft } = turn;
  const { chat, office } = turn.context;
  const action =
    actionFor(text, chat.actions, draft) ??
    calledAct(text, chat.actions, office) ??
    agreement(turn, text);
  if (action !== undefined && (draft !== null || needsNoReport(action)))
    return perform(turn, action);
  const obeyed = obeyPlainWord(turn, draft, text);
  if (obeyed !== undefined) return obeyed;
  if (draft === null && turn.position.at === "office") {
    return readOffice(turn, turn.position, said.text);
  }
  if (draft === null) {
    turn.say("请先点下面的按钮。");
    return true;
  }
  if (text === "") {
    turn.say("没有收到文字，什么都没改。");
    return true;
  }
  return readWhichQuestion(turn, draft, text) ?? readAt(turn, draft, said);
}

/** ／ｕｎｄｏ and / undo are /undo. */
function narrow(command: string): string {
  return command.replace(/^[/／]\s*\S*/, (word) => word.normalize("NFKC").replace(/\s/g, ""));
}

function needsNoReport({ do: what }: Action): boolean {
  return what === "new" || what === "continue" || what === "office" || what === "import";
}

function readAt(turn: Turn, draft: Draft, said: Said): boolean {
  const { position } = turn;
  const text = said.text.trim();
  if (position.at === "review") return readTask(turn, draft, position, said);
  // About the bureau, whatever report is open and whether it may be changed.
  if (position.at === "office") return readOffice(turn, position, said.text);
  const lookOnly = whyLookOnly(turn, draft);
  if (lookOnly !== undefined) return lookFor(turn, draft, said.text, lookOnly);
  switch (position.at) {
    case "question":
      return readAnswer(turn, draft, position, said);
    case "which":
      return readWhich(turn, draft, position, said);
    case "portrait":
    case "rows":
    case "close":
    case "paste":
      return readInGroup(turn, draft, position, said);
    case "block":
      return readWaitedFor(turn, draft, position, said);
    case "reason":
      if (isNoReason(text)) {
        turn.say("这不是说明，没有记下。请写一句为什么，例：合同跨年付款；不写就点〔不写了〕。");
        return true;
      }
      acceptFinding(turn, draft, position.finding, said.text);
      return true;
    case "finding":
      return readAtFinding(turn, draft, position, text);
    case "import":
      turn.say("这条没有记下。请先点〔采用〕或〔取消〕。");
      return true;
    case "last-year":
      turn.say("这条没有记下。请先点〔用上年报告〕或〔不用〕。");
      return true;
    case "home":
      turn.say("请先点下面的按钮。");
      return true;
    case "done":
      return readAtEnd(turn, draft, said);
    default:
      throw new Error(`unknown position: ${JSON.stringify(position satisfies never)}`);
  }
}

/** The label of a reading chooses it; anything else typed instead is a reply like any other. */
function readWhich(
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

function readAnswer(
  turn: Turn,
  draft: Draft,
  position: Extract<Position, { at: "question" }>,
  said: Said,
): boolean {
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
function storeOwn(
  turn: Turn,
  draft: Draft,
  asked: Extract<Position, { at: "question" }>,
  said: Said,
): void {
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
function changeTo(
  turn: Turn,
  draft: Draft,
  position: Extract<Position, { at: "question" }>,
  said: Said,
): boolean {
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
function answerList(
  turn: Turn,
  draft: Draft,
  position: Extract<Position, { at: "question" }>,
  { reply, how }: ListReply,
): boolean {
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

/** A block that was waited for: whatever it is, it is no answer to the question before. */
function readWaitedFor(
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
function readAtEnd(turn: Turn, draft: Draft, said: Said): boolean {
  const isName = findQuestions(draft, said.text).length > 0;
  if (!isName && /[\d０-９]/.test(said.text) && readWaitedBlock(turn, draft, said, undefined))
    return true;
  return lookFor(turn, draft, said.text);
}

function readInGroup(
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

function obey(turn: Turn, command: Command, said: Said): boolean {
  switch (command.kind) {
    case "action":
      return perform(turn, command.action);
    case "home":
      if (turn.draft === null) return true;
      turn.say(`您好，接着填${nameReport(turn, turn.draft)}的报告。涉密内容请不要输入。`);
      return true;
    case "new":
      return startNew(turn, command.year);
    case "continue":
      goOn(turn);
      return false;
    case "edit":
      return edit(turn, command.name, said);
    case "history":
      return askHistory(turn, command.name);
    case "group":
      return lookInto(turn, command.title);
    case "help":
      turn.say(tellHelp(turn.context.me));
      return true;
    case "unknown":
      turn.say("没有这个命令，发 /help 看能用的。");
      return true;
    default:
      throw new Error(`unknown command: ${JSON.stringify(command satisfies never)}`);
  }
}

function startNew(turn: Turn, year: string | null): boolean {
  const years = year === null ? yearsOffered(turn) : [];
  const [only] = years;
  const chosen = year ?? (years.length === 1 ? (only ?? null) : null);
  if (chosen === null) {
    promptHome(turn);
    return false;
  }
  return begin(turn, { year: chosen });
}

function edit(turn: Turn, name: string, said: Said): boolean {
  const { draft } = turn;
  if (draft === null) {
    turn.say("还没有打开报告。");
    return true;
  }
  if (name.trim() === "") {
    turn.say("要改哪一项？发 /edit 加名称，例：/edit 接待费。");
    return true;
  }
  const change = readEditValue(draft, name);
  return change === undefined ? lookFor(turn, draft, name) : changeNamed(turn, draft, change, said);
}

/** Goes to the question, and gives it the value as if it had been typed there. */
function changeNamed(turn: Turn, draft: Draft, { key, value }: NamedChange, said: Said): boolean {
  goTo(turn, draft, key);
  const { position } = turn;
  if (position.at !== "question" || position.key !== key) return true;
  return readAnswer(turn, draft, position, { ...said, text: value });
}

/** Who gave one answer: of several that a name may mean the first, told by its own name. */
function askHistory(turn: Turn, name: string): boolean {
  const { draft } = turn;
  if (draft === null || name.trim() === "") {
    turn.say(draft === null ? "还没有打开报告。" : "看哪一项的记录？例：/history 接待费。");
    return true;
  }
  const [key] = findQuestions(draft, name);
  if (key === undefined) {
    turn.say(`没有找到“${name.trim().slice(0, 20)}”。可在〔填报清单〕里找。`);
    return true;
  }
  turn.request({ kind: "history", key });
  return false;
}

/** A line of the 填报清单 by its title; what is none opens the list. */
function lookInto(turn: Turn, title: string): boolean {
  const { draft } = turn;
  const group = [...(draft?.pack.groups.values() ?? [])].find((one) => one.title === title);
  if (group === undefined) return perform(turn, { do: "list" });
  return perform(turn, { do: "group", group: group.id });
}
