import { z } from "zod";
import { exactSchema } from "../exact-schema.js";
import type { Acceptance, LapsedAcceptance } from "./report-state.js";

export const acceptanceSchema: z.ZodType<Acceptance> = exactSchema<Acceptance>()(
  z.object({
    reason: z.string(),
    by: z.string(),
    at: z.string(),
  }),
);

export const lapsedSchema: z.ZodType<LapsedAcceptance> = exactSchema<LapsedAcceptance>()(
  z.object({ reason: z.string(), by: z.string(), at: z.string(), says: z.string() }),
);
