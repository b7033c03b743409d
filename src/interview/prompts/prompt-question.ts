import type { Answer } from "../../amounts/answer.js";
import type { Action } from "../../events/chat/chat-events.js";
import type { Group, Key, Question } from "../../pack/pack.js";
import { carriedChoices, carriedLine } from "../last-year/carried.js";
import { formatBare, moneyUnitOf } from "../answers/money-unit.js";
import { renderLead } from "./render-lead.js";
import { findSameText } from "../answers/same-text.js";
import { dateExample } from "../replies/read-date.js";
import { numberOptions } from "../replies/numbered-options.js";
import { shorten, showAnswer } from "../answers/show-answer.js";
import { isFigure } from "../answers/tally.js";
import type { Choice, Turn } from "../turn.js";
import type { Draft } from "../draft.js";
import { headerOf } from "./header.js";

const OPTIONS_A_ROW = 2;
const ITEMS_SHOWN = 6;
const LONGEST_ITEM = 16;

/** Asks one question: where one is, what it wants, what last year was, and what fits as a button. */
export function promptQuestion(turn: Turn, draft: Draft, key: Key): void {
  const question = draft.pack.find(key);
  const group = question === undefined ? undefined : draft.pack.groups.get(question.group);
  if (question === undefined || group === undefined) return;
  const lines = [
    `${headerOf(turn, draft, group)}${rowName(draft, question, group)}${wording(draft, question)}`,
  ];
  const lastYear = lastYearLine(draft, question);
  if (lastYear !== undefined) lines.push(lastYear);
  const carried = carriedLine(draft, key);
  if (carried !== undefined) lines.push(carried);
  const current = draft.sheet().answer(key);
  if (current.state !== "open") lines.push(nowLine(turn, question, current));
  turn.ask(lines.join("\n"), buttonsFor(turn, draft, question, group), key);
}

function wording(draft: Draft, question: Question): string {
  switch (question.kind) {
    case "money":
      return `${question.label}，${moneyUnitOf(draft.sheet())}。`;
    case "date":
      return `${question.label}，例：${dateExample(draft, question)}。`;
    case "count":
    case "year":
      return `${question.label}${question.example === undefined ? "。" : `，例：${question.example}。`}`;
    case "choice":
      return `${question.label}？${numberOptions(question.options)}（点一个，或发编号）`;
    case "choices":
      return `${question.label}：${numberOptions(question.options)}（可多选，例：1、2）`;
    case "list":
      return `${question.label}，一行一条，可一次发完。`;
    case "text":
      return question.lead === undefined
        ? `${question.label}。`
        : `${renderLead(draft.sheet(), question)}……请接着写，不用再写数。`;
    default:
      throw new Error(`unknown kind: ${JSON.stringify(question.kind satisfies never)}`);
  }
}

/** 205 教育支出： which code is asked about, where the label is that of a column. */
function rowName(draft: Draft, { cell }: Question, { rows }: Group): string {
  if (cell === undefined || rows === undefined) return "";
  const name = draft.sheet().codeName(rows.prefix, cell.row);
  return `${cell.row}${name === undefined ? "" : ` ${name}`}：`;
}

/** What is sent for a list that has items takes their place, unless one says otherwise. */
function nowLine(turn: Turn, question: Question, current: Answer): string {
  const shown = `现在是：${showWhole(question, current)}`;
  if (question.kind !== "list" || current.state !== "value" || isAdding(turn)) return shown;
  return `${shown}\n发来的会替换这几条；要往后加，先点〔接着加〕。`;
}

/** Every item of a list, cut short; of anything else what it is. */
function showWhole(question: Question, current: Answer): string {
  if (current.state !== "value" || current.value.kind !== "list")
    return showAnswer(question, current);
  const { items } = current.value;
  if (items.length < 2) return showAnswer(question, current);
  const shown = items
    .slice(0, ITEMS_SHOWN)
    .map((item, at) => `${String(at + 1)}.${shorten(item, LONGEST_ITEM)}`);
  return `${String(items.length)}条：${shown.join(" ")}${items.length > shown.length ? " …" : ""}`;
}

function isAdding({ position }: Turn): boolean {
  return position.at === "question" && position.adding === true;
}

function lastYearLine(draft: Draft, question: Question): string | undefined {
  if (!isFigure(question)) return undefined;
  const figure = draft.lastYear?.figure(question.key);
  if (figure?.state !== "value") return undefined;
  const amount = figure.value.toFixed();
  const value =
    question.kind === "money"
      ? ({ kind: "money", yuan: amount, precision: "0" } as const)
      : ({ kind: "count", count: amount } as const);
  return `上年：${showAnswer(question, { state: "value", value })}`;
}

function buttonsFor(turn: Turn, draft: Draft, question: Question, group: Group): Choice[][] {
  return [
    ...optionButtons(question),
    answerButtons(turn, draft, question),
    carriedChoices(draft, group, question.key),
    passButtons(draft, question, group),
    moveButtons(question),
  ];
}

function optionButtons(question: Question): Choice[][] {
  if (question.kind !== "choice") return [];
  const choices = question.options.map((option) => typed(question, option, option));
  const rows: Choice[][] = [];
  for (let index = 0; index < choices.length; index += OPTIONS_A_ROW) {
    rows.push(choices.slice(index, index + OPTIONS_A_ROW));
  }
  return rows;
}

function answerButtons(turn: Turn, draft: Draft, question: Question): Choice[] {
  const { key } = question;
  const choices: Choice[] = [];
  const suggested = suggestionLabel(draft, question);
  if (suggested !== undefined)
    choices.push({ label: suggested, action: { do: "suggestion", key } });
  const same = question.explains === undefined ? undefined : findSameText(draft, question);
  if (same !== undefined)
    choices.push({ label: "用同一段", action: { do: "same", key, from: same } });
  if (question.suggestText !== undefined) {
    choices.push({
      label: "用现成的一句",
      action: { do: "answer", key, reply: question.suggestText },
    });
  }
  if (isAdding(turn)) choices.push({ label: "写完了", action: { do: "next" } });
  else if (question.kind === "list" && draft.sheet().answer(key).state === "value")
    choices.push({ label: "接着加", action: { do: "add", key } });
  if (isFigure(question) && suggested !== "= 0.00") choices.push(typed(question, "0", "0"));
  return choices;
}

/** = 462.96, as its button says it; undefined where nothing is suggested. */
export function suggestionLabel(draft: Draft, question: Question): string | undefined {
  if (question.suggest === undefined) return undefined;
  const figure = draft.sheet().suggestion(question.key);
  if (figure?.state !== "value") return undefined;
  const amount = figure.value.toFixed();
  return `= ${question.kind === "money" ? formatBare(draft.sheet(), amount) : amount}`;
}

function passButtons(draft: Draft, question: Question, group: Group): Choice[] {
  const { key } = question;
  const choices: Choice[] = [];
  if (question.kind !== "choice" && question.kind !== "choices" && !question.always) {
    choices.push({ label: "无此项", action: { do: "not-applicable", key } });
  }
  if (question.mayWithhold)
    choices.push({ label: "按规定不公开", action: { do: "withhold", key } });
  choices.push({ label: "先空着", action: { do: "skip", key } });
  if (
    group.sparse &&
    group.rows === undefined &&
    draft.sheet().stored.closure(group.id) === undefined
  ) {
    choices.push({ label: "其余全部为0", action: { do: "close-zero", group: group.id } });
  }
  return choices;
}

function moveButtons(question: Question): Choice[] {
  const choices: Choice[] = [];
  if (question.find !== undefined)
    choices.push({ label: "在哪找", action: { do: "where", key: question.key } });
  choices.push({ label: "贴表格", action: { do: "paste" } });
  choices.push({ label: "上一题", action: { do: "back" } });
  choices.push({ label: "填报清单", action: { do: "list" } });
  return choices;
}

function typed(question: Question, label: string, reply: string): Choice {
  const action: Action = { do: "answer", key: question.key, reply };
  return { label, action };
}
