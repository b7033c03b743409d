import { z } from "zod";
import type { ReportSummary } from "../../src/events/report/report-summary.js";
import { summarySchema } from "./journal-record.js";
import type { Place } from "./place.js";
import type { Stream, StreamKind } from "./streams.js";

/** What the store knows about a stream without loading it. */
export interface Versions {
  /** Version its document has at least; -1: it has no document yet. */
  document: number;
  /** Version it has, document and journal together. */
  latest: number;
}

export type KindName = StreamKind<Stream>["name"];

/** Every report and chat there is, and a line for each report. */
export interface Catalogue {
  readonly report: Map<string, Versions>;
  readonly chat: Map<string, Versions>;
  readonly office: Map<string, Versions>;
  readonly summaries: Map<string, ReportSummary>;
}

export function createCatalogue(): Catalogue {
  return { report: new Map(), chat: new Map(), office: new Map(), summaries: new Map() };
}

/** The versions of a stream, entered now when it is new. */
export function versionsOf(catalogue: Catalogue, kind: KindName, id: string): Versions {
  const known = catalogue[kind].get(id);
  if (known !== undefined) return known;
  const versions = { document: -1, latest: 0 };
  catalogue[kind].set(id, versions);
  return versions;
}

const entriesSchema = z.array(z.tuple([z.string(), z.int(), z.int()]));

const indexSchema = z.object({
  checkpoint: z.int(),
  reports: entriesSchema,
  chats: entriesSchema,
  office: entriesSchema.default([]),
  summaries: z.array(summarySchema),
});

/** The catalogue on disk, and from where on the journal may hold more than the documents do. */
export interface Index {
  readonly checkpoint: Place;
  readonly catalogue: Catalogue;
}

export function indexToBody({ checkpoint, catalogue }: Index): object {
  return {
    checkpoint,
    reports: toEntries(catalogue.report),
    chats: toEntries(catalogue.chat),
    office: toEntries(catalogue.office),
    summaries: [...catalogue.summaries.values()],
  };
}

/** @returns undefined when it is not what `indexToBody` gives */
export function indexFromBody(body: unknown): Index | undefined {
  const read = indexSchema.safeParse(body);
  if (!read.success) return undefined;
  const { checkpoint, reports, chats, office, summaries } = read.data;
  const catalogue = {
    report: fromEntries(reports),
    chat: fromEntries(chats),
    office: fromEntries(office),
    summaries: new Map(summaries.map((summary) => [summary.report, summary])),
  };
  return { checkpoint, catalogue };
}

type Entry = readonly [id: string, document: number, latest: number];

function toEntries(versions: ReadonlyMap<string, Versions>): Entry[] {
  return [...versions].map(([id, { document, latest }]) => [id, document, latest]);
}

function fromEntries(entries: readonly Entry[]): Map<string, Versions> {
  return new Map(entries.map(([id, document, latest]) => [id, { document, latest }]));
}
