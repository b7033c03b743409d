import { z } from "zod";
import { acceptanceSchema } from "../report/acceptance-schema.js";
import { causeSchema, closureSchema, gateSchema } from "../report/report-event-schema.js";
import type { CorrectedFrom, ReviewState } from "../report/report-state.js";
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

const correctedFromSchema = z.object({
  answers: entriesOf(storedAnswerSchema.nullable()),
  rows: entriesOf(z.array(z.string())),
  closures: entriesOf(closureSchema.nullable()),
  acceptances: entriesOf(z.tuple([acceptanceSchema, saidSchema.nullable()])),
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
  /** Left out by versions that kept the last submission only, and where nothing is corrected. */
  correctedFrom: correctedFromSchema.exactOptional(),
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
    ...(review.correction === null ? {} : { correctedFrom: baselineToJson(review.correctedFrom) }),
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
    correctedFrom: baselineFromJson(read),
    versions: read.versions,
  };
}

function baselineToJson(kept: CorrectedFrom): z.infer<typeof correctedFromSchema> {
  return {
    answers: [...kept.answers],
    rows: [...kept.rows].map(([group, codes]) => [group, [...codes]]),
    closures: [...kept.closures],
    acceptances: [...kept.acceptances].map(([id, [acceptance, passed]]) => [
      id,
      [acceptance, passed],
    ]),
  };
}

function baselineFromJson({ correction, correctedFrom, changed }: ReviewJson): CorrectedFrom {
  const known = correction === null ? undefined : correctedFrom;
  return {
    answers: new Map(known?.answers ?? (correction === null ? [] : changed)),
    rows: new Map(known?.rows),
    closures: new Map(known?.closures),
    acceptances: new Map(known?.acceptances),
  };
}
