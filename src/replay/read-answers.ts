import { parse } from "yaml";
import { z } from "zod";

/** Replies by key, as a person would type them; a list is typed a line an item. */
export type Replies = ReadonlyMap<string, string>;

const SCHEMA = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/**
 * Reads an answers file: `KEY: 'the reply, as typed'`.
 *
 * @throws Error with the place of what is wrong: a syntax error, or a reply that is no quoted text
 */
export function readAnswers(yaml: string): Replies {
  const parsed = SCHEMA.safeParse(parse(yaml));
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => issue.path.join("."));
    throw new Error(`replies must be quoted text or lists of quoted texts: ${places.join(", ")}`);
  }
  return new Map(
    Object.entries(parsed.data).map(([key, reply]) => [
      key,
      typeof reply === "string" ? reply : reply.join("\n"),
    ]),
  );
}
