import type { Key } from "../../pack/pack.js";
import { isFigure } from "../answers/tally.js";
import { shorten } from "../answers/show-answer.js";
import type { Draft } from "../draft.js";
import { isAnswerable } from "../navigation/navigate.js";
import { isAmount } from "../replies/amount-in-words.js";
import { readReply } from "../replies/read-reply.js";
import { yearBefore } from "../opening/several-reports.js";
import { isMine } from "../review/people.js";
import type { Choice, Turn } from "../turn.js";
import { findExactly, nameQuestion } from "./find-question.js";

const QUOTED = 20;
/** What is longer is a text or a table. */
const LONGEST = 100;
/** 不对; 上一题填错了, */
const WRONG =
  "(?:(?:上一?[题个条项]|刚才|前面)?(?:那个|的|的数|这个|这个数)?(?:不对|不是|[填写打搞弄输发]?错了)[,，。、！!\\s]*)";
const TO = "(?:改为|改成|改|换成|更正为|应该是|应为|应是)";
/** 改成3.9; 不对，应该是3.9; 上一题错了，是3.9 */
const CHANGE = new RegExp(`^(?:${WRONG}*${TO}|${WRONG}+是?)[\\s:：]*(\\S.*)$`, "s");
/** 把办公费改成3.9; 办公费应为3.9; 办公费 改 3.9 */
const NAMED_CHANGE = new RegExp(`^(?:把|将)?(.+?)[\\s,，]*${TO}[\\s:：]*(\\S.*)$`, "s");
/** 接待费 2.95, 接待费：2.95, 接待费改为2.95, as behind /edit. */
const NAME_AND_VALUE = new RegExp(
  `^(\\D.*?)(?:[\\s:：=＝]+|${TO}[\\s:：]*)([-−(（]?[¥￥]?\\d\\S*)$`,
);

/** A name and what its answer is to be. */
export interface NamedChange {
  readonly key: Key;
  readonly value: string;
}

/** Reads 把办公费改成3.9, where one figure alone is called so. */
export function readNamedChange(draft: Draft, text: string): NamedChange | undefined {
  if (text.length > LONGEST) return undefined;
  const [, name = "", value = ""] = NAMED_CHANGE.exec(text.trim()) ?? [];
  return isAmount(value) ? changeOf(draft, name, value) : undefined;
}

/** Reads what stands behind /edit: 接待费 2.95. */
export function readEditValue(draft: Draft, text: string): NamedChange | undefined {
  if (text.length > LONGEST) return undefined;
  const [, name = "", value = ""] = NAME_AND_VALUE.exec(text.trim()) ?? [];
  return changeOf(draft, name, value);
}

function changeOf(draft: Draft, name: string, value: string): NamedChange | undefined {
  const [key, ...others] = name === "" ? [] : findExactly(draft, name);
  const question = key === undefined ? undefined : draft.pack.find(key);
  if (key === undefined || question === undefined || others.length > 0) return undefined;
  return isFigure(question) && isAnswerable(draft, key) ? { key, value } : undefined;
}

/** What 改成3.9 changes to; undefined for anything that is no figure. */
export function changedTo(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const [, value] = CHANGE.exec(text.trim()) ?? [];
  return value !== undefined && isAmount(value) ? value : undefined;
}

/** The figure answered last by whoever talks, if it may still be changed. */
export function lastFigure(turn: Turn, draft: Draft): Key | undefined {
  const entry = draft.report.undo.findLast(({ by }) => isMine(turn, by));
  const [key] = entry?.answers.at(0) ?? [];
  const question = key === undefined ? undefined : draft.pack.find(key);
  if (key === undefined || question === undefined || !isFigure(question)) return undefined;
  return entry?.answers.length === 1 && isAnswerable(draft, key) ? key : undefined;
}

/** Asks whether a change is meant for the answer before, or for the one asked now. */
export function askWhichChange(
  turn: Turn,
  draft: Draft,
  { last, here, value }: { readonly last: Key; readonly here: Key; readonly value: string },
): void {
  const choices = [last, here].flatMap((key): Choice[] => {
    const question = draft.pack.find(key);
    if (question === undefined || !isFigure(question)) return [];
    if (readReply(draft, question, value).kind !== "answer") return [];
    const label =
      key === last
        ? `${nameQuestion(draft, key)}改成${value}`
        : `${nameQuestion(draft, key)}填${value}`;
    return [{ label, action: { do: "answer", key, reply: value } }];
  });
  turn.ask(`${yearBefore(turn, draft)}“${shorten(value, QUOTED)}”没有记。是哪一项？`, [
    ...choices.map((choice) => [choice]),
    [{ label: "都不是", action: { do: "cancel" } }],
  ]);
}
