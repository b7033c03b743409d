import type { Position } from "../../events/chat/chat-events.js";
import type { Key, Question } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import { nameQuestion } from "../dispatch/find-question.js";
import { mayChange, placeOf } from "../navigation/lock.js";
import {
  firstOpenPosition,
  isAnswerable,
  isComplete,
  isMissingIn,
  isUnclosed,
  keysIn,
  positionIn,
} from "../navigation/navigate.js";
import { isSentBack } from "../review/prompt-returned.js";
import { remarksLeft } from "../review/remarks.js";
import { nameOfPerson, titleOf } from "../review/people.js";
import { shorten } from "../answers/show-answer.js";
import { groupApplies } from "../answers/tally.js";
import type { Turn } from "../turn.js";
import { colleagueAt, holderAt, isColleague } from "./colleague.js";
import { holderOf, holderOfGroup } from "./holders.js";
import { waitingOf, waitsFor } from "./waiting.js";

/** Where somebody begins who opens a report: at what was returned, at their own part, or at the first open question. */
export function firstOwnPosition(turn: Turn, draft: Draft): Position {
  if (!mayChange(turn, draft)) return { at: "done" };
  if (isSentBack(draft)) return returnedPosition(draft) ?? { at: "done" };
  const own = ownPosition(turn, draft);
  if (own !== undefined) return own;
  if (tellWaits(turn, draft)) return { at: "done" };
  const first = firstOpenPosition(draft);
  return colleagueAt(turn, draft, first) === undefined ? first : nobodysPosition(turn, draft);
}

/** Says what of one's own part waits for others. @returns whether anything does */
function tellWaits(turn: Turn, draft: Draft): boolean {
  const me = turn.context.me.person;
  if (me === null || !hasPart(draft, me)) return false;
  const waiting = waitingOf(draft, draft.sheet(), { holder: me });
  const [first] = waiting;
  const waits = first === undefined ? undefined : waitsFor(draft, first);
  if (first === undefined || waits === undefined) return false;
  const more = waiting.length > 1 ? `等${waiting.length}项` : "";
  turn.say(`您的部分现在没有要填的：${nameQuestion(draft, first)}${more}${waits}，填好会告诉您。`);
  return true;
}

function returnedPosition(draft: Draft): Position | undefined {
  const { changed } = draft.report.review;
  // What was confirmed as it stands is not asked again.
  const next = remarksLeft(draft).find(({ key }) => !changed.has(key) && !draft.touched.has(key));
  return next === undefined ? undefined : { at: "question", key: next.key, resume: "#" };
}

/** The first thing to do in one's own part; undefined when there is no such part, or all of it is done. */
function ownPosition({ context }: Turn, draft: Draft): Position | undefined {
  const me = context.me.person;
  return me === null || !hasPart(draft, me)
    ? undefined
    : positionOf(draft, (holder) => holder === me);
}

/** The first thing to do that no colleague was given. */
function nobodysPosition(turn: Turn, draft: Draft): Position {
  const isFree = (holder: string | undefined): boolean => !isColleague(turn, draft, holder);
  return positionOf(draft, isFree) ?? { at: "done" };
}

/** The first thing to do of those whose holder, or nobody, is meant. */
function positionOf(
  draft: Draft,
  isMeant: (holder: string | undefined) => boolean,
): Position | undefined {
  const sheet = draft.sheet();
  for (const group of draft.pack.groups.values()) {
    if (isComplete(draft, group) || groupApplies(sheet, group) !== true) continue;
    const key = keysIn(draft, group).find(
      (one) => isMeant(holderOf(draft, one)) && isMissingIn(draft, sheet, one),
    );
    if (key !== undefined) return { at: "question", key };
    if (!isMeant(holderOfGroup(draft, group)) || !isUnclosed(draft, group)) continue;
    const position = positionIn(draft, group);
    if (position !== undefined) return position;
  }
  return undefined;
}

function hasPart({ report }: Draft, person: string): boolean {
  return [...report.review.assigned.values()].includes(person);
}

/** After an answer: to the next one that was returned, or the next of one's own part. */
export function leadOn(turn: Turn): void {
  const { draft } = turn;
  if (draft === null || !mayChange(turn, draft)) return;
  if (isSentBack(draft)) leadToReturned(turn, draft);
  else leadToOwn(turn, draft);
}

function leadToReturned(turn: Turn, draft: Draft): void {
  if (draft.touched.size > 0 && turn.position.at === "done")
    turn.position = returnedPosition(draft) ?? turn.position;
  const { position } = turn;
  if (position.at !== "question") return;
  const remark = draft.report.review.remarks.get(position.key);
  if (remark === undefined || draft.touched.has(position.key)) return;
  turn.say(`退回：审核人写“${shorten(remark.text)}”。`);
}

function leadToOwn(turn: Turn, draft: Draft): void {
  const me = turn.context.me.person;
  if (me === null || draft.touched.size === 0 || "resume" in turn.position) return;
  if (hasPart(draft, me) && !isOwn(draft, turn.position, me)) {
    const next = ownPosition(turn, draft);
    if (next !== undefined) {
      turn.position = next;
      return;
    }
    tellDone(turn, draft, me);
  }
  // Whoever fills in for a colleague goes on there.
  if ([...draft.touched].some((key) => isColleague(turn, draft, holderOf(draft, key)))) return;
  const colleague = colleagueAt(turn, draft, turn.position);
  if (colleague === undefined) return;
  turn.position = nobodysPosition(turn, draft);
  if (turn.position.at === "done") turn.say(`剩下的由${nameOfPerson(turn, colleague)}等同事填。`);
}

function isOwn(draft: Draft, position: Position, me: string): boolean {
  const { at } = position;
  if (at === "question" || at === "which" || at === "rows" || at === "close")
    return holderAt(draft, position) === me;
  // What a group of one's own found, or a block that waits, is looked at first.
  return at !== "done";
}

/** The last of one's own answers was given with this step: whoever answers for the report is told. */
function tellDone(turn: Turn, draft: Draft, me: string): void {
  const last = [...draft.touched].some(
    (key) => holderOf(draft, key) === me && isMissingIn(draft, draft.before, key),
  );
  if (!last) return;
  if (tellWaits(turn, draft)) return;
  turn.say("您的部分填完了 ✅ 辛苦了。");
  const { context } = turn;
  for (const { id } of context.whoMay("submit", placeOf(draft.report))) {
    if (id === me) continue;
    turn.notify(id, {
      text: `${context.me.name}填完了${titleOf(turn, draft)}里的那部分。`,
      report: draft.report.id,
    });
  }
}

/**
 * Whoever has explanations whose figures came with this step is told, once for a section: when none of theirs
 * there waits any longer.
 */
export function tellWaiting(turn: Turn): void {
  const { draft, context } = turn;
  if (draft === null || draft.touched.size === 0 || draft.report.review.assigned.size === 0) return;
  const freed = new Map<string, Key[]>();
  for (const key of draft.touched) {
    for (const other of draft.dependentsOf(key)) {
      const holder = holderOf(draft, other);
      if (holder === undefined || holder === context.me.person) continue;
      if (!isFreed(draft, other)) continue;
      const keys = writable(draft, other, holder);
      freed.set(holder, [...new Set([...(freed.get(holder) ?? []), ...keys])]);
    }
  }
  for (const [person, keys] of freed) {
    const [first] = keys;
    if (first === undefined) continue;
    turn.notify(person, {
      text: `${titleOf(turn, draft)}：数已经填好，可以写了：${nameQuestion(draft, first)}${keys.length > 1 ? `等${keys.length}项` : ""}。`,
      report: draft.report.id,
      key: first,
    });
  }
}

/** All of somebody's explanations of a section that can be written now; none while others there still wait. */
function writable(draft: Draft, key: Key, holder: string): readonly Key[] {
  const id = draft.pack.find(key)?.group ?? "";
  const group = draft.pack.groups.get(id);
  const sheet = draft.sheet();
  if (group === undefined || waitingOf(draft, sheet, { holder, group: id }).length > 0) return [];
  return keysIn(draft, group).filter(
    (one) =>
      draft.pack.find(one)?.explains !== undefined &&
      holderOf(draft, one) === holder &&
      isMissingIn(draft, sheet, one),
  );
}

function isFreed(draft: Draft, key: Key): boolean {
  const question = draft.pack.find(key);
  if (question?.explains === undefined || draft.sheet().answer(key).state !== "open") return false;
  return (
    explained(draft.before, question) === "open" &&
    explained(draft.sheet(), question) === "value" &&
    isAnswerable(draft, key)
  );
}

function explained(sheet: Draft["before"], { explains, cell }: Question): string | undefined {
  return explains === undefined ? undefined : sheet.evaluate(explains, cell?.row).state;
}
