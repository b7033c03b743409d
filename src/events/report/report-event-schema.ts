import { z } from "zod";
import { exactSchema } from "../exact-schema.js";
import { answerSchema, valueSchema } from "./answer-schema.js";
import { explainUnknownType, recordedSchema } from "../recorded-schema.js";
import type { Gate, KeptFinding, ReportEvent, ReviewMark, Tally, Via } from "./report-events.js";

const words = z.array(z.string());

export const viaSchema: z.ZodType<Via> = exactSchema<Via>()(
  z.enum(["typed", "pressed", "pasted", "edited", "suggestion", "undo", "imported"]),
);

export const keptFindingSchema: z.ZodType<KeptFinding> = exactSchema<KeptFinding>()(
  z.object({
    id: z.string(),
    severity: z.enum(["error", "warning", "note"]),
    about: z.enum(["money", "count", "text"]),
    keys: words,
    left: z.string(),
    right: z.string(),
    difference: z.string(),
    says: z.string(),
    gapEquals: words,
    contradicts: z.literal(true).exactOptional(),
  }),
);

export const reviewMarkSchema: z.ZodType<ReviewMark> = exactSchema<ReviewMark>()(
  z.object({
    because: z.enum(["figure", "quote", "turned"]),
    key: z.string(),
    sentence: z.string().exactOptional(),
    was: z.enum(["up", "down", "none"]).exactOptional(),
  }),
);

export const tallySchema: z.ZodType<Tally> = exactSchema<Tally>()(
  z.object({ asked: z.int(), done: z.int() }),
);

export const closureSchema = z.enum(["zero", "none"]);

export const gateSchema: z.ZodType<Gate> = exactSchema<Gate>()(z.enum(["secrecy", "signature"]));
export const causeSchema = z.enum(["text", "figure"]);

const EVENTS = [
  z.object({
    type: z.literal("opened"),
    pack: z.string(),
    packVersion: z.string(),
    packKeys: words,
    year: z.string(),
    owner: z.string(),
    department: z.string().exactOptional(),
  }),
  z.object({
    type: z.literal("answered"),
    key: z.string(),
    answer: answerSchema,
    via: viaSchema,
    typed: z.string(),
    message: z.string().exactOptional(),
    follows: z.boolean().exactOptional(),
  }),
  z.object({ type: z.literal("row-added"), group: z.string(), code: z.string() }),
  z.object({ type: z.literal("row-removed"), group: z.string(), code: z.string() }),
  z.object({ type: z.literal("group-closed"), group: z.string(), as: closureSchema }),
  z.object({ type: z.literal("group-reopened"), group: z.string() }),
  z.object({ type: z.literal("accepted"), finding: z.string(), reason: z.string() }),
  z.object({ type: z.literal("acceptance-lapsed"), finding: z.string() }),
  z.object({
    type: z.literal("acceptance-restored"),
    finding: z.string(),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
  }),
  z.object({ type: z.literal("postponed"), finding: z.string() }),
  z.object({ type: z.literal("reviewed"), key: z.string() }),
  z.object({
    type: z.literal("last-year-taken"),
    year: z.string(),
    values: z.record(z.string(), valueSchema),
  }),
  z.object({ type: z.literal("undone"), batch: z.string() }),
  z.object({ type: z.literal("put-away") }),
  z.object({ type: z.literal("taken-back") }),
  z.object({
    type: z.literal("pack-upgraded"),
    from: z.string(),
    to: z.string(),
    packKeys: words,
    added: words,
    removed: words,
  }),
  z.object({
    type: z.literal("assigned"),
    part: z.string(),
    person: z.string().nullable(),
  }),
  z.object({ type: z.literal("submitted") }),
  z.object({ type: z.literal("withdrawn") }),
  z.object({
    type: z.literal("returned"),
    remarks: z.array(z.object({ key: z.string(), text: z.string() })),
    reopened: words,
  }),
  z.object({ type: z.literal("passed"), finding: z.string() }),
  z.object({ type: z.literal("gated"), gate: gateSchema, name: z.string() }),
  z.object({ type: z.literal("approved"), hash: z.string(), on: z.string() }),
  z.object({ type: z.literal("published"), on: z.string(), address: z.string() }),
  z.object({
    type: z.literal("correction-opened"),
    cause: causeSchema,
    why: z.string(),
    reopened: words,
    approvedOn: z.string().exactOptional(),
  }),
  z.object({
    type: z.literal("correction-dropped"),
    back: z.enum(["approved", "published"]),
  }),
  z.object({
    type: z.literal("settled"),
    findings: z.record(z.string(), keptFindingSchema.nullable()),
    reviews: z.record(z.string(), reviewMarkSchema.nullable()),
    tallies: z.record(z.string(), tallySchema),
  }),
  z.object({ type: z.literal("exported"), files: words, hash: z.string() }),
] as const;

const reportEventSchema: z.ZodType<ReportEvent> = exactSchema<ReportEvent>()(
  z.discriminatedUnion("type", EVENTS, {
    error: explainUnknownType,
  }),
);

export const recordedReportEventSchema = recordedSchema(reportEventSchema);
