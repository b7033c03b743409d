import type { Position, Proposal } from "../../../events/chat/chat-events.js";
import type { Group } from "../../../pack/pack.js";
import { settleMany } from "../../answers/answer-key.js";
import type { Draft } from "../../draft.js";
import { positionAtEnd, positionIn } from "../../navigation/navigate.js";
import { recordAnswer } from "../../answers/record-answer.js";
import { positionResumed } from "../../navigation/resume.js";
import { addRow } from "../../navigation/rows.js";
import type { Turn } from "../../turn.js";

type Pasted = Extract<Position, { at: "paste" }>;

/** 全部采用: all of it or nothing. */
export function applyPaste(turn: Turn, draft: Draft, position: Pasted): void {
  const group = draft.pack.groups.get(position.group);
  if (group === undefined) return;
  if (position.proposals.some(({ key }) => draft.pack.find(key) === undefined)) {
    turn.say("题目换了新版，刚才贴的没有采用，请再贴一次。");
    turn.position = afterPaste(draft, group, position);
    return;
  }
  for (const code of position.codes) addRow(draft, group, code);
  for (const { key } of position.proposals) addRowOf(draft, key);
  for (const proposal of position.proposals) {
    recordAnswer(turn, draft, proposal.key, proposal.answer, {
      via: "pasted",
      typed: proposal.typed,
      ...(position.message === undefined ? {} : { messageId: position.message }),
    });
  }
  const marked = settleMany(draft);
  turn.ask(`已记录${position.proposals.length}项 ✅ ${marked}`.trimEnd(), [
    [{ label: "撤销", action: { do: "undo" } }],
  ]);
  turn.position =
    position.resume === undefined
      ? afterPaste(draft, group, position)
      : positionResumed(draft, position.resume);
}

/** A sparse group that got something asks whether that was all; another goes on with what is still open in it. */
function afterPaste(draft: Draft, group: Group, { proposals }: Pasted): Position {
  const isFilled = proposals.some(({ key }) => draft.pack.find(key)?.group === group.id);
  if (group.sparse && isFilled) return positionAtEnd(draft, group);
  return positionIn(draft, group) ?? positionAtEnd(draft, group);
}

/** A block for the whole report may bring rows of several repeat groups. */
function addRowOf(draft: Draft, key: string): void {
  const question = draft.pack.find(key);
  const group = question === undefined ? undefined : draft.pack.groups.get(question.group);
  const code = question?.cell?.row;
  if (group?.rows !== undefined && code !== undefined) addRow(draft, group, code);
}

/**
 * Takes the chosen reading of the piece asked about, and goes on to the next one.
 *
 * @param index behind the last reading: none of them
 */
export function choosePasted(turn: Turn, position: Pasted, index: number): void {
  const [ask, ...others] = position.asks ?? [];
  if (ask === undefined) return;
  const chosen: Proposal | undefined = ask.choices[index];
  const rest = withoutAsks(position);
  const proposals =
    chosen === undefined
      ? position.proposals
      : [...position.proposals.filter(({ key }) => key !== chosen.key), chosen];
  const remarks =
    chosen === undefined ? [...position.remarks, `没有采用：${ask.text}`] : position.remarks;
  turn.position = { ...rest, proposals, remarks, ...(others.length === 0 ? {} : { asks: others }) };
}

/** 其余都不采用: shows the block without what was still to be asked. */
export function dropAsks(turn: Turn, position: Pasted): void {
  const rest = withoutAsks(position);
  const left = (position.asks ?? []).map(({ text }) => `没有采用：${text}`);
  turn.position = { ...rest, remarks: [...rest.remarks, ...left] };
}

function withoutAsks({ asks: _asked, ...rest }: Pasted): Pasted {
  return rest;
}
