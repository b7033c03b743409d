import type { Action } from "../../events/chat/chat-events.js";
import type { Question } from "../../pack/pack.js";
import { showAnswer } from "../answers/show-answer.js";
import { isFigure } from "../answers/tally.js";
import type { Draft } from "../draft.js";

/** Why the word of a button that this question lacks does nothing here: 这一题没有〔按规定不公开〕：… */
export function tellNoButton(
  draft: Draft,
  question: Question,
  { word, wanted }: { readonly word: string; readonly wanted: readonly Action["do"][] },
): string {
  const why = wanted.map((one) => WHY[one]?.(draft, question)).find((one) => one !== undefined);
  const because = why === undefined ? "，" : `：${why}。`;
  return `这一题没有〔${word.trim()}〕${because}什么都没改。`;
}

type Why = (draft: Draft, question: Question) => string | undefined;

const NOT_WAITING: Why = () => "现在没有等着确认的内容";
const NO_FINDING: Why = () => "现在没有要处理的问题";
const NO_ITEMS: Why = (_, { kind }) => (kind === "list" ? undefined : "这一题不分条写");

const WHY: Readonly<Partial<Record<Action["do"], Why>>> = {
  withhold: () => "这一项要公开",
  "not-applicable": (_, { always }) => (always ? "每个单位都有这一项" : "这一题要选一个"),
  carried: tellLastYear,
  "carried-all": tellLastYear,
  same: () => "没有变动额相同的说明可用",
  "close-zero": whyNotClosed,
  reopen: whyNotClosed,
  "close-none": () => "整组无此项要在填报清单里点开这一组",
  add: NO_ITEMS,
  next: NO_ITEMS,
  confirm: NOT_WAITING,
  walk: NOT_WAITING,
  cancel: NOT_WAITING,
  explain: NO_FINDING,
  look: NO_FINDING,
  later: NO_FINDING,
  reviewed: NO_FINDING,
};

/** Last year's figure is told, and typed by whoever means it: nothing is taken over unseen. */
function tellLastYear(draft: Draft, question: Question): string {
  const { lastYear } = draft;
  if (lastYear === null) return "还没有上年的报告，发 /lastyear 可以用上年的";
  const figure = isFigure(question) ? lastYear.figure(question.key) : undefined;
  if (figure?.state !== "value") return "上年报告里没有这一项";
  const amount = figure.value.toFixed();
  const value =
    question.kind === "money"
      ? ({ kind: "money", yuan: amount, precision: "0" } as const)
      : ({ kind: "count", count: amount } as const);
  return `上年是${showAnswer(question, { state: "value", value })}，一样就写这个数`;
}

function whyNotClosed(draft: Draft, question: Question): string | undefined {
  const group = draft.pack.groups.get(question.group);
  return group?.sparse === true && draft.sheet().stored.closure(group.id) !== undefined
    ? "这一组其余的已记为0"
    : "这一组每项都要答";
}
