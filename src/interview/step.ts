import type { Position } from "../events/chat/chat-events.js";
import { resumeReport, upgradeReport } from "./opening/begin-report.js";
import type { Input, Outcome, StepContext } from "./context.js";
import { tellDropped } from "./dispatch/tell-dropped.js";
import { editMessage } from "./dispatch/edit-message.js";
import { takeFile } from "./file/take-file.js";
import { onText } from "./dispatch/on-text.js";
import { perform } from "./dispatch/perform.js";
import { prompt } from "./prompts/prompt.js";
import { groupAt } from "./navigation/group-at.js";
import { mayChange, whyLocked } from "./navigation/lock.js";
import { approveFrozen } from "./review/approve.js";
import { showCompared } from "./review/correct.js";
import { findClash } from "./sharing/clash.js";
import { leadOn, tellWaiting } from "./sharing/own-part.js";
import { noteYears, tellReport } from "./opening/several-reports.js";
import { tellNotice } from "./prompts/tell-notice.js";
import { createTurn, type Turn } from "./turn.js";

/**
 * One step of the conversation: what a person did, in; events and what to say next, out. Pure: a step may
 * be run again on newer data, and nothing has happened until its events are committed.
 */
export function step(context: StepContext, input: Input): Outcome {
  const turn = createTurn(context, input);
  if (isPutAwayElsewhere(turn, input)) {
    turn.say("这份报告已在别处收起，这条没有记下。要接着填，点〔取回〕。");
    turn.chatReport = null;
    turn.position = { at: "home" };
    prompt(turn);
    return turn.finish();
  }
  if (input.kind === "notice") {
    tellNotice(turn, input.notice);
    return turn.finish();
  }
  if (turn.draft !== null && mayChange(turn, turn.draft)) upgradeReport(turn, turn.draft);
  const asks = take(turn, input);
  const refused = refusal(turn);
  if (refused !== undefined) return refused.finish();
  tellWaiting(turn);
  noteYears(turn);
  if (asks) {
    tellReport(turn);
    leadOn(turn);
    introduceGroup(turn);
    prompt(turn);
  }
  return turn.finish();
}

/** What was decided is dropped as a whole where it may not be, or somebody else was quicker. */
function refusal(decided: Turn): Turn | undefined {
  const locked = whyLocked(decided);
  const clash = locked === undefined ? findClash(decided) : undefined;
  if (locked === undefined && clash === undefined) return undefined;
  const turn = createTurn(decided.context, decided.input);
  if (locked !== undefined) turn.say(locked);
  if (clash !== undefined) clash(turn);
  prompt(turn);
  return turn;
}

/** Another chat of the same person put it away: only opening it again changes that. */
function isPutAwayElsewhere({ draft }: Turn, input: Input): boolean {
  return draft?.report.phase === "put-away" && input.kind !== "resume";
}

/** A group says as one comes to begin it how it is best filled. */
function introduceGroup(turn: Turn): void {
  const { draft, position } = turn;
  if (draft === null || (position.at !== "question" && position.at !== "rows")) return;
  const group = groupAt(draft, position);
  if (group?.intro === undefined || group === groupAt(draft, turn.context.chat.position)) return;
  const isDetour = position.at === "question" && position.resume !== undefined;
  if (isDetour || draft.tally(group.id).done > 0) return;
  turn.say(group.intro);
}

/** @returns whether the current prompt should be said next */
function take(turn: Turn, input: Input): boolean {
  switch (input.kind) {
    case "text":
      return onText(turn, input);
    case "press":
      return press(turn, input.token);
    case "edit":
      return edit(turn, input);
    case "file":
      return takeFile(turn, input);
    case "resume":
      tellDropped(turn, turn.position, null);
      if (turn.draft !== null) resumeReport(turn, turn.draft);
      return input.key === undefined || perform(turn, { do: "go", to: input.key });
    case "frozen":
      return approveFrozen(turn, input);
    case "compared":
      return showCompared(turn, input.comparison);
    case "refresh":
    case "notice":
      return true;
    default:
      throw new Error(`unknown input: ${JSON.stringify(input satisfies never)}`);
  }
}

function press(turn: Turn, token: string): boolean {
  const { actions } = turn.context.chat;
  const [, action] = actions.find(([given]) => given === token) ?? [];
  if (action !== undefined) return perform(turn, action);
  turn.say("这个按钮已经过时了，什么都没改。请看下面这一题。");
  return true;
}

/** The message that was refused last, or waits for a choice. */
function pendingMessage(position: Position): string | undefined {
  if (position.at === "question") return position.refused;
  return position.at === "which" || position.at === "paste" ? position.message : undefined;
}

function edit(turn: Turn, input: Extract<Input, { kind: "edit" }>): boolean {
  const { draft, position } = turn;
  // A reply that stores nothing yet and is put right in place is a reply again.
  if (pendingMessage(position) === input.messageId) return onText(turn, input);
  if (draft !== null && editMessage(turn, draft, input)) return true;
  turn.say("改的这条消息不是答案，什么都没改。要改某一项，发 /edit 加名称。");
  return true;
}
