import type { ReviewAct } from "../../events/review/review-acts.js";
import type { Draft } from "../draft.js";
import { assignPart, promptShare } from "../sharing/share.js";
import { keepMine, keepTheirs } from "../sharing/clash.js";
import type { Turn } from "../turn.js";
import { approve, passFinding } from "./approve.js";
import { beginCorrection, makeNote, nameCause, takeCorrection } from "./correct.js";
import { dropCorrection } from "./drop-correction.js";
import { beginPublishing, publishedToday } from "./publish.js";
import { beginReturn, sendBack } from "./send-back.js";
import { showChanges } from "./show-changes.js";
import { stopTask } from "./stop-task.js";
import { submit, withdraw } from "./submit.js";

/**
 * Does what a button on a report's way to the public says.
 *
 * @returns whether the current prompt should be said next
 */
export function act(turn: Turn, draft: Draft, what: ReviewAct): boolean {
  switch (what.what) {
    case "submit":
      return submit(turn, draft);
    case "withdraw":
      return withdraw(turn, draft);
    case "changes":
      return showChanges(turn, draft);
    case "return":
      return beginReturn(turn, draft);
    case "send-back":
      return sendBack(turn, draft);
    case "pass":
      return passFinding(turn, draft, what.finding);
    case "approve":
      return approve(turn, draft);
    case "publish":
      return beginPublishing(turn, draft);
    case "today":
      return publishedToday(turn);
    case "correct":
      return beginCorrection(turn, draft);
    case "cause":
      return nameCause(turn, draft, what.cause);
    case "take-correction":
      return takeCorrection(turn, draft);
    case "drop-correction":
      return dropCorrection(turn, draft);
    case "note":
      return makeNote(turn, draft);
    case "mine":
      return keepMine(turn, draft);
    case "theirs":
      return keepTheirs(turn, draft);
    case "share":
      return promptShare(turn, draft, what.part);
    case "assign":
      return assignPart(turn, draft, what);
    case "stop":
      return stopTask(turn, draft);
    default:
      throw new Error(`unknown act: ${JSON.stringify(what satisfies never)}`);
  }
}
