import type { AskedOrder, PasteAsk, Proposal } from "../../../events/chat/chat-events.js";
import { shorten } from "../../answers/show-answer.js";
import type { PasteOrder, PasteUnordered } from "../paste-reading.js";

const TEXT_LENGTH = 40;
/** One figure of several is meant: the others go. */
const OTHERS_LEFT = "同一行的其他数没有采用。";

export interface OrderNotes {
  /** What there is to say of what an order was read as. */
  remarks(order: PasteOrder["reading"]): readonly string[];
  /** Rows of a repeat group it brings. */
  codes(order: PasteOrder["reading"]): readonly string[];
  proposals(order: PasteOrder["reading"]): readonly Proposal[];
}

/** Which of the orders the figures of rows without a head stand in. */
export function askOrder({ text, lines, orders }: PasteUnordered, notes: OrderNotes): PasteAsk {
  const more = lines.length === 1 ? "" : `等${String(lines.length)}行`;
  const asked = orders.map(({ columns, reading }): AskedOrder => ({
    label: columns.join("、"),
    proposals: notes.proposals(reading),
    codes: notes.codes(reading),
    remarks: [
      ...(columns[0]?.startsWith("第") === true && orders.length > 1 ? [OTHERS_LEFT] : []),
      ...notes.remarks(reading),
    ],
  }));
  const some = asked.filter(({ proposals }) => proposals.length > 0);
  return {
    text: `${shorten(text, TEXT_LENGTH)}${more}`,
    choices: some.flatMap(({ proposals }) => proposals.slice(0, 1)),
    orders: some,
  };
}
