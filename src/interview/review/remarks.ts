import type { Key } from "../../pack/pack.js";
import { shorten } from "../answers/show-answer.js";
import { nameQuestion } from "../dispatch/find-question.js";
import type { Draft } from "../draft.js";
import { isAnswerable } from "../navigation/navigate.js";
import { type Change, changesOf } from "./changes.js";

const REMARK = 40;
const ANSWER = 60;

/** What became of a remark the reviewer wrote when the report was returned. */
export interface RemarkedAnswer {
  readonly key: Key;
  readonly name: string;
  readonly text: string;
  /** null: it stands as it was returned. */
  readonly change: Change | null;
}

/** The remarks of the last return on answers that are still asked, in the order written. */
export function remarkedAnswers(draft: Draft): readonly RemarkedAnswer[] {
  const { remarks } = draft.report.review;
  if (remarks.size === 0) return [];
  const changes = new Map(changesOf(draft).map((change) => [change.key, change]));
  return [...remarks]
    .filter(([key]) => isAnswerable(draft, key))
    .map(([key, { text }]) => ({
      ...{ key, text, name: nameQuestion(draft, key) },
      change: changes.get(key) ?? null,
    }));
}

/** Answers the reviewer wrote a remark on that are as they were. */
export function remarksLeft(draft: Draft): readonly RemarkedAnswer[] {
  return remarkedAnswers(draft).filter(({ change }) => change === null);
}

/** 办公费“与账不符”：由3.91万元改为3.90万元 */
export function tellRemarked({ name, text, change }: RemarkedAnswer): string {
  const said = `${name}“${shorten(text, REMARK)}”`;
  if (change === null) return `${said}：没有改`;
  return `${said}：由${shorten(change.was, ANSWER)}改为${shorten(change.is, ANSWER)}`;
}

/** Changes that no remark asked for. */
export function otherChanges(draft: Draft): readonly Change[] {
  const { remarks } = draft.report.review;
  return changesOf(draft).filter(({ key }) => !remarks.has(key));
}
