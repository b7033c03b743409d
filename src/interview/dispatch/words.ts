import { parseYesNo } from "../../amounts/parse-yes-no.js";
import type { Action, Alive, Position } from "../../events/chat/chat-events.js";
import type { Draft } from "../draft.js";
import { tellApart } from "./find-question.js";
import { formatBare } from "../answers/money-unit.js";
import { isAcknowledgement, isNoText, saysNone } from "../replies/bare-words.js";
import { hasNoWords } from "../replies/no-words.js";
import { shortName, showMended } from "../prompts/prompt-finding.js";
import { askLabels, NONE_OF_THEM } from "../prompts/prompt-paste.js";
import { whichLabels } from "../prompts/prompt-which.js";
import { reviewAction } from "../review/words.js";
import { readReportChoice } from "../opening/report-choice.js";
import { ANYTIME, MAY_BE_AN_ANSWER, REST_ZERO, WORDS } from "./button-words.js";

/** 3次, 二十批, 12.5万元: meant for another question. */
const NUMBER_AND_UNIT = /^(?:约?[\d.,，]+|[一二三四五六七八九十百千万两]{2,})\s*\p{L}{0,2}[。.]?$/u;

/** The action a typed word stands for among those on the screen; undefined when it is no such word. */
export function actionFor(text: string, alive: Alive, draft: Draft | null): Action | undefined {
  const word = bare(text);
  if (word === "") return undefined;
  const wanted = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  for (const what of wanted ?? []) {
    const found = alive.find(([, one]) => one.do === what);
    if (found !== undefined) return found[1];
  }
  const year = yearAction(word, alive);
  if (year !== undefined) return year;
  const review = reviewAction(word, alive);
  if (review !== undefined) return review;
  if (Object.hasOwn(ANYTIME, word)) return ANYTIME[word];
  const named = draft === null ? undefined : questionCalled(word, alive, draft);
  if (named !== undefined) return named;
  const called = alive.filter(([, action]) => isCalled(action, word, draft));
  return called.length === 1 ? called[0]?.[1] : undefined;
}

/** The question whose button says so. */
function questionCalled(word: string, alive: Alive, draft: Draft): Action | undefined {
  const keys = alive.flatMap(([, action]) =>
    action.do === "go" && draft.pack.find(action.to) !== undefined ? [action.to] : [],
  );
  const distinct = [...new Set(keys)];
  const to = distinct[tellApart(draft, distinct).indexOf(word)];
  return to === undefined ? undefined : { do: "go", to };
}

/** 2020 where years are offered: the year, never an amount. */
function yearAction(word: string, alive: Alive): Action | undefined {
  const [, year] = /^(20\d\d)年?度?$/.exec(word.normalize("NFKC").replace(/\s/g, "")) ?? [];
  const offers = alive.flatMap(([, action]) => (action.do === "new" ? [action] : []));
  if (year === undefined || offers.length === 0) return undefined;
  const offer = offers.find((one) => one.year === year);
  // There is one of that year already: whether it is begun anew is for its own button.
  const isSure = offer?.sure === true || offers.filter((one) => one.year === year).length > 1;
  return offer === undefined || isSure ? { do: "new", year } : offer;
}

/** What a word that stands on buttons, and cannot be meant as an answer, does there; undefined for any other. */
export function buttonsCalled(text: string): readonly Action["do"][] | undefined {
  const word = bare(text);
  return Object.hasOwn(WORDS, word) && !MAY_BE_AN_ANSWER.has(word) ? WORDS[word] : undefined;
}

/** Whether the answer to 其余都没有吗？ is that there is nothing more. */
export function isRestZero(text: string): boolean {
  return REST_ZERO.has(bare(text).normalize("NFKC"));
}

/** Whether a word is one of a button, a figure, or only a yes or no, where a reason is asked. */
export function isNoReason(text: string): boolean {
  return (
    Object.hasOwn(WORDS, bare(text)) ||
    hasNoWords(text) ||
    isNoText(text) ||
    NUMBER_AND_UNIT.test(text.trim()) ||
    isAcknowledgement(text) ||
    saysNone(text)
  );
}

function bare(text: string): string {
  return text
    .trim()
    .replace(/[。！!]+$/, "")
    .replace(/^[〔[【]|[〕\]】]$/g, "");
}

/** Whether a button of that action carries the word: its label changes with the report. */
function isCalled(action: Action, word: string, draft: Draft | null): boolean {
  if (action.do === "new")
    return ["新建", "打开"].some((what) => word === `${what}${action.year}年度报告`);
  if (action.do === "report") {
    return action.choice !== undefined && readReportChoice(word) === action.choice;
  }
  if (action.do === "import") {
    return (action.take ? ["全部采用", "新建并采用", "采用", "确定"] : ["取消"]).includes(word);
  }
  if (draft === null) return false;
  if (action.do === "carried-all") return /^本组\d+处都照用$/.test(word);
  if (action.do === "group") return draft.pack.groups.get(action.group)?.title === word;
  if (action.do === "mend") return isMend(draft, action, word);
  if (action.do === "suggestion") return isSuggestion(draft, action.key, word);
  if (action.do !== "answer") return false;
  return word === "用现成的一句" && action.reply === draft.pack.find(action.key)?.suggestText;
}

/** 改为56.95, or all that is on the button. */
function isMend(draft: Draft, action: Extract<Action, { do: "mend" }>, word: string): boolean {
  const value = showMended(draft, action.key, action.value);
  const name = shortName(draft, action.key);
  return [
    `改为${value}`,
    `${name}改为${value}`,
    `改回${value}`,
    `${name}改回${value}`,
    `补填${name}${value}`,
  ].includes(word);
}

/** = 462.96, as on the button: it follows its source, which the amount typed alone does not. */
function isSuggestion(draft: Draft, key: string, word: string): boolean {
  if (!/^[=＝]/.test(word)) return false;
  const figure = draft.sheet().suggestion(key);
  if (figure?.state !== "value") return false;
  const amount = figure.value.toFixed();
  const shown = draft.pack.find(key)?.kind === "money" ? formatBare(draft.sheet(), amount) : amount;
  return word.slice(1).replace(/[\s,]/g, "") === shown.replace(/,/g, "");
}

/** Of the readings of a reply the one whose button says so; a yes is the only one. */
export function choiceFor(
  draft: Draft,
  position: Extract<Position, { at: "which" }>,
  text: string,
): number | undefined {
  const labels = whichLabels(draft, position);
  const index = labels.indexOf(bare(text));
  if (index !== -1) return index;
  const yes = parseYesNo(text);
  return labels.length === 1 && yes.ok && yes.value ? 0 : undefined;
}

/** The reading of the piece asked about whose button says so. */
export function askedChoice(
  draft: Draft,
  { asks }: Extract<Position, { at: "paste" }>,
  text: string,
): number | undefined {
  const [ask] = asks ?? [];
  if (ask === undefined) return undefined;
  if (bare(text) === NONE_OF_THEM) return ask.choices.length;
  const index = askLabels(draft, ask).indexOf(bare(text));
  return index === -1 ? undefined : index;
}
