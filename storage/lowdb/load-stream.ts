import path from "node:path";
import { StoreDamagedError } from "../../src/errors.js";
import type { Log } from "../../src/workflow/ports.js";
import type { Catalogue } from "./catalogue.js";
import type { Disk } from "./disk.js";
import { readDocument } from "./document.js";
import { fileNameFor } from "./file-name.js";
import { markOf } from "./journal-record.js";
import type { Place } from "./place.js";
import { describe, readJournal, readRecord } from "./read-journal.js";
import type { Aside } from "./set-aside.js";
import { decodeBody, type Stream, type StreamKind } from "./streams.js";

export interface StreamSource {
  /** Folder of the documents of this kind. */
  readonly folder: string;
  readonly journal: string;
  readonly catalogue: Catalogue;
  readonly disk: Disk;
  readonly aside: Aside;
  readonly log: Log;
  /** Behind everything the journal holds. */
  readonly end: () => Place;
}

export function documentPath(folder: string, id: string): string {
  return path.join(folder, `${fileNameFor(id)}.json`);
}

/**
 * Reads a report or chat from its document. A document that is missing, damaged or behind is made good from
 * the journal; it stays in memory as changed until it is written anew.
 *
 * @throws {StoreDamagedError} when the journal lacks something of it, too
 */
export async function loadStream<S extends Stream>(
  kind: StreamKind<S>,
  id: string,
  source: StreamSource,
): Promise<S> {
  const versions = source.catalogue[kind.name].get(id);
  if (versions === undefined || versions.document === -1) return kind.create(id);
  const read = await readStream(kind, id, source);
  if (read !== undefined && read.state.version >= versions.document) return read;
  source.log.warn({ [kind.name]: id }, "making a document good from the journal");
  const stream = read ?? kind.create(id);
  await catchUp(kind, stream, source);
  stream.dirtySince = source.end();
  const { latest } = versions;
  if (stream.state.version >= latest) return stream;
  const missing = `${kind.name} ${id}: only ${stream.state.version} of ${latest} events are left`;
  if (!kind.bridgesGaps) throw new StoreDamagedError(missing);
  source.log.error({ [kind.name]: id }, missing);
  return stream;
}

/** @returns undefined when there is no whole document; a damaged one was set aside */
async function readStream<S extends Stream>(
  kind: StreamKind<S>,
  id: string,
  { folder, disk, aside, log }: StreamSource,
): Promise<S | undefined> {
  const file = documentPath(folder, id);
  const reading = await readDocument(disk, file);
  if (reading.is === "missing") {
    log.error({ file, [kind.name]: id }, "a document is missing");
    return undefined;
  }
  const decoded = reading.is === "whole" ? decodeBody(kind, reading.body) : undefined;
  if (decoded?.ok === true && decoded.stream.id === id) return decoded.stream;
  if (reading.is === "newer" || (decoded?.ok === false && decoded.newer)) {
    throw new StoreDamagedError(
      `${file} was written by a newer version of the bot: start that one`,
    );
  }
  const kept = await aside.move(file);
  const why = reading.is === "damaged" ? reading.why : "not the document of this id";
  log.error({ file, kept, why }, "a document is damaged and was set aside");
  return undefined;
}

/** Applies what the journal holds of a stream behind what its document has. */
async function catchUp<S extends Stream>(
  kind: StreamKind<S>,
  stream: S,
  { journal }: StreamSource,
): Promise<void> {
  const mark = markOf(kind.name, stream.id);
  for await (const { place, line } of readJournal(journal, Math.max(stream.through, 0))) {
    if (place <= stream.through || line.kind !== "line" || !line.json.includes(mark)) continue;
    const record = readRecord(line.json, place);
    const base = record && kind.baseOf(record, stream.id);
    if (record === undefined || base === undefined) continue;
    if (base !== stream.state.version && !kind.bridgesGaps) {
      throw new StoreDamagedError(
        `${kind.name} ${stream.id}: events before ${describe(place)} are lost`,
      );
    }
    kind.replay(stream, record, place);
  }
}
