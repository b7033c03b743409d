import type { Proposal } from "../../../events/chat/chat-events.js";
import type { PasteMatch } from "../paste-reading.js";

/** What was found, as it waits for a yes. */
export function toProposal({ key, typed, value, computed }: PasteMatch): Proposal {
  const answer = { state: "value", value } as const;
  return { key, answer, typed, ...(computed === true ? { computed } : {}) };
}
