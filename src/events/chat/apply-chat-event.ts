import type { ChatEvent, ChatState } from "./chat-events.js";
import type { Recorded } from "../report/report-events.js";

/** A chat nobody wrote in. */
export function createChatState(id: string): ChatState {
  return {
    id,
    version: 0,
    report: null,
    position: { at: "home" },
    turn: 0,
    actions: [],
    askedAt: "",
    namesYear: false,
  };
}

/**
 * Folds one event into the state, in place.
 *
 * @throws {Error} for an event type this version does not know
 */
export function applyChatEvent(state: ChatState, { event }: Recorded<ChatEvent>): void {
  // The type says there is only one; a journal of a newer version may say otherwise.
  const type: string = event.type;
  if (type !== "turned") throw new Error(`unknown chat event: ${type}`);
  state.report = event.report;
  state.position = event.position;
  state.turn = event.turn;
  state.actions = event.actions;
  if (event.askedAt !== undefined) state.askedAt = event.askedAt;
  if (event.namesYear !== undefined) state.namesYear = event.namesYear;
  state.version += 1;
}
