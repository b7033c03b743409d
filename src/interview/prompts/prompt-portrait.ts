import type { Position } from "../../events/chat/chat-events.js";
import type { Group, Key } from "../../pack/pack.js";
import { shorten, showAnswer } from "../answers/show-answer.js";
import { nameQuestion } from "../dispatch/find-question.js";
import type { Draft } from "../draft.js";
import type { Choice, Turn } from "../turn.js";

type Ticked = Extract<Position, { at: "portrait" }>["ticked"];

const OPTIONS_A_ROW = 2;
const SHOWN = 20;

/** The unit's portrait: every question of the group in one message, options to tick. */
export function promptPortrait(turn: Turn, group: Group, ticked: Ticked): void {
  const lines = [group.intro ?? "先勾本单位的情况。"];
  const settled: string[] = [];
  const buttons: Choice[][] = [];
  for (const question of group.questions) {
    const chosen = ticked[question.key] ?? [];
    const line = `${question.label}：${chosen.length === 0 ? "未选" : chosen.join("、")}`;
    // What has an answer already shares a line.
    if (question.default === undefined) lines.push(line);
    else settled.push(line);
    const isMany = question.kind === "choices";
    const choices = question.options.map((option): Choice => {
      const isOn = chosen.includes(option);
      const mark = isMany ? (isOn ? "☑" : "☐") : isOn ? "●" : "○";
      return { label: `${mark}${option}`, action: { do: "tick", key: question.key, option } };
    });
    for (let index = 0; index < choices.length; index += OPTIONS_A_ROW) {
      buttons.push(choices.slice(index, index + OPTIONS_A_ROW));
    }
  }
  buttons.push([
    { label: "确定", action: { do: "confirm" } },
    { label: "先空着", action: { do: "skip", key: group.id } },
    { label: "填报清单", action: { do: "list" } },
  ]);
  if (settled.length > 0) lines.push(settled.join("；"));
  turn.ask(lines.join("\n"), buttons, group.questions[0]?.key);
}

/** Before answers go that are not printed any more. */
export function promptHidden(turn: Turn, draft: Draft, hidden: readonly Key[]): void {
  const [first = ""] = hidden;
  const question = draft.pack.find(first);
  const shown = question === undefined ? "" : showAnswer(question, draft.sheet().answer(first));
  const count = hidden.length === 1 ? "" : `等${hidden.length}项`;
  turn.ask(
    `${nameQuestion(draft, first)} ${shorten(shown, SHOWN)}${count}已填，去掉后不再印（答案还留着，勾回来就恢复）。确定吗？`,
    [
      [
        { label: "确定去掉", action: { do: "confirm" } },
        { label: "不去掉，再看看", action: { do: "cancel" } },
      ],
    ],
  );
}
