import { parseYesNo } from "../../amounts/parse-yes-no.js";
import type { Action, Position } from "../../events/chat/chat-events.js";
import type { Turn } from "../turn.js";

/** They tell of an amount or a thing, not of what is shown. */
const OF_A_THING = /^(?:有|有的|没有|没|无)$/;
const MORE_YES =
  /^(?:好了|好的|好滴|行的|可以的|嗯嗯|收到|ok|选好了|勾好了|没问题|就这样|对对)[。.!！]?$/i;

/**
 * What a plain yes or no does where something is shown and waits for it: a pasted block, a file, last year's report.
 *
 * @returns undefined where nothing waits, or the text is neither
 */
export function agreement({ position, context }: Turn, text: string): Action | undefined {
  if (!waits(position)) return undefined;
  const says = MORE_YES.test(text.trim()) ? true : sayYesNo(text);
  if (says === undefined) return undefined;
  const found = context.chat.actions.find(([, action]) =>
    says ? isTaken(action) : isLeft(action),
  );
  return found?.[1];
}

function sayYesNo(text: string): boolean | undefined {
  const read = parseYesNo(text);
  return read.ok && !OF_A_THING.test(text.trim()) ? read.value : undefined;
}

/** Where a question is asked before the block is shown, a yes says nothing; ticks are agreed to by 好了 only. */
function waits(position: Position): boolean {
  if (position.at === "paste") return position.asks === undefined;
  return position.at === "last-year" || position.at === "import" || position.at === "portrait";
}

function isTaken(action: Action): boolean {
  if (action.do === "last-year" || action.do === "import") return action.take;
  return action.do === "confirm";
}

function isLeft(action: Action): boolean {
  return action.do === "import" ? !action.take : action.do === "cancel";
}
