import { readdir } from "node:fs/promises";
import path from "node:path";
import { StoreDamagedError } from "../../src/errors.js";
import type { Log } from "../../src/workflow/ports.js";
import {
  type Catalogue,
  createCatalogue,
  type Index,
  indexFromBody,
  indexToBody,
  type KindName,
  versionsOf,
} from "./catalogue.js";
import type { Disk } from "./disk.js";
import { readDocument, writeDocument } from "./document.js";
import { placeAt, segmentOf } from "./place.js";
import { readJournal, readRecord } from "./read-journal.js";
import { FIRST_PLACE } from "./recover-journal.js";
import { listSegments } from "./segments.js";
import type { Aside } from "./set-aside.js";
import { CHATS, decodeBody, OFFICES, REPORTS, type Stream, type StreamKind } from "./streams.js";

export interface IndexSource {
  readonly file: string;
  readonly journal: string;
  readonly reports: string;
  readonly chats: string;
  readonly office: string;
  readonly disk: Disk;
  readonly aside: Aside;
  readonly log: Log;
}

/**
 * Reads the index, or makes it anew from the journal and the documents when it cannot be read.
 *
 * @throws {StoreDamagedError} when a newer version wrote it
 */
export async function openIndex(source: IndexSource): Promise<Index> {
  const { file, disk, aside, log } = source;
  const reading = await readDocument(disk, file);
  if (reading.is === "newer") {
    throw new StoreDamagedError(
      `${file} was written by a newer version of the bot: start that one`,
    );
  }
  const index = reading.is === "whole" ? indexFromBody(reading.body) : undefined;
  if (index !== undefined) return index;
  if (reading.is !== "missing") {
    const kept = await aside.move(file);
    log.error({ file, kept }, "the index is damaged and was set aside");
  }
  return rebuildIndex(source);
}

/** The index of a new folder; there is one from the first commit on, so that a missing one means damage. */
async function createIndex({ disk, file }: IndexSource): Promise<Index> {
  const index = { checkpoint: FIRST_PLACE, catalogue: createCatalogue() };
  await writeDocument(disk, file, indexToBody(index));
  return index;
}

async function rebuildIndex(source: IndexSource): Promise<Index> {
  const { journal, reports, chats, office: officeFolder, log } = source;
  const catalogue = createCatalogue();
  let through = Math.max(
    await readFolder(REPORTS, reports, { ...source, catalogue }),
    await readFolder(CHATS, chats, { ...source, catalogue }),
    await readFolder(OFFICES, officeFolder, { ...source, catalogue }),
  );
  for await (const { place, line } of readJournal(journal, 0)) {
    const record = line.kind === "line" ? readRecord(line.json, place) : undefined;
    if (record === undefined) continue;
    const { chat, report, office, summary } = record;
    raise(catalogue, "chat", { id: chat.id, version: chat.version + chat.events.length });
    if (report !== undefined) {
      raise(catalogue, "report", { id: report.id, version: report.version + report.events.length });
    }
    if (office !== undefined) {
      raise(catalogue, "office", { id: office.id, version: office.version + office.events.length });
    }
    if (summary !== undefined) catalogue.summaries.set(summary.report, summary);
    through = Math.max(through, place);
  }
  if (through === -1) return createIndex(source);
  log.warn({ reports: catalogue.report.size }, "made the index anew from the journal");
  // The last segment is read again, for its end; everything else is loaded when somebody asks for it.
  const last = (await listSegments(journal)).at(-1)?.number ?? 0;
  return { checkpoint: placeAt(Math.max(last, segmentOf(through)), 0), catalogue };
}

/** @returns the last place any document has, or -1 */
async function readFolder<S extends Stream>(
  kind: StreamKind<S>,
  folder: string,
  { catalogue, disk }: { readonly catalogue: Catalogue; readonly disk: Disk },
): Promise<number> {
  let through = -1;
  for (const name of await readdir(folder)) {
    if (!name.endsWith(".json")) continue;
    const reading = await readDocument(disk, path.join(folder, name));
    const decoded = reading.is === "whole" ? decodeBody(kind, reading.body) : undefined;
    if (decoded?.ok !== true) continue;
    const { stream } = decoded;
    raise(catalogue, kind.name, { id: stream.id, version: stream.state.version });
    through = Math.max(through, stream.through);
  }
  return through;
}

/** A document that turns out to be behind is then made good from the journal when it is loaded. */
function raise(
  catalogue: Catalogue,
  kind: KindName,
  { id, version }: { readonly id: string; readonly version: number },
): void {
  const versions = versionsOf(catalogue, kind, id);
  versions.latest = Math.max(versions.latest, version);
  versions.document = versions.latest;
}
