import { z } from "zod";
import { exactSchema } from "../exact-schema.js";
import { type Grant, type Notice, type OfficeEvent, ROLES } from "./office-events.js";
import { explainUnknownType, recordedSchema } from "../recorded-schema.js";

export const grantSchema: z.ZodType<Grant> = exactSchema<Grant>()(
  z.object({
    role: z.enum(ROLES),
    department: z.string().nullable(),
    responsible: z.boolean().exactOptional(),
  }),
);

export const noticeSchema: z.ZodType<Notice> = exactSchema<Notice>()(
  z.object({
    id: z.string(),
    person: z.string(),
    text: z.string(),
    report: z.string().exactOptional(),
    key: z.string().exactOptional(),
    opens: z.enum(["review", "status"]).exactOptional(),
    waits: z.literal(true).exactOptional(),
  }),
);

const EVENTS = [
  z.object({
    type: z.literal("department-set"),
    department: z.string(),
    name: z.string(),
    parent: z.string().nullable(),
  }),
  z.object({ type: z.literal("department-removed"), department: z.string() }),
  z.object({
    type: z.literal("deadline-set"),
    department: z.string(),
    year: z.string(),
    approvedOn: z.string().nullable(),
    due: z.string(),
  }),
  z.object({ type: z.literal("person-added"), person: z.string(), name: z.string() }),
  z.object({ type: z.literal("person-renamed"), person: z.string(), name: z.string() }),
  z.object({ type: z.literal("person-left"), person: z.string() }),
  z.object({
    type: z.literal("account-linked"),
    person: z.string(),
    account: z.string(),
    chat: z.string(),
  }),
  z.object({ type: z.literal("account-unlinked"), account: z.string() }),
  z.object({ type: z.literal("granted"), person: z.string(), grant: grantSchema }),
  z.object({ type: z.literal("revoked"), person: z.string(), grant: grantSchema }),
  z.object({
    type: z.literal("invited"),
    hash: z.string(),
    person: z.string().nullable(),
    name: z.string(),
    grant: grantSchema.nullable(),
    expiresAt: z.string(),
  }),
  z.object({ type: z.literal("invitation-used"), hash: z.string(), account: z.string() }),
  z.object({ type: z.literal("invitation-cancelled"), hash: z.string() }),
  z.object({
    type: z.literal("report-placed"),
    department: z.string(),
    year: z.string(),
    report: z.string(),
  }),
  z.object({ type: z.literal("notified"), notice: noticeSchema }),
  z.object({ type: z.literal("notice-delivered"), notice: z.string() }),
  z.object({
    type: z.literal("reminded"),
    person: z.string(),
    kind: z.enum(["deadline", "digest", "nudge"]),
    day: z.string(),
    departments: z.array(z.string()),
  }),
] as const;

const officeEventSchema: z.ZodType<OfficeEvent> = exactSchema<OfficeEvent>()(
  z.discriminatedUnion("type", EVENTS, { error: explainUnknownType }),
);

export const recordedOfficeEventSchema = recordedSchema(officeEventSchema);
