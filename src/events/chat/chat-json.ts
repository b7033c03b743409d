import { z } from "zod";
import { aliveSchema, positionSchema } from "./chat-event-schema.js";
import type { ChatState } from "./chat-events.js";

const chatSchema = z.object({
  id: z.string(),
  version: z.int().nonnegative(),
  report: z.string().nullable(),
  position: positionSchema,
  turn: z.int(),
  actions: aliveSchema,
  /** Left out by versions that knew no colleagues. */
  askedAt: z.string().default(""),
  /** Left out by versions that named no year. */
  namesYear: z.boolean().default(false),
});

/** A chat as plain data. */
export type ChatJson = z.infer<typeof chatSchema>;

/** Shares its parts with the state: make text of it before the next event is applied. */
export function chatToJson(state: ChatState): ChatJson {
  return { ...state };
}

/** @throws {z.ZodError} when it is not what `chatToJson` gives */
export function chatFromJson(json: unknown): ChatState {
  return chatSchema.parse(json);
}
