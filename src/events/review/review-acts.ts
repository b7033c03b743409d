import { z } from "zod";
import type { Answer } from "../../amounts/answer.js";
import { answerSchema } from "../report/answer-schema.js";
import { exactSchema } from "../exact-schema.js";
import { causeSchema, gateSchema, viaSchema } from "../report/report-event-schema.js";
import type { Gate, Remark, Via } from "../report/report-events.js";

export type Cause = "text" | "figure";

/** A 更正 as far as it is told. */
export interface CorrectionTold {
  readonly cause: Cause;
  /** ISO date of the new approval, where the approved figure was wrong. */
  readonly approvedOn?: string;
  readonly key?: string;
  readonly answer?: Answer;
  readonly typed?: string;
  readonly why?: string;
}

/** What a conversation about the way of a report to the public waits for. */
export type ReviewTask =
  /** The answer to return (null), or what is wrong with it. */
  | {
      readonly wants: "remark";
      readonly remarks: readonly Remark[];
      readonly key: string | null;
      /** A remark on whichever answer is chosen next. */
      readonly said?: string;
    }
  /** The name of whoever answers for it. */
  | { readonly wants: "gate"; readonly gate: Gate }
  /** The day it was published (null), or where. */
  | { readonly wants: "address"; readonly on: string | null }
  /** What went wrong. */
  | { readonly wants: "cause" }
  /** The next thing that is not told yet; a yes when all is. */
  | { readonly wants: "correction"; readonly told: CorrectionTold }
  /** Which of two values stands: somebody else changed the answer meanwhile. */
  | {
      readonly wants: "choice";
      readonly key: string;
      readonly mine: Answer;
      readonly typed: string;
      readonly via: Via;
      readonly message?: string;
    };

/** What a button on the way of a report to the public does. */
export type ReviewAct =
  | { readonly what: "submit" }
  | { readonly what: "withdraw" }
  | { readonly what: "changes" }
  | { readonly what: "return" }
  /** Sends the answers chosen back to their clerk. */
  | { readonly what: "send-back" }
  | { readonly what: "pass"; readonly finding: string }
  | { readonly what: "approve" }
  | { readonly what: "publish" }
  | { readonly what: "today" }
  | { readonly what: "correct" }
  | { readonly what: "cause"; readonly cause: Cause }
  | { readonly what: "take-correction" }
  | { readonly what: "drop-correction" }
  | { readonly what: "note" }
  | { readonly what: "mine" }
  | { readonly what: "theirs" }
  | { readonly what: "share"; readonly part?: string }
  | { readonly what: "assign"; readonly part: string; readonly person: string | null }
  | { readonly what: "stop" };

const word = z.string();

const toldSchema: z.ZodType<CorrectionTold> = exactSchema<CorrectionTold>()(
  z.object({
    cause: causeSchema,
    approvedOn: word.exactOptional(),
    key: word.exactOptional(),
    answer: answerSchema.exactOptional(),
    typed: word.exactOptional(),
    why: word.exactOptional(),
  }),
);

export const reviewTaskSchema: z.ZodType<ReviewTask> = exactSchema<ReviewTask>()(
  z.discriminatedUnion("wants", [
    z.object({
      wants: z.literal("remark"),
      remarks: z.array(z.object({ key: word, text: word })),
      key: word.nullable(),
      said: word.exactOptional(),
    }),
    z.object({ wants: z.literal("gate"), gate: gateSchema }),
    z.object({ wants: z.literal("address"), on: word.nullable() }),
    z.object({ wants: z.literal("cause") }),
    z.object({ wants: z.literal("correction"), told: toldSchema }),
    z.object({
      wants: z.literal("choice"),
      key: word,
      mine: answerSchema,
      typed: word,
      via: viaSchema,
      message: word.exactOptional(),
    }),
  ]),
);

export const reviewActSchema: z.ZodType<ReviewAct> = exactSchema<ReviewAct>()(
  z.discriminatedUnion("what", [
    z.object({ what: z.literal("submit") }),
    z.object({ what: z.literal("withdraw") }),
    z.object({ what: z.literal("changes") }),
    z.object({ what: z.literal("return") }),
    z.object({ what: z.literal("send-back") }),
    z.object({ what: z.literal("pass"), finding: word }),
    z.object({ what: z.literal("approve") }),
    z.object({ what: z.literal("publish") }),
    z.object({ what: z.literal("today") }),
    z.object({ what: z.literal("correct") }),
    z.object({ what: z.literal("cause"), cause: causeSchema }),
    z.object({ what: z.literal("take-correction") }),
    z.object({ what: z.literal("drop-correction") }),
    z.object({ what: z.literal("note") }),
    z.object({ what: z.literal("mine") }),
    z.object({ what: z.literal("theirs") }),
    z.object({ what: z.literal("share"), part: word.exactOptional() }),
    z.object({ what: z.literal("assign"), part: word, person: word.nullable() }),
    z.object({ what: z.literal("stop") }),
  ]),
);
