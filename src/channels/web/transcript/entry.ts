import { z } from "zod";

const BUTTON = z.object({ token: z.string(), label: z.string() });

/** One bubble of a chat. */
export const ENTRY = z.object({
  /** Of what a person sent: the id of the update, so that it is there once however often it comes. */
  id: z.string(),
  /** Its place among the others; it stays. */
  order: z.int(),
  /** Counts the changes of a chat: of two entries the one with more was changed later. */
  changed: z.int(),
  /** ISO 8601, UTC. */
  at: z.string(),
  from: z.enum(["me", "bot"]),
  kind: z.enum(["text", "press", "file", "picture", "progress"]),
  text: z.string(),
  /** A person changed it after it was sent. */
  edited: z.literal(true).optional(),
  buttons: z.array(z.array(BUTTON)).optional(),
  /** `id` is empty where the bytes are not ours to give back. */
  file: z.object({ id: z.string(), name: z.string(), size: z.int() }).optional(),
  /** What a picture says. */
  alt: z.string().optional(),
});
export type Entry = z.infer<typeof ENTRY>;

/** What is known of an entry before it stands in a chat. */
export type NewEntry = Omit<Entry, "id" | "order" | "changed" | "at"> & { readonly id?: string };
export type EntryChange = Pick<Entry, "text"> & Partial<Pick<Entry, "buttons" | "edited">>;
