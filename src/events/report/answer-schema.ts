import { z } from "zod";
import { exactSchema } from "../exact-schema.js";
import type { Answer, Value } from "../../amounts/answer.js";

/** An exact amount or count as it is stored; anything else would be summed wrongly. */
export const decimalSchema = z.string().regex(/^-?\d+(?:\.\d+)?$/);

export const valueSchema: z.ZodType<Value> = exactSchema<Value>()(
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("money"), yuan: decimalSchema, precision: decimalSchema }),
    z.object({ kind: z.literal("count"), count: decimalSchema }),
    z.object({ kind: z.literal("text"), text: z.string() }),
    z.object({ kind: z.literal("list"), items: z.array(z.string()) }),
    z.object({ kind: z.literal("choice"), choice: z.string() }),
    z.object({ kind: z.literal("choices"), choices: z.array(z.string()) }),
    z.object({ kind: z.literal("year"), year: z.string() }),
    z.object({ kind: z.literal("date"), date: z.string() }),
  ]),
);

export const answerSchema: z.ZodType<Answer> = exactSchema<Answer>()(
  z.discriminatedUnion("state", [
    z.object({ state: z.literal("open") }),
    z.object({ state: z.literal("not-applicable") }),
    z.object({ state: z.literal("withheld") }),
    z.object({ state: z.literal("value"), value: valueSchema }),
  ]),
);
