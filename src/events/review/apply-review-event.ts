import type { Recorded, ReviewEvent } from "../report/report-events.js";
import type { Correction, ReportState, ReviewState, Said } from "../report/report-state.js";

export function createReviewState(): ReviewState {
  return {
    assigned: new Map(),
    submission: null,
    submissions: 0,
    changed: new Map(),
    contributors: new Set(),
    reopened: new Set(),
    remarks: new Map(),
    passed: new Map(),
    gates: new Map(),
    correction: null,
    versions: [],
  };
}

/** Folds one step of a report's way to the public; the phase is the caller's. */
export function applyReviewEvent(
  review: ReviewState,
  { by, at }: Recorded<unknown>,
  event: ReviewEvent,
): void {
  const said: Said = { by, at };
  switch (event.type) {
    case "assigned":
      if (event.person === null) review.assigned.delete(event.part);
      else review.assigned.set(event.part, event.person);
      return;
    case "submitted":
      review.submission = said;
      review.submissions += 1;
      return;
    case "withdrawn":
      review.submission = null;
      return;
    case "returned":
      review.changed.clear();
      // A second return of the same submission adds to the first.
      if (review.submission !== null) clearReturn(review);
      review.submission = null;
      for (const key of event.reopened) review.reopened.add(key);
      for (const { key, text } of event.remarks) review.remarks.set(key, { ...said, text });
      return;
    case "passed":
      review.passed.set(event.finding, said);
      return;
    case "gated":
      review.gates.set(event.gate, { ...said, name: event.name });
      return;
    case "approved":
      review.changed.clear();
      review.versions.push({
        ...said,
        hash: event.hash,
        on: event.on,
        ...(review.correction === null ? {} : { correction: review.correction }),
      });
      review.correction = null;
      review.submission = null;
      clearReturn(review);
      return;
    case "published":
      publish(review, event);
      return;
    case "correction-opened":
      review.correction = correctionOf(event);
      review.gates.clear();
      review.changed.clear();
      for (const key of event.reopened) review.reopened.add(key);
      return;
    default:
      throw new Error(`unknown review event: ${JSON.stringify(event satisfies never)}`);
  }
}

function correctionOf({
  cause,
  why,
  approvedOn,
}: Extract<ReviewEvent, { type: "correction-opened" }>): Correction {
  return { cause, why, ...(approvedOn === undefined ? {} : { approvedOn }) };
}

function clearReturn({ reopened, remarks }: ReviewState): void {
  reopened.clear();
  remarks.clear();
}

function publish(
  { versions }: ReviewState,
  { on, address }: Extract<ReviewEvent, { type: "published" }>,
): void {
  const last = versions.at(-1);
  if (last !== undefined) versions[versions.length - 1] = { ...last, published: { on, address } };
}

/** Keeps what stood there before the first change since the last submission, or since it was corrected. */
export function noteChange({ review, answers }: ReportState, key: string): void {
  if (review.submissions === 0 || review.changed.has(key)) return;
  review.changed.set(key, answers.get(key) ?? null);
}
