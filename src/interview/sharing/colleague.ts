import type { Position } from "../../events/chat/chat-events.js";
import type { Draft } from "../draft.js";
import { placeOf } from "../navigation/lock.js";
import type { Turn } from "../turn.js";
import { holderOf, holderOfGroup } from "./holders.js";

/** Somebody else who was given a part and may still fill it. */
export function isColleague({ context }: Turn, draft: Draft, holder: string | undefined): boolean {
  if (holder === undefined || holder === context.me.person) return false;
  return context.whoMay("fill", placeOf(draft.report)).some(({ id }) => id === holder);
}

/** Whose part that is, where it is a colleague's. */
export function colleagueAt(turn: Turn, draft: Draft, position: Position): string | undefined {
  const holder = holderAt(draft, position);
  return isColleague(turn, draft, holder) ? holder : undefined;
}

/** Who was given what is asked there. */
export function holderAt(draft: Draft, position: Position): string | undefined {
  if (position.at === "question" || position.at === "which") return holderOf(draft, position.key);
  if (position.at !== "rows" && position.at !== "close") return undefined;
  const group = draft.pack.groups.get(position.group);
  return group === undefined ? undefined : holderOfGroup(draft, group);
}
