import { z } from "zod";
import { valueSchema } from "./answer-schema.js";
import { exactSchema } from "../exact-schema.js";
import { createReportState } from "./apply-report-event.js";
import { createReviewState } from "../review/apply-review-event.js";
import { indexAnswer } from "./index-answer.js";
import {
  closureSchema,
  keptFindingSchema,
  reviewMarkSchema,
  tallySchema,
} from "./report-event-schema.js";
import {
  type LastYearValues,
  REPORT_PHASES,
  type ReportState,
  type UndoEntry,
} from "./report-state.js";
import { reviewFromJson, reviewSchema, reviewToJson } from "../review/review-json.js";
import { acceptanceSchema, lapsedSchema } from "./acceptance-schema.js";
import { storedAnswerSchema } from "./stored-answer-schema.js";

const groupAndCodeSchema = z.tuple([z.string(), z.string()]);

/** What is known of last year, its values as a list. */
const lastYearSchema = z.object({
  year: z.string(),
  values: z.array(z.tuple([z.string(), valueSchema])),
});
type LastYearJson = z.infer<typeof lastYearSchema>;

function lastYearToJson({ year, values }: LastYearValues): LastYearJson {
  return { year, values: [...values] };
}

function lastYearFromJson({ year, values }: LastYearJson): LastYearValues {
  return { year, values: new Map(values) };
}

type UndoJson = Omit<UndoEntry, "lastYear"> & { readonly lastYear?: LastYearJson | null };

const undoEntrySchema: z.ZodType<UndoJson> = exactSchema<UndoJson>()(
  z.object({
    batch: z.string(),
    by: z.string(),
    answers: z.array(z.tuple([z.string(), storedAnswerSchema.nullable()])),
    rowsAdded: z.array(groupAndCodeSchema),
    rowsRemoved: z.array(groupAndCodeSchema),
    closures: z.array(z.tuple([z.string(), closureSchema.nullable()])),
    lastYear: lastYearSchema.nullable().exactOptional(),
    reviews: z.array(z.tuple([z.string(), reviewMarkSchema.nullable()])).exactOptional(),
    lapsed: z.array(z.tuple([z.string(), lapsedSchema])).exactOptional(),
  }),
);

function undoToJson({ lastYear, ...entry }: UndoEntry): UndoJson {
  if (lastYear === undefined) return entry;
  return { ...entry, lastYear: lastYear === null ? null : lastYearToJson(lastYear) };
}

function undoFromJson({ lastYear, ...entry }: UndoJson): UndoEntry {
  if (lastYear === undefined) return entry;
  return { ...entry, lastYear: lastYear === null ? null : lastYearFromJson(lastYear) };
}

function entriesOf<T>(value: z.ZodType<T>): z.ZodType<[string, T][]> {
  return z.array(z.tuple([z.string(), value]));
}

const reportSchema = z.object({
  id: z.string(),
  version: z.int().nonnegative(),
  phase: z.enum(REPORT_PHASES),
  pack: z.string(),
  packVersion: z.string(),
  packKeys: z.array(z.string()),
  year: z.string(),
  owner: z.string(),
  /** Left out by versions that knew no bureau. */
  department: z.string().default(""),
  phaseSince: z.string().default(""),
  review: reviewSchema.optional(),
  openedAt: z.string(),
  changedAt: z.string(),
  answers: entriesOf(storedAnswerSchema),
  rows: entriesOf(z.array(z.string())),
  closures: entriesOf(closureSchema),
  /** Left out by versions that forgot what was closed once it was reopened. */
  closedOnce: z.array(z.string()).exactOptional(),
  /** Left out by versions that knew no year before. */
  lastYear: lastYearSchema.nullable().default(null),
  findings: entriesOf(keptFindingSchema),
  acceptances: entriesOf(acceptanceSchema),
  postponed: z.array(z.string()),
  reviews: entriesOf(reviewMarkSchema),
  tallies: entriesOf(tallySchema),
  undo: z.array(undoEntrySchema),
  undoneIn: z.object({ batch: z.string(), by: z.string() }).nullable(),
  messages: entriesOf(z.array(z.string())),
});

/** A report as plain data. What can be worked out again (sums, indexes) is left out. */
export type ReportJson = z.infer<typeof reportSchema>;

/** Shares its parts with the state: make text of it before the next event is applied. */
export function reportToJson(state: ReportState): ReportJson {
  const { id, version, phase, pack, packVersion, year, owner, department } = state;
  const { phaseSince, openedAt, changedAt } = state;
  return {
    ...{
      id,
      version,
      phase,
      pack,
      packVersion,
      year,
      owner,
      department,
      phaseSince,
      openedAt,
      changedAt,
    },
    review: reviewToJson(state.review),
    packKeys: [...state.packKeys],
    answers: [...state.answers],
    rows: [...state.rows],
    closures: [...state.closures],
    closedOnce: [...state.closedOnce],
    lastYear: state.lastYear === null ? null : lastYearToJson(state.lastYear),
    findings: [...state.findings],
    acceptances: [...state.acceptances],
    postponed: [...state.postponed],
    reviews: [...state.reviews],
    tallies: [...state.tallies],
    undo: state.undo.map(undoToJson),
    undoneIn: state.undoneIn,
    messages: [...state.messages],
  };
}

/** @throws {z.ZodError} when it is not what `reportToJson` gives */
export function reportFromJson(json: unknown): ReportState {
  const read = reportSchema.parse(json);
  const state: ReportState = {
    ...createReportState(read.id),
    version: read.version,
    phase: read.phase,
    pack: read.pack,
    packVersion: read.packVersion,
    packKeys: read.packKeys,
    year: read.year,
    owner: read.owner,
    department: read.department,
    phaseSince: read.phaseSince,
    openedAt: read.openedAt,
    changedAt: read.changedAt,
    review: read.review === undefined ? createReviewState() : reviewFromJson(read.review),
    answers: new Map(read.answers),
    rows: new Map(read.rows),
    closures: new Map(read.closures),
    closedOnce: new Set(read.closedOnce ?? read.closures.map(([group]) => group)),
    lastYear: read.lastYear === null ? null : lastYearFromJson(read.lastYear),
    findings: new Map(read.findings),
    acceptances: new Map(read.acceptances),
    postponed: new Set(read.postponed),
    reviews: new Map(read.reviews),
    tallies: new Map(read.tallies),
    undo: read.undo.map(undoFromJson),
    undoneIn: read.undoneIn,
    messages: new Map(read.messages),
  };
  for (const tally of state.tallies.values()) {
    state.asked += tally.asked;
    state.done += tally.done;
  }
  for (const [key, stored] of state.answers) indexAnswer(state, key, stored.answer);
  return state;
}
