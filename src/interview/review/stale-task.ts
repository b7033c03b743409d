import type { ReviewTask } from "../../events/review/review-acts.js";
import type { ReviewEvent } from "../../events/report/report-events.js";
import type { Draft } from "../draft.js";
import { mayTake } from "../navigation/lock.js";
import type { Turn } from "../turn.js";
import { leaveTask } from "./stop-task.js";

/** The step each task is on the way to; a choice between two answers is on the way to none. */
const STEP_OF: Readonly<Record<ReviewTask["wants"], ReviewEvent["type"] | null>> = {
  remark: "returned",
  gate: "approved",
  address: "published",
  cause: "correction-opened",
  correction: "correction-opened",
  choice: null,
};

/** Drops a task whose step cannot be taken any more, since somebody else was quicker. @returns whether it was one */
export function dropStaleTask(turn: Turn, draft: Draft, { wants }: ReviewTask): boolean {
  const step = STEP_OF[wants];
  if (step === null || mayTake(turn, draft, step)) return false;
  turn.say("这份报告刚有变动，刚才那一步不用办了。现在是这样：");
  leaveTask(turn, draft);
  return true;
}
