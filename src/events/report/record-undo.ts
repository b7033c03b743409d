import type { Recorded } from "./report-events.js";
import type { ReportState, StoredAnswer, UndoEntry } from "./report-state.js";

/** How many changes can be taken back. */
const KEPT_CHANGES = 20;

type Who = Pick<Recorded<unknown>, "batch" | "by">;

/** Remembers what stood at a key before its batch. */
export function recordAnswerBefore(
  state: ReportState,
  who: Who,
  change: { readonly key: string; readonly before: StoredAnswer | null },
): void {
  const entry = entryOf(state, who);
  if (entry === undefined) return;
  // A pasted block may name a key twice: what stood before the batch counts.
  if (entry.answers.some(([key]) => key === change.key)) return;
  entry.answers.push([change.key, change.before]);
}

export function recordRowAdded(state: ReportState, who: Who, group: string, code: string): void {
  entryOf(state, who)?.rowsAdded.push([group, code]);
}

export function recordRowRemoved(state: ReportState, who: Who, group: string, code: string): void {
  entryOf(state, who)?.rowsRemoved.push([group, code]);
}

/** Remembers how a group was closed before its batch. */
export function recordClosureBefore(state: ReportState, who: Who, group: string): void {
  const entry = entryOf(state, who);
  if (entry === undefined || entry.closures.some(([closed]) => closed === group)) return;
  entry.closures.push([group, state.closures.get(group) ?? null]);
}

/** Remembers what was known of last year before its batch. */
export function recordLastYearBefore(state: ReportState, who: Who): void {
  const entry = entryOf(state, who);
  if (entry !== undefined && entry.lastYear === undefined) entry.lastYear = state.lastYear;
}

/** Remembers how explanations were marked before their batch; marks alone are not a change to be taken back. */
export function recordReviewsBefore(state: ReportState, who: Who, keys: readonly string[]): void {
  const entry = state.undo.at(-1);
  if (keys.length === 0 || entry === undefined || !isOf(entry, who)) return;
  entry.reviews ??= [];
  for (const key of keys) {
    if (entry.reviews.some(([marked]) => marked === key)) continue;
    entry.reviews.push([key, state.reviews.get(key) ?? null]);
  }
}

/** Remembers the reason a batch made void, and what it was a reason for. */
export function recordLapse(state: ReportState, who: Who, finding: string): void {
  const entry = state.undo.at(-1);
  const acceptance = state.acceptances.get(finding);
  const says = state.findings.get(finding)?.says;
  if (entry === undefined || !isOf(entry, who) || acceptance === undefined || says === undefined)
    return;
  entry.lapsed ??= [];
  entry.lapsed.push([finding, { ...acceptance, says }]);
}

/**
 * Drops what was taken back, and whatever the undoing batch itself recorded before it said so: taking
 * back is not a change that can be taken back.
 */
export function recordUndone(state: ReportState, who: Who, batch: string): void {
  const own = state.undo.at(-1);
  if (own !== undefined && isOf(own, who) && own.batch !== batch) state.undo.pop();
  const index = state.undo.findLastIndex((entry) => entry.batch === batch);
  const [undone] = index === -1 ? [] : state.undo.splice(index, 1);
  if (undone !== undefined) handDownMarks(undone, state.undo.slice(index));
  state.undoneIn = { batch: who.batch, by: who.by };
}

/** A change after it found the marks it had brought: taken back in its turn, it gives back those from before both. */
function handDownMarks(undone: UndoEntry, later: readonly UndoEntry[]): void {
  for (const mark of undone.reviews ?? []) {
    for (const { reviews = [] } of later) {
      const place = reviews.findIndex(([key]) => key === mark[0]);
      if (place === -1) continue;
      reviews[place] = mark;
      break;
    }
  }
}

/** The entry of the batch, begun when it is its first change; undefined while something is taken back. */
function entryOf(state: ReportState, who: Who): UndoEntry | undefined {
  if (state.undoneIn !== null && isOf(state.undoneIn, who)) return undefined;
  const newest = state.undo.at(-1);
  if (newest !== undefined && isOf(newest, who)) return newest;
  const entry: UndoEntry = {
    batch: who.batch,
    by: who.by,
    answers: [],
    rowsAdded: [],
    rowsRemoved: [],
    closures: [],
  };
  state.undo.push(entry);
  if (state.undo.length > KEPT_CHANGES) state.undo.shift();
  return entry;
}

/** Update ids are unique within a chat only, so that two people's batches may share one. */
function isOf(entry: Who, who: Who): boolean {
  return entry.batch === who.batch && entry.by === who.by;
}
