import type { Position } from "../../events/chat/chat-events.js";
import { settleMany } from "../answers/answer-key.js";
import type { Draft } from "../draft.js";
import { firstOpenPosition } from "../navigation/navigate.js";
import { recordAnswer } from "../answers/record-answer.js";
import type { Turn } from "../turn.js";
import { weighLastYear } from "./weigh-last-year.js";

/** 用上年报告: its figures are answers, its texts a start for them; all of it in one change. */
export function takeLastYear(
  turn: Turn,
  draft: Draft,
  { year, values }: Extract<Position, { at: "last-year" }>,
): void {
  const { proposals, starts } = weighLastYear(draft, new Map(Object.entries(values)));
  draft.record({ type: "last-year-taken", year, values });
  for (const { key, answer, typed } of proposals) {
    recordAnswer(turn, draft, key, answer, { via: "imported", typed });
  }
  const marked = settleMany(draft);
  const texts =
    starts.length === 0 ? "" : `；上年写的${starts.length}处，填到时带出来，确认或改过才算`;
  turn.say(
    `已带出${year}年度的数${proposals.length}项 ✅${texts}。${marked}点〔撤销〕或发 /undo 可全部退回。`,
  );
  turn.position = firstOpenPosition(draft);
}
