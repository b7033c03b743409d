import type { Alive } from "../../events/chat/chat-events.js";
import type { Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { findQuestions, tellApart } from "./find-question.js";
import { goTo } from "./go.js";
import type { Turn } from "../turn.js";

/** Goes to the question a name means, or asks which of several. @returns whether the prompt should be said next */
export function lookFor(turn: Turn, draft: Draft, name: string, notFound?: string): boolean {
  const keys = findQuestions(draft, name);
  const [only] = keys;
  if (only === undefined) {
    turn.say(notFound ?? `没有找到“${name.trim().slice(0, 20)}”。可在〔填报清单〕里找。`);
    return true;
  }
  if (keys.length === 1) return goTo(turn, draft, only);
  askWhich(turn, draft, keys);
  return false;
}

/**
 * Reads what is typed while 是哪一项？ is on the screen: a name, never an answer to the question before it.
 *
 * @returns as lookFor; undefined where nothing of the kind is asked
 */
export function readWhichQuestion(turn: Turn, draft: Draft, text: string): boolean | undefined {
  const offered = offeredKeys(draft, turn.context.chat.actions);
  if (offered.length === 0 || turn.position.at === "review" || text.includes("\n"))
    return undefined;
  const isAmount = /^[-+−－（(]?[\d０-９]/.test(text);
  if (!isAmount && findQuestions(draft, text).length > 0) return lookFor(turn, draft, text);
  turn.say(`还没选是哪一项，“${text.slice(0, 20)}”没有记录。先选，再填。`);
  askWhich(turn, draft, offered);
  return false;
}

function askWhich(turn: Turn, draft: Draft, keys: readonly Key[]): void {
  const names = tellApart(draft, keys);
  turn.ask("是哪一项？", [
    ...keys.map((key, index) => [
      { label: names[index] ?? key, action: { do: "go", to: key } as const },
    ]),
    [{ label: "取消", action: { do: "cancel" } }],
  ]);
}

/** The questions to choose from when nothing else is on the screen. */
function offeredKeys(draft: Draft, alive: Alive): readonly Key[] {
  const keys: Key[] = [];
  for (const [, action] of alive) {
    if (action.do === "cancel") continue;
    if (action.do !== "go" || draft.pack.find(action.to) === undefined) return [];
    keys.push(action.to);
  }
  return keys;
}
