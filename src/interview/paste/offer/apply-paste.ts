import { isSameAnswer } from "../../../amounts/same-answer.js";
import type { AskedOrder, PasteAsk, Position, Proposal } from "../../../events/chat/chat-events.js";
import type { Group } from "../../../pack/pack.js";
import { settleMany } from "../../answers/answer-key.js";
import { nameQuestion } from "../../dispatch/find-question.js";
import type { Draft } from "../../draft.js";
import { positionAtEnd, positionIn } from "../../navigation/navigate.js";
import { recordAnswer } from "../../answers/record-answer.js";
import { positionResumed } from "../../navigation/resume.js";
import { chooseFileUnit } from "./choose-file-unit.js";
import { weighUnits } from "./propose-paste.js";
import { toProposal } from "./to-proposal.js";
import { readInYuan } from "./unit-doubts.js";
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
export function addRowOf(draft: Draft, key: string): void {
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
export function choosePasted(turn: Turn, draft: Draft, position: Pasted, index: number): void {
  const [ask, ...others] = position.asks ?? [];
  if (ask === undefined) return;
  const chosen: Proposal | undefined = ask.choices[index];
  if (ask.unit === true) {
    turn.position = chooseUnit(position, chosen);
    return;
  }
  if (ask.orders !== undefined) {
    turn.position = chooseOrder(draft, position, ask.orders[index]);
    return;
  }
  const rest = withoutAsks(position);
  const remarks =
    chosen === undefined ? [...position.remarks, `没有采用：${ask.text}`] : position.remarks;
  const added = addProposals(draft, position.proposals, chosen === undefined ? [] : [chosen]);
  const asks = [...added.asks, ...others];
  const { proposals } = added;
  turn.position = { ...rest, proposals, remarks, ...(asks.length === 0 ? {} : { asks }) };
}

/** What was read twice, with different values, is asked about: neither goes over the other. */
function addProposals(
  draft: Draft,
  known: readonly Proposal[],
  added: readonly Proposal[],
): { readonly proposals: readonly Proposal[]; readonly asks: readonly PasteAsk[] } {
  const before = new Map(known.map((one) => [one.key, one]));
  const asks = added.flatMap((one): PasteAsk[] => {
    const other = before.get(one.key);
    if (other === undefined || isSameAnswer(other.answer, one.answer)) return [];
    return [{ text: nameQuestion(draft, one.key), choices: [other, one] }];
  });
  const disputed = new Set(asks.flatMap(({ choices }) => choices.map(({ key }) => key)));
  const given = new Set(added.map(({ key }) => key));
  return {
    proposals: [
      ...known.filter(({ key }) => !given.has(key)),
      ...added.filter(({ key }) => !disputed.has(key)),
    ],
    asks,
  };
}

/** Takes all that rows without a head answer in the chosen order. Their amounts are weighed as those of the block were. */
function chooseOrder(draft: Draft, position: Pasted, order: AskedOrder | undefined): Pasted {
  const [ask, ...others] = position.asks ?? [];
  const rest = withoutAsks(position);
  if (ask === undefined) return rest;
  if (order === undefined) {
    const remarks = [...rest.remarks, `没有采用：${ask.text}`];
    return { ...rest, remarks, ...(others.length === 0 ? {} : { asks: others }) };
  }
  const matched = order.proposals.flatMap(({ key, typed, answer }) =>
    answer.state === "value" ? [{ key, typed, value: answer.value, line: 0 }] : [],
  );
  const { sure, asks: doubts, remarks } = weighUnits(draft, matched);
  const added = addProposals(draft, rest.proposals, sure.map(toProposal));
  const asks = [...added.asks, ...others, ...doubts];
  return {
    ...rest,
    proposals: added.proposals,
    codes: [...new Set([...rest.codes, ...order.codes])],
    remarks: [...rest.remarks, ...remarks, ...order.remarks],
    ...(asks.length === 0 ? {} : { asks }),
  };
}

/** Counts every amount that was typed without a unit as the chosen one, or leaves all of them out. */
function chooseUnit(position: Pasted, chosen: Proposal | undefined): Pasted {
  if (position.file?.inYuan !== undefined) return chooseFileUnit(position, chosen);
  const [ask, ...others] = position.asks ?? [];
  const rest = withoutAsks(position);
  const isBare = (one: Proposal): boolean => inYuan(one) !== one;
  if (ask === undefined) return rest;
  if (chosen === undefined) {
    const kept = others.filter(({ choices }) => !choices.some(isBare));
    return {
      ...rest,
      proposals: position.proposals.filter((one) => !isBare(one)),
      remarks: [...position.remarks, "没写单位的数都没有采用，写上“单位：元”再贴一次就好。"],
      ...(kept.length === 0 ? {} : { asks: kept }),
    };
  }
  const convert = chosen === ask.choices[0] ? inYuan : (one: Proposal): Proposal => one;
  const left = others.map(({ orders, ...one }) => ({
    ...one,
    choices: one.choices.map(convert),
    ...(orders && {
      orders: orders.map((order) => ({ ...order, proposals: order.proposals.map(convert) })),
    }),
  }));
  return {
    ...rest,
    proposals: position.proposals.map(convert),
    ...(left.length === 0 ? {} : { asks: left }),
  };
}

/** The same proposal where it is no bare amount of 万元. */
function inYuan(proposal: Proposal): Proposal {
  const { answer, typed } = proposal;
  const value = answer.state === "value" ? readInYuan(typed, answer.value) : undefined;
  return value === undefined ? proposal : { ...proposal, answer: { state: "value", value } };
}

/** 其余都不采用: shows the block without what was still to be asked. */
export function dropAsks(turn: Turn, position: Pasted): void {
  const isUnitOpen = position.asks?.[0]?.unit === true;
  const settled = isUnitOpen ? chooseUnit(position, undefined) : position;
  const rest = withoutAsks(settled);
  const left = (settled.asks ?? []).map(({ text }) => `没有采用：${text}`);
  turn.position = { ...rest, remarks: [...rest.remarks, ...left] };
}

function withoutAsks({ asks: _asked, ...rest }: Pasted): Pasted {
  return rest;
}
