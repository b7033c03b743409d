import type { Group } from "../../pack/pack.js";
import type { Draft } from "../draft.js";
import type { Turn } from "../turn.js";

/** 【公开01表 3/9·全表41%】: where one is, with the year where reports of several are under way. */
export function headerOf(turn: Turn, draft: Draft, group: Group): string {
  const { asked, done } = draft.tally(group.id);
  // Nobody knows beforehand how many items of a sparse group a unit has.
  const within = group.sparse
    ? ` 已填${done}项`
    : asked > 1
      ? ` ${Math.min(done + 1, asked)}/${asked}`
      : "";
  const year = turn.namesYear ? `${draft.report.year}年度·` : "";
  return `【${year}${group.place}${within}·全表${percentDone(draft)}%】`;
}

/** Share of the questions asked that have an answer, whole percent, 100 only when all have. */
export function percentDone(draft: Draft): number {
  const { asked, done } = progressOf(draft);
  return asked === 0 ? 0 : Math.floor((done * 100) / asked);
}

export function progressOf(draft: Draft): { asked: number; done: number } {
  let { asked, done } = draft.report;
  for (const id of draft.changedTallies()) {
    const before = draft.report.tallies.get(id);
    const now = draft.tally(id);
    asked += now.asked - (before?.asked ?? 0);
    done += now.done - (before?.done ?? 0);
  }
  return { asked, done };
}

const SECONDS_A_QUESTION = 35;

/** About how many minutes the open questions take. */
export function minutesLeft(questions: number): number {
  return Math.max(1, Math.ceil((questions * SECONDS_A_QUESTION) / 60));
}
