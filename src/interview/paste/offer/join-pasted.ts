import { isSameAnswer } from "../../../amounts/same-answer.js";
import type { PastedBlock, Proposal } from "../../../events/chat/chat-events.js";
import { nameQuestion } from "../../dispatch/find-question.js";
import type { Draft } from "../../draft.js";
import { readInYuan } from "./unit-doubts.js";

/**
 * Two blocks that were shown one after the other as one. Two figures for one question are asked about. It belongs to
 * no single message: editing one of them is no answer.
 */
export function joinPasted(draft: Draft, first: PastedBlock, second: PastedBlock): PastedBlock {
  const earlier = asksUnit(second) ? withUnits(first) : first;
  const later = asksUnit(first) ? withUnits(second) : second;
  const before = new Map(earlier.proposals.map((one) => [one.key, one]));
  const changed = later.proposals.flatMap((one) => {
    const other = before.get(one.key);
    return other === undefined || isSameAnswer(one.answer, other.answer) ? [] : [{ one, other }];
  });
  const clashes = changed.filter(({ one }) => isFigure(draft, one));
  const isOpen = new Set(clashes.map(({ one }) => one.key));
  const given = new Set(later.proposals.map(({ key }) => key));
  const all = [...earlier.proposals.filter(({ key }) => !given.has(key)), ...later.proposals];
  const asks = [
    ...(earlier.asks ?? []),
    ...(later.asks ?? []),
    ...clashes.map(({ one, other }) => ({
      text: nameQuestion(draft, one.key),
      choices: [other, one],
    })),
  ];
  const words = changed.filter(({ one }) => !isOpen.has(one.key));
  const codes = earlier.group === later.group ? earlier.codes : [];
  const resume = later.resume ?? earlier.resume;
  return {
    ...ofNoMessage(later),
    proposals: all.filter(({ key }) => !isOpen.has(key)),
    codes: [...new Set([...codes, ...later.codes])],
    remarks: [
      ...new Set([
        ...words.map(({ one }) => `“${nameQuestion(draft, one.key)}”用后发的那段。`),
        ...earlier.remarks,
        ...later.remarks,
      ]),
    ],
    ...(asks.length === 0 ? {} : { asks }),
    ...(resume === undefined ? {} : { resume }),
  };
}

function isFigure(draft: Draft, { key }: Proposal): boolean {
  const kind = draft.pack.find(key)?.kind;
  return kind !== "text" && kind !== "list";
}

function asksUnit({ asks = [] }: PastedBlock): boolean {
  return asks.some(({ unit }) => unit === true);
}

/** The unit asked about is that of the other block: amounts of this one keep theirs. */
function withUnits(block: PastedBlock): PastedBlock {
  const proposals = block.proposals.map((one) => {
    const { answer, typed } = one;
    const isBare = answer.state === "value" && readInYuan(typed, answer.value) !== undefined;
    return isBare ? { ...one, typed: `${typed}万元` } : one;
  });
  return { ...block, proposals };
}

export function ofNoMessage({ message: _message, ...rest }: PastedBlock): PastedBlock {
  return rest;
}
