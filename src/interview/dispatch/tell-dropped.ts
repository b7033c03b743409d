import type { Position } from "../../events/chat/chat-events.js";
import type { Draft } from "../draft.js";
import { positionIn } from "../navigation/navigate.js";
import type { Turn } from "../turn.js";

/**
 * Says what was shown and not stored as one leaves it: a pasted block, ticks nobody confirmed.
 *
 * @param left where one was
 * @param draft the report one was on; null where that is not at hand: a block is told of all the same
 */
export function tellDropped(turn: Turn, left: Position, draft: Draft | null): void {
  if (left.at === "block" && left.waiting !== undefined) tellDropped(turn, left.waiting, draft);
  if (left.at === "paste" && left.proposals.length + (left.asks?.length ?? 0) > 0) {
    turn.say(
      left.file === undefined
        ? "刚才贴的没有采用，要用请再贴一次。"
        : "刚才的文件没有采用，要用请再发一次。",
    );
  }
  if (left.at === "portrait" && draft !== null && isTickedAnew(draft, left))
    turn.say("刚才勾的还没点〔确定〕，没有记录。");
}

function isTickedAnew(draft: Draft, left: Extract<Position, { at: "portrait" }>): boolean {
  const group = draft.pack.groups.get(left.group);
  const stored = group === undefined ? undefined : positionIn(draft, group);
  if (group === undefined || stored?.at !== "portrait") return false;
  return group.questions.some(
    ({ key }) => (left.ticked[key] ?? []).join() !== (stored.ticked[key] ?? []).join(),
  );
}
