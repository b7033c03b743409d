import type { Alive } from "../../events/chat/chat-events.js";
import type { Group, Key } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import {
  findComputed,
  findExactly,
  findQuestions,
  nameQuestion,
  tellApart,
} from "./find-question.js";
import { findGroups, findGroupsLike, findGroupsOfRow } from "./find-group.js";
import { findNearNames, type Place } from "./near-names.js";
import { goTo, goToGroup } from "./go.js";
import type { Choice, Turn } from "../turn.js";
import { whyNot } from "./why-not.js";

const SHOWN = 5;
const QUOTED = 20;

/**
 * Goes to the question or the group a name means, or asks which of several. @returns whether the prompt should be said
 * next
 */
export function lookFor(turn: Turn, draft: Draft, typed: string, notFound?: string): boolean {
  for (const name of new Set([typed, plainName(typed)])) {
    const isAsked = findExactly(draft, name).length > 0;
    const computed = isAsked ? undefined : findComputed(draft, name);
    if (computed !== undefined) return offerParts(turn, draft, computed);
    const places = placesCalled(draft, name);
    const [only] = places;
    if (only === undefined) continue;
    return places.length === 1 ? goToPlace(turn, draft, only) : askWhich(turn, draft, places);
  }
  if (notFound !== undefined) {
    turn.say(notFound);
    return true;
  }
  const near = findNearNames(draft, plainName(typed), SHOWN);
  const missed = `没有找到“${typed.trim().slice(0, QUOTED)}”。`;
  if (near.length === 0) {
    turn.say(`${missed}可在〔填报清单〕里找。`);
    return true;
  }
  return askWhich(turn, draft, near, `${missed}是不是下面哪一项？`);
}

/** What carries the name itself comes before what only has it in a longer one. */
function placesCalled(draft: Draft, name: string): readonly Place[] {
  const exact = findExactly(draft, name);
  if (exact.length > 0) return exact.map(asPlace);
  const groups = findGroups(draft, name);
  if (groups.length > 0) return groups.map(asGroup);
  const near = [
    ...findGroupsLike(draft, name).map(asGroup),
    ...findQuestions(draft, name).map(asPlace),
  ];
  return (near.length > 0 ? near : findGroupsOfRow(draft, name).map(asGroup)).slice(0, SHOWN);
}

function asPlace(key: Key): Place {
  return { is: "question", key };
}

function asGroup(group: Group): Place {
  return { is: "group", group };
}

/** What people say around a name, and words of their own for those of the tables: 我要改去年的接待费. */
function plainName(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(
      /^(?:请|帮我|我)?(?:要|想)?(?:再|重新)?(?:修改|更改|改一下|改|填写|填|查看|查|看一下|看|找)/,
      "",
    )
    .replace(
      /(?:填错了|写错了|错了|是多少|在哪里?|那一?[项题]|这一?[项题]|的金额|的数[字额]?)$/,
      "",
    )
    .replace(/[去旧]年度?的?/, "上年")
    .replace(/[今当]年度?的?/, "本年")
    .replace(/(?<=.)的(?=.)/g, "");
}

function goToPlace(turn: Turn, draft: Draft, place: Place): boolean {
  return place.is === "question"
    ? goTo(turn, draft, place.key)
    : goToGroup(turn, draft, place.group.id);
}

/** A figure nobody types: what it is worked out from can be changed. */
function offerParts(turn: Turn, draft: Draft, key: Key): boolean {
  const value = draft.pack.find(key)?.value;
  const parts = value === undefined ? [] : draft.sheet().inputsIn(value);
  const shown = parts.slice(0, SHOWN).map(asPlace);
  if (shown.length === 0) {
    turn.say(whyNot(draft, key));
    return true;
  }
  const more = parts.length > shown.length ? `等${String(parts.length)}项` : "";
  return askWhich(
    turn,
    draft,
    shown,
    `${nameQuestion(draft, key)}是算出来的，不用填。由这些数算出${more}，改哪一项？`,
  );
}

/**
 * Reads what is typed while 是哪一项？ is on the screen: a name, never an answer to the question before it.
 *
 * @returns as lookFor; undefined where nothing of the kind is asked
 */
export function readWhichQuestion(turn: Turn, draft: Draft, text: string): boolean | undefined {
  const offered = offeredPlaces(draft, turn.context.chat.actions);
  if (offered.length === 0 || turn.position.at === "review" || text.includes("\n"))
    return undefined;
  const isAmount = /^[-+−－（(]?[\d０-９]/.test(text);
  if (!isAmount && placesCalled(draft, text).length > 0) return lookFor(turn, draft, text);
  turn.say(`还没选是哪一项，“${text.slice(0, QUOTED)}”没有记录。先选，再填。`);
  return askWhich(turn, draft, offered);
}

function askWhich(
  turn: Turn,
  draft: Draft,
  places: readonly Place[],
  asking = "是哪一项？",
): false {
  const keys = places.flatMap((place) => (place.is === "question" ? [place.key] : []));
  const names = tellApart(draft, keys);
  const choices = places.map((place): Choice => {
    if (place.is === "group")
      return { label: place.group.title, action: { do: "group", group: place.group.id } };
    return { label: names[keys.indexOf(place.key)] ?? "", action: { do: "go", to: place.key } };
  });
  turn.ask(asking, [
    ...choices.map((choice) => [choice]),
    [{ label: "取消", action: { do: "cancel" } }],
  ]);
  return false;
}

/** What there is to choose from when nothing else is on the screen. */
function offeredPlaces(draft: Draft, alive: Alive): readonly Place[] {
  const places: Place[] = [];
  for (const [, action] of alive) {
    if (action.do === "cancel") continue;
    const group = action.do === "group" ? draft.pack.groups.get(action.group) : undefined;
    if (group !== undefined) places.push({ is: "group", group });
    else if (action.do === "go" && draft.pack.find(action.to) !== undefined)
      places.push({ is: "question", key: action.to });
    else return [];
  }
  return places;
}
