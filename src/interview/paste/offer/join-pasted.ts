import type { Position } from "../../../events/chat/chat-events.js";

type Pasted = Extract<Position, { at: "paste" }>;

/**
 * Two blocks that were shown one after the other as one. Of two figures for a question the later one counts. It
 * belongs to no single message: editing one of them is no answer.
 */
export function joinPasted(earlier: Pasted, later: Pasted): Pasted {
  const given = new Set(later.proposals.map(({ key }) => key));
  const asks = [...(earlier.asks ?? []), ...(later.asks ?? [])];
  const codes = earlier.group === later.group ? earlier.codes : [];
  const resume = later.resume ?? earlier.resume;
  return {
    ...ofNoMessage(later),
    proposals: [...earlier.proposals.filter(({ key }) => !given.has(key)), ...later.proposals],
    codes: [...new Set([...codes, ...later.codes])],
    remarks: [...new Set([...earlier.remarks, ...later.remarks])],
    ...(asks.length === 0 ? {} : { asks }),
    ...(resume === undefined ? {} : { resume }),
  };
}

/** What belongs to no single message, so that editing one does not read it again. */
export function ofNoMessage({ message: _message, ...rest }: Pasted): Pasted {
  return rest;
}
