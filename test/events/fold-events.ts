import type { Answer } from "../../src/amounts/answer.js";
import { applyReportEvent, createReportState } from "../../src/events/report/apply-report-event.js";
import type { Recorded, ReportEvent } from "../../src/events/report/report-events.js";
import type { ReportState } from "../../src/events/report/report-state.js";

type Envelope = Partial<Omit<Recorded<unknown>, "event">>;

/** Puts an event into an envelope; what is left out is filled in. */
export function recorded<E>(event: E, envelope: Envelope = {}): Recorded<E> {
  return { batch: "1", by: "terminal:ann", at: "2020-08-01T08:00:00.000Z", ...envelope, event };
}

/** Folds events, each in a batch of its own: "1", "2", … */
export function foldEach(...events: readonly ReportEvent[]): ReportState {
  return foldRecorded(events.map((event, index) => recorded(event, { batch: `${index + 1}` })));
}

export function foldRecorded(events: readonly Recorded<ReportEvent>[]): ReportState {
  const state = createReportState("r1");
  for (const event of events) applyReportEvent(state, event);
  return state;
}

export function money(yuan: string): Answer {
  return { state: "value", value: { kind: "money", yuan, precision: "0" } };
}

export function text(words: string): Answer {
  return { state: "value", value: { kind: "text", text: words } };
}

type Answered = Extract<ReportEvent, { type: "answered" }>;

export function answered(key: string, answer: Answer, more: Partial<Answered> = {}): Answered {
  return { type: "answered", key, answer, via: "typed", typed: "as typed", ...more };
}
