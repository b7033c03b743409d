import { z } from "zod";
import type { Recorded } from "./report/report-events.js";

const typedSchema = z.object({ type: z.string() });

/** The envelope every event is stored in. */
export function recordedSchema<E>(event: z.ZodType<E>): z.ZodType<Recorded<E>> {
  return z.object({ batch: z.string(), by: z.string(), at: z.string(), event });
}

/** What is wrong with an event whose `type` is none of ours. */
export function explainUnknownType(issue: { readonly input?: unknown }): string {
  const read = typedSchema.safeParse(issue.input);
  if (!read.success) return "an event has no type";
  return `event type "${read.data.type}" is not known: it was written by a newer version`;
}
