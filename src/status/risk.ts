import type { Stage } from "../events/office/bureau-status.js";

/**
 * Working days a department usually still needs from where it stands: filling, a reviewer's look, mending what came
 * back, putting it on the web. Rough on purpose: only their order of size matters.
 */
const FILL_DAYS = 5;
const REVIEW_DAYS = 2;
const MEND_DAYS = 1;
const PUBLISH_DAYS = 1;
/** Each 必须改 finding costs part of a day, together at most one. */
const DAYS_AN_ERROR = 0.1;

/** Over the deadline comes before everything else; without a deadline, after. */
const OVERDUE = 1_000;
const NO_DEADLINE = 1e-6;

export interface Standing {
  readonly stage: Stage;
  /** 0 to 100. */
  readonly percent: number;
  readonly errors: number;
  /** Negative: over; null: no deadline. */
  readonly daysLeft: number | null;
}

/**
 * How urgent a department is: the working days it still needs for each day it has left (today counts), so that both
 * a near deadline and much work raise it. Over the deadline it grows with every day. 0: nothing is left to do in time.
 */
export function riskOf(standing: Standing): number {
  const work = workLeft(standing);
  const { daysLeft } = standing;
  if (daysLeft === null) return work * NO_DEADLINE;
  if (daysLeft < 0) return OVERDUE + work * -daysLeft;
  return work / (daysLeft + 1);
}

/** In working days, everybody's together. */
function workLeft({ stage, percent, errors }: Standing): number {
  switch (stage) {
    case "idle":
      return FILL_DAYS + REVIEW_DAYS + PUBLISH_DAYS;
    case "filling": {
      const mending = Math.min(errors * DAYS_AN_ERROR, MEND_DAYS);
      return (FILL_DAYS * (100 - percent)) / 100 + mending + REVIEW_DAYS + PUBLISH_DAYS;
    }
    case "returned":
      return MEND_DAYS + REVIEW_DAYS + PUBLISH_DAYS;
    case "review":
      return REVIEW_DAYS + PUBLISH_DAYS;
    case "approved":
      return PUBLISH_DAYS;
    case "published":
    case "correcting":
      return 0;
    default:
      throw new Error(`unknown stage: ${JSON.stringify(stage satisfies never)}`);
  }
}
