import type { Group } from "../../pack/pack.js";
import { groupApplies } from "../answers/tally.js";
import { showAnswer } from "../answers/show-answer.js";
import { unmetChoices } from "../dispatch/not-ticked.js";
import type { Draft } from "../draft.js";
import { firstOpenPosition } from "../navigation/navigate.js";
import { groupAt } from "../navigation/group-at.js";
import type { Choice } from "../turn.js";

const GROUPS_NAMED = 2;

/** A group without anything to fill: why, what it holds all the same, and the way to what decides. */
export interface Empty {
  readonly lines: readonly string[];
  readonly choices: readonly Choice[];
}

/** @returns undefined where its questions are asked */
export function whyEmpty(draft: Draft, group: Group): Empty | undefined {
  const applies = groupApplies(draft.sheet(), group);
  if (applies === undefined) return waiting(draft, group);
  if (applies) return isComputed(group) ? computed(draft, group) : closed(draft, group);
  const [first, ...more] = unmetChoices(draft, group.when);
  if (first === undefined) return { lines: [group.otherwise ?? "按已填的数不用填。"], choices: [] };
  const wanted = [first, ...more].map(({ choice }) => choice).join("，");
  return {
    lines: [`本单位没有（无此项）。有的话，在〔${first.place}〕里${wanted}。`],
    choices: [{ label: first.place, action: { do: "group", group: first.group } }],
  };
}

/** 接着填：支出决算。 */
export function tellNextGroup(draft: Draft, from: Group): string {
  const next = groupAt(draft, firstOpenPosition(draft));
  return next === undefined || next.id === from.id ? "" : `接着填：${next.title}。`;
}

function waiting(draft: Draft, group: Group): Empty {
  const groups = deciding(draft, group).slice(0, GROUPS_NAMED);
  const titles = groups.map(({ title }) => `“${title}”`).join("和");
  return {
    lines: [`还没轮到：先填${titles === "" ? "前面的数" : titles}，才知道要不要填。`],
    choices: groups.map(({ id, title }) => ({
      label: `填${title}`,
      action: { do: "fill", group: id },
    })),
  };
}

/** Groups whose figures decide whether this one is asked, and are not there yet. */
function deciding(draft: Draft, { when }: Group): readonly Group[] {
  const { pack } = draft;
  if (when === undefined) return [];
  const sheet = draft.sheet();
  const open = sheet.inputsIn(when).filter((key) => sheet.answer(key).state === "open");
  const ids = new Set(open.map((key) => pack.find(key)?.group ?? ""));
  // A sum over a repeat group without rows names no figure.
  for (const { id, rows } of pack.groups.values()) {
    const isCited = rows !== undefined && when.source.includes(`${rows.prefix}.`);
    if (isCited && sheet.stored.closure(id) === undefined) ids.add(id);
  }
  return [...pack.groups.values()].filter(({ id }) => ids.has(id));
}

function isComputed({ rows, questions }: Group): boolean {
  return rows === undefined && questions.every(({ value }) => value !== undefined);
}

function computed(draft: Draft, group: Group): Empty {
  const figures = group.questions.flatMap((question) => {
    const answer = draft.sheet().answer(question.key);
    return answer.state === "open" ? [] : [`${question.label}：${showAnswer(question, answer)}`];
  });
  return { lines: [...figures, group.otherwise ?? "都是算出来的，不用填。"], choices: [] };
}

/** Said to be none as a whole, or nothing given before the rest was said to be zero. */
function closed(draft: Draft, group: Group): Empty | undefined {
  const closure = draft.sheet().stored.closure(group.id);
  if (closure === undefined) return undefined;
  const says =
    closure === "none"
      ? "已记为无此项。要填，点〔恢复本组〕。"
      : "没有填过的项，全部记为0。要加，点〔再加一项〕。";
  return { lines: [says], choices: [] };
}
