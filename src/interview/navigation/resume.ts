import type { Position } from "../../events/chat/chat-events.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { positionAfter, positionAtEnd } from "./navigate.js";
import type { Turn } from "../turn.js";

/** After a question out of turn one goes back; else on to the next. */
export function positionNext(turn: Turn, draft: Draft, key: Key): Position {
  const { position } = turn;
  const resume =
    (position.at === "question" || position.at === "which") && position.key === key
      ? position.resume
      : undefined;
  return resume === undefined ? positionAfter(draft, key) : positionResumed(draft, resume);
}

export function positionResumed(draft: Draft, resume: string): Position {
  if (resume === "#") return { at: "done" };
  if (!resume.startsWith("#")) return { at: "question", key: resume };
  const group = draft.pack.groups.get(resume.slice(1));
  if (group === undefined) return { at: "done" };
  return positionAtEnd(draft, group);
}

/** Where to come back to after going somewhere out of turn. */
export function resumeOf(position: Position): string | undefined {
  switch (position.at) {
    case "question":
    case "which":
    case "paste":
      return position.resume ?? (position.at === "paste" ? `#${position.group}` : position.key);
    case "rows":
    case "close":
      return `#${position.group}`;
    case "finding":
    case "reason":
      return position.group === null ? "#" : `#${position.group}`;
    case "done":
      return "#";
    case "review":
    case "block":
    case "last-year":
    case "import":
      return position.resume;
    case "home":
    case "portrait":
      return undefined;
    case "office":
      return position.resume;
    default:
      throw new Error(`unknown position: ${JSON.stringify(position satisfies never)}`);
  }
}

/** Where to come back to after a message of long ago was corrected: what is asked now is still to be answered. */
export function resumeHere(position: Position): string | undefined {
  return position.at === "question" ? position.key : resumeOf(position);
}

/** A question gone to from where one is. */
export function outOfTurn(turn: Turn, key: Key): Extract<Position, { at: "question" }> {
  const { position } = turn;
  const isHere = (position.at === "question" || position.at === "which") && position.key === key;
  const resume = isHere ? position.resume : resumeOf(position);
  return { at: "question", key, ...(resume === undefined ? {} : { resume }) };
}
