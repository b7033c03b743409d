import type { Position } from "../../events/chat/chat-events.js";
import type { Group } from "../../pack/pack.js";
import type { Draft } from "../draft.js";

/** The group a position stands in; undefined at home, at the end, and where no group is meant. */
export function groupAt({ pack }: Draft, position: Position): Group | undefined {
  if (position.at === "question" || position.at === "which")
    return pack.groups.get(pack.find(position.key)?.group ?? "");
  return "group" in position ? pack.groups.get(position.group ?? "") : undefined;
}
