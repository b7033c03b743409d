import { z } from "zod";
import { exactSchema } from "../exact-schema.js";
import { answerSchema, valueSchema } from "../report/answer-schema.js";
import type { Action, Alive, ChatEvent, PasteAsk, Position, Proposal } from "./chat-events.js";
import { officeActSchema, officeTaskSchema } from "../office/office-acts.js";
import { exportedReportSchema } from "../report/exported-report.js";
import { explainUnknownType, recordedSchema } from "../recorded-schema.js";
import { REPORT_CHOICES } from "../report/report-format.js";
import { reviewActSchema, reviewTaskSchema } from "../review/review-acts.js";

const word = z.string();

const proposalSchema: z.ZodType<Proposal> = exactSchema<Proposal>()(
  z.object({
    key: word,
    answer: answerSchema,
    typed: word,
    computed: z.boolean().exactOptional(),
  }),
);

const askSchema: z.ZodType<PasteAsk> = exactSchema<PasteAsk>()(
  z.object({
    text: word,
    choices: z.array(proposalSchema),
    unit: z.literal(true).exactOptional(),
    orders: z
      .array(
        z.object({
          label: word,
          proposals: z.array(proposalSchema),
          codes: z.array(z.string()),
          remarks: z.array(z.string()),
        }),
      )
      .exactOptional(),
  }),
);

const pastedSchema = z.object({
  at: z.literal("paste"),
  group: word,
  proposals: z.array(proposalSchema),
  codes: z.array(z.string()),
  remarks: z.array(z.string()),
  asks: z.array(askSchema).exactOptional(),
  message: word.exactOptional(),
  file: z
    .object({
      name: word,
      rows: z.record(z.string(), z.array(z.string())),
      closes: z.array(z.string()),
      inYuan: z
        .object({
          proposals: z.array(proposalSchema),
          asks: z.array(askSchema),
          rows: z.record(z.string(), z.array(z.string())),
          closes: z.array(z.string()),
          remarks: z.array(z.string()),
        })
        .exactOptional(),
    })
    .exactOptional(),
  resume: word.exactOptional(),
});

export const positionSchema: z.ZodType<Position> = exactSchema<Position>()(
  z.discriminatedUnion("at", [
    z.object({ at: z.literal("home") }),
    z.object({
      at: z.literal("portrait"),
      group: word,
      ticked: z.record(z.string(), z.array(z.string())),
      asked: z.boolean().exactOptional(),
    }),
    z.object({
      at: z.literal("question"),
      key: word,
      resume: word.exactOptional(),
      adding: z.boolean().exactOptional(),
      refused: word.exactOptional(),
    }),
    z.object({ at: z.literal("rows"), group: word }),
    z.object({ at: z.literal("close"), group: word }),
    pastedSchema,
    z.object({
      at: z.literal("block"),
      resume: word.exactOptional(),
      waiting: pastedSchema.exactOptional(),
    }),
    z.object({
      at: z.literal("last-year"),
      name: word,
      year: word,
      values: z.record(z.string(), valueSchema),
      remarks: z.array(z.string()),
      resume: word.exactOptional(),
    }),
    z.object({
      at: z.literal("import"),
      name: word,
      report: exportedReportSchema,
      resume: word.exactOptional(),
    }),
    z.object({
      at: z.literal("which"),
      key: word,
      typed: word,
      choices: z.array(answerSchema),
      code: word.exactOptional(),
      message: word.exactOptional(),
      resume: word.exactOptional(),
    }),
    z.object({ at: z.literal("finding"), finding: word, group: word.nullable() }),
    z.object({ at: z.literal("reason"), finding: word, group: word.nullable() }),
    z.object({ at: z.literal("done") }),
    z.object({ at: z.literal("review"), task: reviewTaskSchema, resume: word.exactOptional() }),
    z.object({ at: z.literal("office"), task: officeTaskSchema, resume: word.exactOptional() }),
  ]),
);

export const actionSchema: z.ZodType<Action> = exactSchema<Action>()(
  z.discriminatedUnion("do", [
    z.object({ do: z.literal("answer"), key: word, reply: word }),
    z.object({ do: z.literal("suggestion"), key: word }),
    z.object({ do: z.literal("not-applicable"), key: word }),
    z.object({ do: z.literal("withhold"), key: word }),
    z.object({ do: z.literal("skip"), key: word }),
    z.object({ do: z.literal("where"), key: word }),
    z.object({ do: z.literal("back") }),
    z.object({ do: z.literal("next") }),
    z.object({ do: z.literal("add"), key: word }),
    z.object({ do: z.literal("list") }),
    z.object({ do: z.literal("go"), to: word }),
    z.object({ do: z.literal("group"), group: word }),
    z.object({ do: z.literal("fill"), group: word }),
    z.object({ do: z.literal("same"), key: word, from: word }),
    z.object({ do: z.literal("last-year"), take: z.boolean() }),
    z.object({ do: z.literal("carried"), key: word }),
    z.object({ do: z.literal("carried-all"), group: word, sure: z.boolean().exactOptional() }),
    z.object({ do: z.literal("choose"), index: z.int() }),
    z.object({ do: z.literal("paste") }),
    z.object({ do: z.literal("tick"), key: word, option: word }),
    z.object({ do: z.literal("confirm") }),
    z.object({ do: z.literal("cancel") }),
    z.object({ do: z.literal("walk") }),
    z.object({ do: z.literal("close-zero"), group: word }),
    z.object({ do: z.literal("close-none"), group: word }),
    z.object({ do: z.literal("reopen"), group: word }),
    z.object({ do: z.literal("mend"), finding: word, key: word, value: word }),
    z.object({ do: z.literal("explain"), finding: word }),
    z.object({ do: z.literal("later"), finding: word }),
    z.object({ do: z.literal("look"), finding: word }),
    z.object({ do: z.literal("reviewed"), key: word }),
    z.object({ do: z.literal("undo") }),
    z.object({ do: z.literal("preview"), section: word }),
    z.object({ do: z.literal("report"), choice: z.enum(REPORT_CHOICES).exactOptional() }),
    z.object({ do: z.literal("office"), act: officeActSchema }),
    z.object({
      do: z.literal("new"),
      year: word,
      sure: z.boolean().exactOptional(),
      department: word.exactOptional(),
    }),
    z.object({ do: z.literal("continue"), report: word, key: word.exactOptional() }),
    z.object({ do: z.literal("put-away"), report: word }),
    z.object({ do: z.literal("import"), take: z.boolean() }),
    z.object({ do: z.literal("template"), all: z.boolean() }),
    z.object({ do: z.literal("review"), act: reviewActSchema }),
  ]),
);

/** Earlier versions wrote an object, token -> action. */
export const aliveSchema: z.ZodType<Alive> = exactSchema<Alive>()(
  z.union([
    z.array(z.tuple([z.string(), actionSchema])),
    z.record(z.string(), actionSchema).transform((byToken) => Object.entries(byToken)),
  ]),
);

const turnedSchema = z.object({
  type: z.literal("turned"),
  report: word.nullable(),
  position: positionSchema,
  turn: z.int(),
  actions: aliveSchema,
  askedAt: word.exactOptional(),
  namesYear: z.boolean().exactOptional(),
});

const chatEventSchema: z.ZodType<ChatEvent> = exactSchema<ChatEvent>()(
  z.discriminatedUnion("type", [turnedSchema], {
    error: explainUnknownType,
  }),
);

export const recordedChatEventSchema = recordedSchema(chatEventSchema);
