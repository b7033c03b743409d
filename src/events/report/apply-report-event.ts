import type { Recorded, ReportEvent, Tally } from "./report-events.js";
import { applyReviewEvent, createReviewState } from "../review/apply-review-event.js";
import { noteChange, noteClosure, noteLapse, noteRows } from "../review/note-change.js";
import { indexAnswer, unindexAnswer } from "./index-answer.js";
import { phaseAfter } from "./phase-after.js";
import {
  recordAnswerBefore,
  recordClosureBefore,
  recordLapse,
  recordLastYearBefore,
  recordReviewsBefore,
  recordRowAdded,
  recordRowRemoved,
  recordUndone,
} from "./record-undo.js";
import type { LastYearValues, ReportState } from "./report-state.js";

/** How many chat messages find their keys when edited. */
const KEPT_MESSAGES = 500;

/** A report nobody wrote to. */
export function createReportState(id: string): ReportState {
  return {
    id,
    version: 0,
    phase: "none",
    phaseSince: "",
    pack: "",
    packVersion: "",
    packKeys: [],
    year: "",
    owner: "",
    department: "",
    openedAt: "",
    changedAt: "",
    review: createReviewState(),
    answers: new Map(),
    rows: new Map(),
    closures: new Map(),
    closedOnce: new Set(),
    lastYear: null,
    findings: new Map(),
    acceptances: new Map(),
    postponed: new Set(),
    reviews: new Map(),
    tallies: new Map(),
    asked: 0,
    done: 0,
    undo: [],
    undoneIn: null,
    messages: new Map(),
    keysByYuan: new Map(),
    keysByMagnitude: new Map(),
    quotes: new Map(),
  };
}

/**
 * Folds one event into the state, in place. The work depends on the event alone, not on how much the
 * report holds.
 *
 * @throws {Error} for an event type this version does not know
 */
export function applyReportEvent(state: ReportState, recorded: Recorded<ReportEvent>): void {
  const phase = phaseAfter(recorded.event, state.review.correction !== null);
  applyEvent(state, recorded, recorded.event);
  if (phase !== undefined && phase !== state.phase) {
    state.phase = phase;
    state.phaseSince = recorded.at;
  }
  state.version += 1;
  if (recorded.event.type !== "exported") state.changedAt = recorded.at;
}

function applyEvent(state: ReportState, recorded: Recorded<ReportEvent>, event: ReportEvent): void {
  switch (event.type) {
    case "opened":
      state.pack = event.pack;
      state.packVersion = event.packVersion;
      state.packKeys = event.packKeys;
      state.year = event.year;
      state.owner = event.owner;
      state.department = event.department ?? "";
      state.openedAt = recorded.at;
      return;
    case "answered":
      applyAnswered(state, recorded, event);
      return;
    case "row-added":
      applyRowAdded(state, recorded, event);
      return;
    case "row-removed":
      applyRowRemoved(state, recorded, event);
      return;
    case "group-closed":
      noteClosure(state, event.group);
      recordClosureBefore(state, recorded, event.group);
      state.closures.set(event.group, event.as);
      state.closedOnce.add(event.group);
      return;
    case "group-reopened":
      noteClosure(state, event.group);
      recordClosureBefore(state, recorded, event.group);
      state.closures.delete(event.group);
      return;
    case "accepted":
      state.review.contributors.add(recorded.by);
      state.acceptances.set(event.finding, {
        reason: event.reason,
        by: recorded.by,
        at: recorded.at,
      });
      return;
    case "acceptance-restored":
      state.acceptances.set(event.finding, { reason: event.reason, by: event.by, at: event.at });
      return;
    case "acceptance-lapsed":
      recordLapse(state, recorded, event.finding);
      noteLapse(state, event.finding);
      state.acceptances.delete(event.finding);
      state.review.passed.delete(event.finding);
      return;
    case "postponed":
      state.postponed.add(event.finding);
      return;
    case "reviewed":
      state.reviews.delete(event.key);
      return;
    case "last-year-taken":
      recordLastYearBefore(state, recorded);
      state.lastYear = lastYearOf(event);
      return;
    case "undone":
      recordUndone(state, recorded, event.batch);
      return;
    case "put-away":
    case "taken-back":
    case "exported":
      return;
    case "pack-upgraded":
      state.packVersion = event.to;
      state.packKeys = event.packKeys;
      return;
    case "settled":
      recordReviewsBefore(state, recorded, Object.keys(event.reviews));
      applySettled(state, event);
      return;
    case "assigned":
    case "submitted":
    case "withdrawn":
    case "returned":
    case "passed":
    case "gated":
    case "approved":
    case "published":
    case "correction-opened":
      applyReviewEvent(state.review, recorded, event);
      return;
    case "correction-dropped":
      restoreReasons(state);
      applyReviewEvent(state.review, recorded, event);
      return;
    default:
      throw new Error(`unknown report event: ${JSON.stringify(event satisfies never)}`);
  }
}

/** The answers are those of the approved version again, and so is what was said of their findings. */
function restoreReasons({ acceptances, findings, review }: ReportState): void {
  for (const [id, [acceptance, passed]] of review.correctedFrom.acceptances) {
    if (!findings.has(id)) continue;
    acceptances.set(id, acceptance);
    if (passed !== null) review.passed.set(id, passed);
  }
}

/** What is known after the event; null: nothing. */
export function lastYearOf({ year, values }: EventOf<"last-year-taken">): LastYearValues | null {
  const known = new Map(Object.entries(values));
  return known.size === 0 ? null : { year, values: known };
}

type EventOf<T extends ReportEvent["type"]> = Extract<ReportEvent, { type: T }>;

function applyAnswered(
  state: ReportState,
  recorded: Recorded<ReportEvent>,
  event: EventOf<"answered">,
): void {
  const { key, answer, via, typed, message } = event;
  const before = state.answers.get(key);
  noteChange(state, key);
  state.review.contributors.add(recorded.by);
  if (via !== "undo") recordAnswerBefore(state, recorded, { key, before: before ?? null });
  if (before !== undefined) {
    unindexAnswer(state, key, before.answer);
    // Set again below as the newest, so that indexes built from `answers` come out in the same order.
    state.answers.delete(key);
  }
  if (answer.state !== "open") {
    state.answers.set(key, {
      answer,
      via,
      typed,
      by: recorded.by,
      at: recorded.at,
      follows: event.follows ?? false,
      ...(message === undefined ? {} : { message }),
    });
    indexAnswer(state, key, answer);
  }
  if (message !== undefined) rememberMessage(state, message, key);
}

function rememberMessage(state: ReportState, message: string, key: string): void {
  const keys = state.messages.get(message);
  if (keys !== undefined) {
    if (!keys.includes(key)) keys.push(key);
    return;
  }
  state.messages.set(message, [key]);
  if (state.messages.size <= KEPT_MESSAGES) return;
  for (const oldest of state.messages.keys()) {
    state.messages.delete(oldest);
    return;
  }
}

function applyRowAdded(
  state: ReportState,
  recorded: Recorded<ReportEvent>,
  { group, code }: EventOf<"row-added">,
): void {
  noteRows(state, group);
  const codes = state.rows.get(group);
  if (codes === undefined) state.rows.set(group, [code]);
  else if (codes.includes(code)) return;
  else codes.push(code);
  recordRowAdded(state, recorded, group, code);
}

/** The answers of the row's cells are taken away by events of their own. */
function applyRowRemoved(
  state: ReportState,
  recorded: Recorded<ReportEvent>,
  { group, code }: EventOf<"row-removed">,
): void {
  const codes = state.rows.get(group);
  const index = codes?.indexOf(code) ?? -1;
  if (codes === undefined || index === -1) return;
  noteRows(state, group);
  codes.splice(index, 1);
  if (codes.length === 0) state.rows.delete(group);
  recordRowRemoved(state, recorded, group, code);
}

function applySettled(state: ReportState, event: EventOf<"settled">): void {
  for (const [id, finding] of Object.entries(event.findings)) {
    if (finding === null) state.findings.delete(id);
    else state.findings.set(id, finding);
    state.postponed.delete(id);
  }
  for (const [key, mark] of Object.entries(event.reviews)) {
    if (mark === null) state.reviews.delete(key);
    else state.reviews.set(key, mark);
  }
  for (const [group, tally] of Object.entries(event.tallies)) setTally(state, group, tally);
}

function setTally(state: ReportState, group: string, tally: Tally): void {
  const before = state.tallies.get(group);
  state.asked += tally.asked - (before?.asked ?? 0);
  state.done += tally.done - (before?.done ?? 0);
  state.tallies.set(group, tally);
}
