import { z } from "zod";
import { answerSchema } from "./answer-schema.js";
import { exactSchema } from "../exact-schema.js";
import { viaSchema } from "./report-event-schema.js";
import type { StoredAnswer } from "./report-state.js";

export const storedAnswerSchema: z.ZodType<StoredAnswer> = exactSchema<StoredAnswer>()(
  z.object({
    answer: answerSchema,
    via: viaSchema,
    typed: z.string(),
    by: z.string(),
    at: z.string(),
    follows: z.boolean(),
    message: z.string().exactOptional(),
  }),
);
