import { z } from "zod";
import { causeSchema, gateSchema } from "../report/report-event-schema.js";
import type { ReviewState } from "../report/report-state.js";
import { storedAnswerSchema } from "../report/stored-answer-schema.js";

function entriesOf<T>(value: z.ZodType<T>): z.ZodType<[string, T][]> {
  return z.array(z.tuple([z.string(), value]));
}

const saidSchema = z.object({ by: z.string(), at: z.string() });
const correctionSchema = z.object({
  cause: causeSchema,
  why: z.string(),
  approvedOn: z.string().exactOptional(),
});

export const reviewSchema = z.object({
  assigned: entriesOf(z.string()),
  submission: saidSchema.nullable(),
  submissions: z.int().nonnegative(),
  changed: entriesOf(storedAnswerSchema.nullable()),
  contributors: z.array(z.string()),
  reopened: z.array(z.string()),
  remarks: entriesOf(saidSchema.extend({ text: z.string() })),
  passed: entriesOf(saidSchema),
  gates: z.array(z.tuple([gateSchema, saidSchema.extend({ name: z.string() })])),
  correction: correctionSchema.nullable(),
  versions: z.array(
    saidSchema.extend({
      hash: z.string(),
      on: z.string(),
      published: z.object({ on: z.string(), address: z.string() }).exactOptional(),
      correction: correctionSchema.exactOptional(),
    }),
  ),
});

export type ReviewJson = z.infer<typeof reviewSchema>;

export function reviewToJson(review: ReviewState): ReviewJson {
  return {
    assigned: [...review.assigned],
    submission: review.submission,
    submissions: review.submissions,
    changed: [...review.changed],
    contributors: [...review.contributors],
    reopened: [...review.reopened],
    remarks: [...review.remarks],
    passed: [...review.passed],
    gates: [...review.gates],
    correction: review.correction,
    versions: [...review.versions],
  };
}

export function reviewFromJson(read: ReviewJson): ReviewState {
  return {
    assigned: new Map(read.assigned),
    submission: read.submission,
    submissions: read.submissions,
    changed: new Map(read.changed),
    contributors: new Set(read.contributors),
    reopened: new Set(read.reopened),
    remarks: new Map(read.remarks),
    passed: new Map(read.passed),
    gates: new Map(read.gates),
    correction: read.correction,
    versions: read.versions,
  };
}
