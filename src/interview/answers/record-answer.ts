import type { Answer } from "../../amounts/answer.js";
import type { Via } from "../../events/report/report-events.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import type { Turn } from "../turn.js";

export interface How {
  readonly via: Via;
  readonly typed: string;
  /** Id of the chat message that holds the reply. */
  readonly messageId?: string;
  /** It is the suggestion, and follows it until changed by hand. */
  readonly follows?: boolean;
}

/** Records the event alone; `settle` is the caller's. */
export function recordAnswer(turn: Turn, draft: Draft, key: Key, answer: Answer, how: How): void {
  const group = draft.pack.find(key)?.group;
  if (group !== undefined && draft.sheet().stored.closure(group) === "none") {
    draft.record({ type: "group-reopened", group });
  }
  draft.record({
    type: "answered",
    key,
    answer,
    via: how.via,
    typed: how.typed,
    ...(how.messageId === undefined ? {} : { message: messageOf(turn, how.messageId) }),
    ...(how.follows === true ? { follows: true } : {}),
  });
}

/** A message id that is unique over all chats. */
export function messageOf(turn: Turn, messageId: string): string {
  return `${turn.context.chat.id}/${messageId}`;
}
