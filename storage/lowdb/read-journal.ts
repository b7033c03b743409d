import { open, readFile } from "node:fs/promises";
import { StoreDamagedError } from "../../src/errors.js";
import { isMissing } from "./is-missing.js";
import { readLine, readLines, type JournalLine } from "./journal-line.js";
import { decodeRecord, type JournalRecord } from "./journal-record.js";
import { offsetOf, placeAt, segmentOf, type Place } from "./place.js";
import { listSegments, segmentPath, type Segment } from "./segments.js";

/** A line of the journal and where it stands. */
export interface PlacedLine {
  readonly segment: Segment;
  readonly place: Place;
  readonly line: JournalLine;
}

/** Reads the journal from a place on, damaged lines included; a segment at a time is in memory. */
export async function* readJournal(folder: string, from: Place): AsyncGenerator<PlacedLine> {
  for (const segment of await listSegments(folder)) {
    if (segment.number < segmentOf(from)) continue;
    const bytes = await readFile(segment.path);
    const start = segment.number === segmentOf(from) ? offsetOf(from) : 0;
    for (const line of readLines(bytes, start)) {
      yield { segment, place: placeAt(segment.number, line.at), line };
    }
  }
}

/**
 * Reads the commit of a whole line.
 *
 * @returns undefined when its checksum is right and it still is no commit: damaged before it was written
 * @throws {StoreDamagedError} when a newer version wrote it
 */
export function readRecord(json: Buffer, place: Place): JournalRecord | undefined {
  const read = decodeRecord(json);
  if (read.ok) return read.record;
  if (!read.newer) return undefined;
  throw new StoreDamagedError(
    `the journal was written by a newer version of the bot: start that one. ${describe(place)}: ${read.why}`,
  );
}

/** Bytes of a line are mostly about this many. */
const USUAL_LENGTH = 4096;

/**
 * Reads single lines.
 *
 * @param places in the order written
 * @throws {StoreDamagedError} when one of them cannot be read
 */
export async function readRecordsAt(
  folder: string,
  places: readonly Place[],
): Promise<readonly JournalRecord[]> {
  const records: JournalRecord[] = [];
  for (const [number, offsets] of groupBySegment(places)) {
    const file = await openSegment(folder, number);
    try {
      for (const offset of offsets) {
        const line = await readLineAt(file, offset);
        const place = placeAt(number, offset);
        const record = line?.kind === "line" ? readRecord(line.json, place) : undefined;
        if (record === undefined) throw new StoreDamagedError(`cannot read ${describe(place)}`);
        records.push(record);
      }
    } finally {
      await file.close();
    }
  }
  return records;
}

type SegmentFile = Awaited<ReturnType<typeof open>>;

async function openSegment(folder: string, number: number): Promise<SegmentFile> {
  const file = segmentPath(folder, number);
  try {
    return await open(file, "r");
  } catch (cause) {
    if (isMissing(cause)) throw new StoreDamagedError(`${file} is missing`, { cause });
    throw cause;
  }
}

async function readLineAt(file: SegmentFile, offset: number): Promise<JournalLine | undefined> {
  for (let length = USUAL_LENGTH; ; length *= 8) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
    const line = readLine(buffer.subarray(0, bytesRead), 0);
    // It may go on behind what was read.
    if (line?.kind !== "torn" || bytesRead < length) return line;
  }
}

function groupBySegment(places: readonly Place[]): ReadonlyMap<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const place of places) {
    const offsets = groups.get(segmentOf(place));
    if (offsets === undefined) groups.set(segmentOf(place), [offsetOf(place)]);
    else offsets.push(offsetOf(place));
  }
  return groups;
}

/** For messages: "journal segment 3, byte 1024". */
export function describe(place: Place): string {
  return `journal segment ${segmentOf(place)}, byte ${offsetOf(place)}`;
}
