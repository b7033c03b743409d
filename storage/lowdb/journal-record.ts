import { z } from "zod";
import { recordedChatEventSchema } from "../../src/events/chat/chat-event-schema.js";
import { recordedOfficeEventSchema } from "../../src/events/office/office-event-schema.js";
import { recordedReportEventSchema } from "../../src/events/report/report-event-schema.js";
import { REPORT_PHASES } from "../../src/events/report/report-state.js";
import type { ReportSummary } from "../../src/events/report/report-summary.js";
import type { Commit } from "../../src/workflow/ports.js";

export const summarySchema: z.ZodType<ReportSummary> = z.object({
  report: z.string(),
  owner: z.string(),
  department: z.string(),
  /** Left out by versions that knew no bureau. */
  unit: z.string().default(""),
  since: z.string().default(""),
  year: z.string(),
  phase: z.enum(REPORT_PHASES),
  asked: z.int(),
  done: z.int(),
  errors: z.int(),
  warnings: z.int(),
  changedAt: z.string(),
  publishedOn: z.string().exactOptional(),
});

/** There is one bureau. */
export const OFFICE_ID = "office";

const recordSchema = z.object({
  update: z.string(),
  chat: z.object({
    id: z.string(),
    /** Version before these events. */
    version: z.int(),
    events: z.array(recordedChatEventSchema),
  }),
  report: z
    .object({ id: z.string(), version: z.int(), events: z.array(recordedReportEventSchema) })
    .exactOptional(),
  office: z
    .object({ id: z.string(), version: z.int(), events: z.array(recordedOfficeEventSchema) })
    .exactOptional(),
  summary: summarySchema.exactOptional(),
});

/** One commit as the journal holds it: everything of it, or nothing. */
export type JournalRecord = z.infer<typeof recordSchema>;

/** Written at every commit: one pass, no copies. */
export function encodeRecord({
  update,
  chat,
  expected,
  chatEvents,
  reportEvents,
  officeEvents = [],
  summary,
}: Commit): string {
  const { report } = expected;
  return JSON.stringify({
    update,
    chat: { id: chat, version: expected.chat, events: chatEvents },
    report:
      report === undefined || reportEvents.length === 0
        ? undefined
        : { id: report.id, version: report.version, events: reportEvents },
    office:
      officeEvents.length === 0
        ? undefined
        : { id: OFFICE_ID, version: expected.office, events: officeEvents },
    summary,
  });
}

/** Bytes every line about a stream contains: most lines about others are passed over unread. */
export function markOf(kind: "chat" | "report" | "office", id: string): Buffer {
  return Buffer.from(`"${kind}":{"id":${JSON.stringify(id)},`);
}

export type RecordReading =
  | { readonly ok: true; readonly record: JournalRecord }
  /** `newer`: whole, but of a kind this version does not know. */
  | { readonly ok: false; readonly newer: boolean; readonly why: string };

/** Reads the JSON of a line whose checksum was right. */
export function decodeRecord(json: Buffer): RecordReading {
  let value: unknown;
  try {
    value = JSON.parse(json.toString("utf8"));
  } catch {
    return { ok: false, newer: false, why: "not JSON" };
  }
  const read = recordSchema.safeParse(value);
  if (read.success) return { ok: true, record: read.data };
  return { ok: false, newer: isOfNewerVersion(read.error), why: z.prettifyError(read.error) };
}

/** A word where we know a list of words: an event type, a kind of answer or of position we do not know. */
export function isOfNewerVersion(error: z.ZodError): boolean {
  return error.issues.some((issue) => issue.code === "invalid_union");
}
