import type { OfficeTask } from "../../events/office/office-acts.js";
import { firstOpenPosition } from "../navigation/navigate.js";
import { positionResumed, resumeOf } from "../navigation/resume.js";
import type { Turn } from "../turn.js";

/** The next message is about the bureau; null: back to where one was. */
export function stay(turn: Turn, task: OfficeTask | null): void {
  const { position, draft } = turn;
  const resume = position.at === "office" ? position.resume : resumeOf(position);
  if (task !== null) {
    turn.position = { at: "office", task, ...(resume === undefined ? {} : { resume }) };
    return;
  }
  if (position.at !== "office") return;
  if (draft === null) turn.position = { at: "home" };
  else {
    turn.position =
      resume === undefined ? firstOpenPosition(draft) : positionResumed(draft, resume);
  }
}
