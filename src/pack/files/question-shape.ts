import * as z from "zod";
import { GATES, KNOWERS, QUESTION_KINDS } from "../pack.js";

const text = z.string().min(1);
const texts = z.array(text).min(1);

/** Every property a question may have, also on a grid, a row or a column of one. */
const properties = {
  label: text.optional(),
  kind: z.enum(QUESTION_KINDS).optional(),
  aliases: texts.optional(),
  find: text.optional(),
  who: z.enum(KNOWERS).optional(),
  when: text.optional(),
  optional: z.boolean().optional(),
  suggest: text.optional(),
  suggest_text: text.optional(),
  value: text.optional(),
  control: z.boolean().optional(),
  unit: text.optional(),
  units: texts.optional(),
  options: texts.optional(),
  default: text.optional(),
  example: text.optional(),
  lead: text.optional(),
  explains: text.optional(),
  carry: text.optional(),
  negative: z.boolean().optional(),
  usual: z.boolean().optional(),
  withhold: z.boolean().optional(),
  always: z.boolean().optional(),
  years_after: z.int().min(0).max(9).optional(),
  named_in: z.record(z.string(), texts).optional(),
};

export const propertiesShape = z.strictObject(properties);
export type QuestionProperties = z.output<typeof propertiesShape>;
export type PropertyName = keyof QuestionProperties;

export const questionShape = z.strictObject({ key: text, ...properties });

export const gridShape = z.strictObject({
  grid: text,
  rows: z.record(z.string(), z.unknown()),
  columns: z.record(z.string(), z.unknown()).optional(),
  ...properties,
});

export const rowsShape = z.strictObject({
  rows: text,
  label: text,
  code_lengths: z.array(z.int().min(1)).min(1),
  names: text.optional(),
  other_names: text.optional(),
  usual_codes: texts.optional(),
  name_column: text.optional(),
  columns: z.record(z.string(), z.unknown()),
  kind: properties.kind,
  who: properties.who,
  find: properties.find,
  negative: properties.negative,
  optional: properties.optional,
  withhold: properties.withhold,
});

export const groupShape = z.strictObject({
  group: text,
  title: text,
  place: text.optional(),
  when: text.optional(),
  portrait: z.boolean().optional(),
  sparse: z.boolean().optional(),
  intro: text.optional(),
  otherwise: text.optional(),
  headings: texts.optional(),
  questions: z.array(z.unknown()).min(1),
});

export const partShape = z.strictObject({
  title: text,
  groups: z.array(z.unknown()).min(1),
});

export const packShape = z.strictObject({
  name: text,
  title: text,
  version: text,
  years: z.array(z.string().regex(/^\d{4}$/, '写四位年份并加引号，例："2019"')).min(1),
  parts: texts,
  notes: z.record(z.string(), text).exactOptional(),
  terms: z.record(z.string(), text).exactOptional(),
  gates: z.array(z.enum(GATES)).exactOptional(),
});
