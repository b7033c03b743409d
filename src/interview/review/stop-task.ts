import type { Draft } from "../draft.js";
import { positionResumed } from "../navigation/resume.js";
import type { Turn } from "../turn.js";

/** 取消: back to where one was; nothing of what was asked is kept. */
export function stopTask(turn: Turn, draft: Draft): boolean {
  if (turn.position.at !== "review") return true;
  turn.say("好的，什么都没改。");
  leaveTask(turn, draft);
  return true;
}

/** Back to what was asked before a task got in between. */
export function leaveTask(turn: Turn, draft: Draft): void {
  const { position } = turn;
  const resume = position.at === "review" ? position.resume : undefined;
  turn.position = resume === undefined ? { at: "done" } : positionResumed(draft, resume);
}
