import type { MoneyUnit } from "../../amounts/answer.js";
import { explainProblem } from "../../amounts/problem-text.js";
import { parseCount } from "../../amounts/parse-count.js";
import { parseMoney } from "../../amounts/parse-money.js";
import { parseYear } from "../../amounts/parse-year.js";
import { tidyTyped } from "../../amounts/tidy-typed.js";
import type { Question } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { moneyUnitOf } from "../answers/money-unit.js";
import { shorten } from "../answers/show-answer.js";
import { saysNone } from "./bare-words.js";
import { bareAmount } from "./amount-in-words.js";
import { type CodeBefore, findCodeBefore } from "./code-before.js";
import { codeProblem } from "./code-problem.js";
import { isLargeFirst, isOutsized, readingsOf } from "./outsized.js";
import { matchOption, matchOptions } from "./match-option.js";
import { numberOptions } from "./numbered-options.js";
import { readDate } from "./read-date.js";
import { readWords } from "./read-words.js";
import { accept, type Reply, refuse, valueAnswer } from "./reply.js";

const MONEY_EXAMPLES: Readonly<Record<MoneyUnit, string>> = { 万元: "462.96", 元: "4629600" };
const COUNT_EXAMPLE = "20";
const QUOTED = 20;
/** 99,999人 is believed. */
const DIGITS_OF_A_COUNT = 5;
/** 302, the 类 of 30201. */
const CLASS_DIGITS = 3;

/** Said of 无此项 where every department has one. */
export const ALWAYS_THERE = "这一项每个单位都有，请填上；一时不知道就先空着。";

export function readReply(draft: Draft, question: Question, text: string): Reply {
  if (question.always && saysNone(text)) return refuse(ALWAYS_THERE);
  switch (question.kind) {
    case "money":
      return readMoney(draft, question, bareAmount(text));
    case "count":
      return readCount(question, bareAmount(text));
    case "year":
      return readYear(draft, text);
    case "date":
      return readDate(draft, question, text);
    case "text":
    case "list":
      return readWords(draft, question, text);
    case "choice":
      return readChoice(question, text);
    case "choices":
      return readChoices(question, text);
    default:
      throw new Error(`unknown kind: ${JSON.stringify(question.kind satisfies never)}`);
  }
}

function readMoney(draft: Draft, question: Question, text: string): Reply {
  const coded = findCodeBefore(draft.pack, text);
  if (coded !== undefined) return refuse(tellCode(coded));
  const unit = moneyUnitOf(draft.sheet());
  const reading = parseMoney(text, unit);
  if (!reading.ok) {
    if (reading.choices !== undefined)
      return { kind: "which", choices: reading.choices.map(valueAnswer) };
    const { problem } = reading;
    const isOfUnit = problem === "WRONG_UNIT" || problem === "TOO_LARGE";
    const example = question.example ?? `${MONEY_EXAMPLES[unit]}${isOfUnit ? unit : ""}`;
    return refuse(explainProblem(problem, text, example));
  }
  const { value } = reading;
  const code = findRowCode(draft, question, text);
  const isLarge =
    isOutsized(draft.report, value.yuan, question.key) ||
    (isBareWan(text, unit) && isLargeFirst(draft.report, value.yuan, question.key));
  const isOther = code !== undefined || isCodeOf(draft, question, text) || isMaybeNumbered(text);
  if (!isLarge && !isOther) return accept(value);
  const isUnitOpen = isInWan(text, unit) && (isLarge || code === undefined);
  const choices = isUnitOpen ? readingsOf(draft.report, value, question.key) : [value];
  return {
    kind: "which",
    choices: choices.map(valueAnswer),
    ...(code === undefined ? {} : { code }),
  };
}

/** 205 or 2050803 where a figure of the row 201 is asked: a row of the same list, or an amount. */
function findRowCode({ pack }: Draft, { group, cell }: Question, text: string): string | undefined {
  const rows = pack.groups.get(group)?.rows;
  const typed = tidyTyped(text);
  if (rows === undefined || typed === cell?.row || !/^\d+$/.test(typed)) return undefined;
  return codeProblem(rows, typed) === undefined ? typed : undefined;
}

/** 30201 where 办公费 is asked, or 30202, a row beside it: more likely the code than the amount. */
function isCodeOf({ pack }: Draft, { group, cell }: Question, text: string): boolean {
  const typed = tidyTyped(text);
  if (cell === undefined || !/^\d{3,7}$/.test(typed)) return false;
  const isBeside = typed.length > CLASS_DIGITS;
  return (
    typed === cell.row ||
    (isBeside && pack.groups.get(group)?.questions.some((one) => one.cell?.row === typed) === true)
  );
}

/** `27 462.96`: thousands set apart by a space, or 行次 27 and 462.96. */
function isMaybeNumbered(text: string): boolean {
  return /^\d{1,2} \d{3}(?:\.\d+)?$/.test(tidyTyped(text));
}

function tellCode({ code, rest, joined }: CodeBefore): string {
  const whole = joined === undefined ? "" : `；是一个数就连着写，例：${joined}`;
  return `前面的${code}像科目编码，没有记。请只写金额，例：${rest}${whole}。`;
}

/** Only an amount read in 万元 may have been meant in 元. */
function isInWan(text: string, bareUnit: MoneyUnit): boolean {
  return /[万亿]/.test(text) || isBareWan(text, bareUnit);
}

function isBareWan(text: string, bareUnit: MoneyUnit): boolean {
  return bareUnit === "万元" && !/[万亿元圆萬億]/.test(text);
}

/** A number that is none of people, vehicles or times is more likely a year, a code or a telephone. */
function readCount(question: Question, text: string): Reply {
  const parsed = parseCount(text, question.units);
  if (parsed.ok && (parsed.value.count.length > DIGITS_OF_A_COUNT || /[万萬亿億]/.test(text)))
    return { kind: "which", choices: [valueAnswer(parsed.value)] };
  const example = question.example ?? `${COUNT_EXAMPLE}${question.unit ?? ""}`;
  return parsed.ok ? accept(parsed.value) : refuse(explainProblem(parsed.problem, text, example));
}

function readYear(draft: Draft, text: string): Reply {
  const parsed = parseYear(text);
  if (!parsed.ok) return refuse(explainProblem(parsed.problem, text, draft.report.year));
  if (parsed.value.year === draft.report.year) return accept(parsed.value);
  return refuse(
    `这份是${draft.report.year}年度的报告。要填${parsed.value.year}年度，请发 /new 另建一份。`,
  );
}

function readChoice(question: Question, text: string): Reply {
  const option = matchOption(question.options, text);
  if (option === undefined) {
    return refuse(tellOptions(question, text.trim()));
  }
  return accept({ kind: "choice", choice: option });
}

function readChoices(question: Question, text: string): Reply {
  const matched = matchOptions(question.options, text);
  if (matched.unknown.length > 0) {
    return refuse(tellOptions(question, matched.unknown.join("、")));
  }
  return accept({ kind: "choices", choices: matched.options });
}

function tellOptions({ options }: Question, typed: string): string {
  return `没有“${shorten(typed, QUOTED)}”这一项，请从这里选：${numberOptions(options)}。`;
}
