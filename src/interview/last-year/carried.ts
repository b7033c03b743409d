import type { Carried } from "../../pack/sheet/last-year.js";
import type { Group, Key } from "../../pack/pack.js";
import { answerKey } from "../answers/answer-key.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { firstOpenPosition, isReachable, keysIn } from "../navigation/navigate.js";
import { recordAnswer } from "../answers/record-answer.js";
import { settle } from "../answers/settle.js";
import type { Choice, Turn } from "../turn.js";

/** What the chat keeps of how it was answered. */
const HOW = { via: "pressed", typed: "照用上年" } as const;
/** Stands in no text. */
const NO_YEAR = "\u0000";
const NEW_TEXT = "上年没有这一项，请直接写。";

/** What was written last year where this question is still open. */
export function carriedAt(draft: Draft, key: Key): Carried | undefined {
  const { state } = draft.sheet().answer(key);
  return state === "open" ? draft.carried(key) : undefined;
}

/** Questions of a group that are open, asked, and have a start from last year that does not tell its year. */
function carriedIn(draft: Draft, group: Group): readonly Key[] {
  return keysIn(draft, group).filter((key) => {
    const value = carriedAt(draft, key);
    return value !== undefined && !namesItsYear(draft, value) && isReachable(draft, key);
  });
}

/** What names its year is not true of this one. */
function namesItsYear({ report }: Draft, value: Carried): boolean {
  return showWhole(value).includes(report.lastYear?.year ?? NO_YEAR);
}

/** 上年写的：…, whole: nobody says yes to what they have not read. */
export function carriedLine(draft: Draft, key: Key): string | undefined {
  const value = carriedAt(draft, key);
  if (value === undefined) return undefined;
  const year = draft.report.lastYear?.year ?? "";
  const warns = namesItsYear(draft, value) ? `（里面写着${year}年，请改）` : "";
  return `上年写的${warns}：${showWhole(value)}`;
}

export function carriedChoices(draft: Draft, group: Group, key: Key): Choice[] {
  if (carriedAt(draft, key) === undefined) return [];
  const here: Choice = { label: "照用上年", action: { do: "carried", key } };
  const all = carriedIn(draft, group).length;
  if (all < 2) return [here];
  return [here, { label: `本组${all}处都照用`, action: { do: "carried-all", group: group.id } }];
}

export function takeCarried(turn: Turn, draft: Draft, key: Key): void {
  const value = carriedAt(draft, key);
  if (value === undefined) turn.say(NEW_TEXT);
  else answerKey(turn, draft, key, { state: "value", value }, HOW);
}

/**
 * All of a group: shown whole, then taken.
 *
 * @returns whether the current prompt should be said next
 */
export function takeAllCarried(
  turn: Turn,
  draft: Draft,
  { group: id, sure = false }: { readonly group: string; readonly sure?: boolean },
): boolean {
  const group = draft.pack.groups.get(id);
  const keys = group === undefined ? [] : carriedIn(draft, group);
  if (keys.length === 0) {
    turn.say(NEW_TEXT);
    return true;
  }
  if (!sure) {
    const lines = keys.map((key) => {
      const value = draft.carried(key);
      return `${nameQuestion(draft, key)}：${value === undefined ? "" : showWhole(value)}`;
    });
    turn.ask(["上年写的，还没有记录：", ...lines].join("\n"), [
      [
        { label: "都照用", action: { do: "carried-all", group: id, sure: true } },
        { label: "逐项看", action: { do: "fill", group: id } },
      ],
    ]);
    return false;
  }
  for (const key of keys) {
    const value = draft.carried(key);
    if (value !== undefined) recordAnswer(turn, draft, key, { state: "value", value }, HOW);
  }
  settle(draft);
  turn.say(`已照用上年${keys.length}处 ✅`);
  turn.position = firstOpenPosition(draft);
  return true;
}

function showWhole(value: Carried): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "list":
      return value.items.map((item, index) => `\n${index + 1}. ${item}`).join("");
    case "choice":
      return value.choice;
    case "choices":
      return value.choices.join("、");
    default:
      throw new Error(`unknown value: ${JSON.stringify(value satisfies never)}`);
  }
}
