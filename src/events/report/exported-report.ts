import { z } from "zod";
import type { Answer, Value } from "../../amounts/answer.js";
import { answerSchema, valueSchema } from "./answer-schema.js";
import { exactSchema } from "../exact-schema.js";

/** What says that a JSON file is a report of ours. */
export const EXPORT_FORMAT = "juesuan-report";
/** Goes up when a file could no longer be read by an older program. */
export const EXPORT_VERSION = 1;

/** One report as a file that another copy of the program reads back: its answers, without who gave them. */
export interface ExportedReport {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  /** Question script it was filled with. */
  readonly pack: string;
  readonly packVersion: string;
  readonly year: string;
  /** Name of the unit, as it is printed. */
  readonly department: string;
  /** ISO date it was made on. */
  readonly date: string;
  /** Names its content, see `hashAnswers`; left out by who writes such a file by hand. */
  readonly hash?: string;
  readonly answers: readonly ExportedAnswer[];
  readonly rows: readonly { readonly group: string; readonly codes: readonly string[] }[];
  readonly closures: readonly { readonly group: string; readonly as: "zero" | "none" }[];
  /** What last year's report says, by its keys. */
  readonly lastYear?: readonly { readonly key: string; readonly value: Value }[];
}

export interface ExportedAnswer {
  readonly key: string;
  readonly answer: Answer;
  /** It is the suggestion, and follows it until changed by hand. */
  readonly follows?: true;
}

const word = z.string().min(1).max(200);

export const exportedReportSchema: z.ZodType<ExportedReport> = exactSchema<ExportedReport>()(
  z.strictObject({
    format: z.literal(EXPORT_FORMAT),
    version: z.literal(EXPORT_VERSION),
    pack: word,
    packVersion: word,
    year: z.string().regex(/^\d{4}$/),
    department: z.string(),
    date: z.string(),
    hash: z.string().exactOptional(),
    answers: z.array(
      z.strictObject({ key: word, answer: answerSchema, follows: z.literal(true).exactOptional() }),
    ),
    rows: z.array(z.strictObject({ group: word, codes: z.array(z.string().regex(/^\d{1,12}$/)) })),
    closures: z.array(z.strictObject({ group: word, as: z.enum(["zero", "none"]) })),
    lastYear: z.array(z.strictObject({ key: word, value: valueSchema })).exactOptional(),
  }),
);
