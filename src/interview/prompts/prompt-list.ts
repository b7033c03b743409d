import type { Group } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { unmetChoices } from "../dispatch/not-ticked.js";
import { isComplete, isReachable, keysIn } from "../navigation/navigate.js";
import { shorten, showAnswer } from "../answers/show-answer.js";
import { hasQuestions, isAbsent, markOf, type GroupMark } from "../navigation/list-groups.js";
import { mayChange } from "../navigation/lock.js";
import { waitsFor } from "../sharing/waiting.js";
import { holderOf, shareChoices } from "../sharing/share.js";
import type { Choice, Turn } from "../turn.js";
import { percentDone } from "./header.js";
import { tellNextGroup, whyEmpty } from "./why-empty.js";

const GROUPS_A_ROW = 2;
const ANSWERS_AS_BUTTONS = 24;
const LABEL = 30;
const MARKS: Readonly<Record<GroupMark, string>> = {
  done: "✅",
  begun: "◐",
  // Not ○, which is an option one may choose.
  open: "◯",
  optional: "◇",
};

/** 填报清单: every group with a tick and its count, each one tap away. */
export function promptList(turn: Turn, draft: Draft): void {
  const lines = [`填报清单（${draft.report.year}年度，已填${percentDone(draft)}%）`];
  const groups = [...draft.pack.groups.values()].filter(hasQuestions);
  const choices = groups
    .filter((group) => !isAbsent(draft, group))
    .map((group): Choice => ({
      label: `${MARKS[markOf(draft, group)]} ${group.title}${countOf(draft, group)}${holderOf(turn, draft, group)}`,
      action: { do: "group", group: group.id },
    }));
  const absent = groups.filter((group) => isAbsent(draft, group));
  const unticked = absent.filter(({ when }) => unmetChoices(draft, when).length > 0);
  if (unticked.length > 0) lines.push(`无此项：${titlesOf(unticked)}（在单位情况里勾上就能填）`);
  const idle = absent.filter((group) => !unticked.includes(group));
  if (idle.length > 0) lines.push(`按已填的数不用填：${titlesOf(idle)}`);
  turn.ask(lines.join("\n"), [
    ...inRows(choices),
    ...(mayChange(turn, draft)
      ? [
          [
            { label: "继续填", action: { do: "go", to: "open" } },
            { label: "看问题", action: { do: "go", to: "findings" } },
            { label: "贴表格", action: { do: "paste" } },
            { label: "Excel模板", action: { do: "template", all: false } },
            ...(draft.report.lastYear === null
              ? [{ label: "用上年报告", action: { do: "last-year", take: false } } satisfies Choice]
              : []),
            { label: "收起这份报告", action: { do: "put-away", report: draft.report.id } },
          ] satisfies Choice[],
          shareChoices(turn, draft),
        ]
      : []),
  ]);
}

function titlesOf(groups: readonly Group[]): string {
  return groups.map(({ title }) => title).join("、");
}

/** What may stay empty is no task. */
function countOf(draft: Draft, group: Group): string {
  const { asked, done } = draft.tally(group.id);
  if (asked > 0) return ` ${done}/${asked}`;
  return markOf(draft, group) === "optional" ? "（选填）" : "";
}

/** All answers of a group, each one tap away. */
export function promptGroup(turn: Turn, draft: Draft, group: Group): void {
  const all = keysIn(draft, group);
  const keys = all.filter((key) => isReachable(draft, key));
  const lines = [group.title === group.place ? group.title : `${group.title}（${group.place}）`];
  const choices: Choice[] = [];
  for (const key of keys) {
    const question = draft.pack.find(key);
    if (question === undefined) continue;
    const name = nameQuestion(draft, key);
    const stored = draft.sheet().stored.answer(key);
    if (group.sparse && stored === undefined) continue;
    const optional = question.optional ? "（选填）" : "";
    lines.push(`${name}${optional}：${showAnswer(question, draft.sheet().answer(key))}`);
    choices.push({ label: shorten(name, LABEL), action: { do: "go", to: key } });
  }
  for (const key of all.filter((one) => !keys.includes(one))) {
    const waits = waitsFor(draft, key);
    if (waits !== undefined) lines.push(`${nameQuestion(draft, key)}：${waits}`);
  }
  const empty = choices.length === 0 ? whyEmpty(draft, group) : undefined;
  lines.push(...(empty?.lines ?? []));
  if (turn.position.at === "review" || !mayChange(turn, draft)) {
    const back: Choice = { label: "填报清单", action: { do: "list" } };
    return turn.ask(lines.join("\n"), [...inRows(choices), [back]]);
  }
  const many = choices.length > ANSWERS_AS_BUTTONS;
  if (many) lines.push("要改哪一项，发 /edit 加名称，例：/edit " + (choices[0]?.label ?? ""));
  const foot: Choice[] = [];
  const closure = draft.sheet().stored.closure(group.id);
  if (closure === "none")
    foot.push({ label: "恢复本组", action: { do: "reopen", group: group.id } });
  else if (
    empty === undefined &&
    !group.sparse &&
    !group.portrait &&
    !group.questions.some(({ always }) => always)
  ) {
    foot.push({ label: "本组无此项", action: { do: "close-none", group: group.id } });
  }
  if (closure === "zero") {
    foot.push({ label: "再加一项", action: { do: "reopen", group: group.id } });
  }
  foot.push(
    isComplete(draft, group)
      ? { label: "继续填", action: { do: "go", to: "open" } }
      : { label: "填本组", action: { do: "fill", group: group.id } },
    { label: "填报清单", action: { do: "list" } },
  );
  if (empty !== undefined) lines.push(tellNextGroup(draft, group));
  const buttons = empty === undefined ? inRows(choices) : [empty.choices];
  turn.ask(lines.filter((line) => line !== "").join("\n"), [...(many ? [] : buttons), foot]);
}

function inRows(choices: readonly Choice[]): Choice[][] {
  const rows: Choice[][] = [];
  for (let index = 0; index < choices.length; index += GROUPS_A_ROW) {
    rows.push(choices.slice(index, index + GROUPS_A_ROW));
  }
  return rows;
}
