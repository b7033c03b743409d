import type { Recorded, ReviewEvent } from "../report/report-events.js";
import type { Correction, CorrectedFrom, ReviewState, Said } from "../report/report-state.js";

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
    correctedFrom: {
      answers: new Map(),
      rows: new Map(),
      closures: new Map(),
      acceptances: new Map(),
    },
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
      // Somebody answered for what was handed in, not for what it becomes.
      review.gates.clear();
      return;
    case "returned":
      review.changed.clear();
      // A second return of the same submission adds to the first.
      if (review.submission !== null) clearReturn(review);
      review.submission = null;
      review.gates.clear();
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
      endCorrection(review);
      review.submission = null;
      clearReturn(review);
      return;
    case "published":
      publish(review, event);
      return;
    case "correction-opened":
      clearBaseline(review.correctedFrom);
      review.correction = correctionOf(event);
      review.gates.clear();
      review.changed.clear();
      for (const key of event.reopened) review.reopened.add(key);
      return;
    case "correction-dropped":
      review.changed.clear();
      endCorrection(review);
      clearReturn(review);
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

function endCorrection(review: ReviewState): void {
  review.correction = null;
  clearBaseline(review.correctedFrom);
}

function clearBaseline({ answers, rows, closures, acceptances }: CorrectedFrom): void {
  answers.clear();
  rows.clear();
  closures.clear();
  acceptances.clear();
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
