import { open, stat } from "node:fs/promises";
import type { Log } from "../../src/workflow/ports.js";
import type { JournalRecord } from "./journal-record.js";
import { offsetOf, placeAt, segmentOf, type Place } from "./place.js";
import { describe, readJournal, readRecord } from "./read-journal.js";
import { listSegments, type Segment } from "./segments.js";
import type { Aside } from "./set-aside.js";

export interface RecoverOptions {
  readonly journal: string;
  readonly aside: Aside;
  readonly log: Log;
}

/**
 * Reads the journal from a place on at start.
 *
 * A last line that was never finished is cut off: nobody was told that it is kept. Anything else that is
 * wrong is logged, its file is copied aside, and new lines go to a new segment, so that what is there stays
 * as it is.
 *
 * @param take called with every commit that can be read, oldest first
 * @returns where the journal goes on
 * @throws {StoreDamagedError} when a newer version wrote the journal
 */
export async function recoverJournal(
  from: Place,
  take: (record: JournalRecord, place: Place) => Promise<void>,
  { journal, aside, log }: RecoverOptions,
): Promise<Place> {
  const last = (await listSegments(journal)).at(-1);
  const damaged = new Set<number>();
  let torn: Place | undefined;
  let end = from;
  for await (const { segment, place, line } of readJournal(journal, from)) {
    end = placeAt(segment.number, line.end);
    const record = line.kind === "line" ? readRecord(line.json, place) : undefined;
    if (record !== undefined) {
      await take(record, place);
    } else if (line.kind === "torn" && segment.number === last?.number) {
      torn = place;
    } else {
      const kept = damaged.has(segment.number) ? undefined : await aside.copy(segment.path);
      damaged.add(segment.number);
      log.error({ file: segment.path, byte: line.at, kept }, "a line of the journal is damaged");
    }
  }
  if (last === undefined || !(await reaches(last, from))) {
    if (last !== undefined || from > FIRST_PLACE) {
      log.error({ expected: describe(from) }, "the end of the journal is missing");
    }
    return nextSegment(last, from);
  }
  if (damaged.has(last.number)) return nextSegment(last, from);
  if (torn !== undefined) {
    log.warn(
      { file: last.path, byte: offsetOf(torn) },
      "cut off a last line that was never finished",
    );
  }
  const place = torn ?? (segmentOf(end) === last.number ? end : placeAt(last.number, 0));
  await makeDurable(last.path, offsetOf(place));
  return place;
}

/** Where the journal of a new folder begins. */
export const FIRST_PLACE = placeAt(1, 0);

/** Whether the journal still has a place it once had. */
async function reaches(last: Segment, from: Place): Promise<boolean> {
  return placeAt(last.number, (await stat(last.path)).size) >= from;
}

/** A number nothing refers to yet. */
function nextSegment(last: Segment | undefined, from: Place): Place {
  if (last === undefined && from === FIRST_PLACE) return FIRST_PLACE;
  return placeAt(Math.max(last?.number ?? 0, segmentOf(from)) + 1, 0);
}

/** What a killed process wrote last may be in the kernel's memory only, and is about to be shown. */
async function makeDurable(file: string, length: number): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.truncate(length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
