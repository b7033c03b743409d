import { type Group, type Key, type Knower, KNOWERS, type Pack } from "../../pack/pack.js";
import type { Draft } from "../draft.js";

/** What each kind of knower is called. */
export const KNOWER_NAMES: Readonly<Record<Knower, string>> = {
  finance: "财务",
  office: "办公室",
  personnel: "人事",
  business: "业务",
};

export function partOfKnower(who: Knower): string {
  return `who:${who}`;
}

export function partOfGroup(group: string): string {
  return `group:${group}`;
}

/** What a part is called. */
export function partName({ groups }: Pack, part: string): string {
  const who = KNOWERS.find((one) => partOfKnower(one) === part);
  if (who !== undefined) return KNOWER_NAMES[who];
  return [...groups.values()].find(({ id }) => partOfGroup(id) === part)?.title ?? part;
}

/** The person an answer was shared out to: by its section, else by who usually knows it. */
export function holderOf(draft: Draft, key: Key): string | undefined {
  const question = draft.pack.find(key);
  if (question === undefined) return undefined;
  const { assigned } = draft.report.review;
  return assigned.get(partOfGroup(question.group)) ?? assigned.get(partOfKnower(question.who));
}

/** Who ends a group and adds its rows: whoever has it, or most of what is in it. */
export function holderOfGroup(draft: Draft, group: Group): string | undefined {
  const { assigned } = draft.report.review;
  const own = assigned.get(partOfGroup(group.id));
  if (own !== undefined) return own;
  const [first] = group.rows?.columns ?? group.questions.filter((one) => one.value === undefined);
  return first === undefined ? undefined : assigned.get(partOfKnower(first.who));
}

/** Everybody who has something of a group. */
export function holdersIn(draft: Draft, group: Group): readonly string[] {
  const { assigned } = draft.report.review;
  if (assigned.size === 0) return [];
  const own = assigned.get(partOfGroup(group.id));
  if (own !== undefined) return [own];
  const questions = group.rows?.columns ?? group.questions.filter((one) => one.value === undefined);
  const holders = questions.map(({ who }) => assigned.get(partOfKnower(who)));
  return [...new Set(holders.filter((person) => person !== undefined))];
}
