import * as fs from "node:fs";
import { AppError, StoreUnavailableError } from "../../src/errors.js";
import type { Log } from "../../src/workflow/ports.js";
import type { Disk } from "./disk.js";
import { maxLineLength, writeLine } from "./journal-line.js";
import { placeAt, type Place } from "./place.js";
import { segmentPath } from "./segments.js";

/** Somebody who wants a line to be durable. Called in the order of the lines. */
export interface Waiting {
  durable(place: Place): void;
  failed(error: AppError): void;
}

export interface JournalOptions {
  readonly folder: string;
  /** Where the next line goes. */
  readonly segment: number;
  readonly offset: number;
  /** A new segment is begun when one would grow beyond. */
  readonly segmentBytes: number;
  readonly disk: Disk;
  readonly log: Log;
  /** Asked before every write. */
  readonly isOurs: () => boolean;
}

/** Lines written together, and who waits for each. */
interface Batch {
  bytes: Buffer;
  used: number;
  readonly starts: number[];
  readonly waiting: Waiting[];
}

/** Bytes of room made at a time. */
const ROOM = 512 * 1024;
const FIRST_SIZE = 2 * ROOM;
/** Lines that are enough for a disk with nothing to do. */
const CROWD = 16;

/**
 * The end of the journal. While one batch is on its way to the disk, what comes in gathers into the next, so
 * that all who wait share one sync. When a write fails, nobody of the batch nor of those gathered behind it
 * (they may have been decided on it) is told "durable", and the file is cut back to what was durable before
 * anything else is written.
 */
export class Journal {
  readonly #options: JournalOptions;
  #fd: number;
  #segment: number;
  /** Offset behind the last durable line. */
  #end: number;
  /** Offset up to which the file has room: zeros that are written over. */
  #room: number;
  #gathering = createBatch();
  /** The other buffer, for when this one is under way. */
  #spare = createBatch();
  #busy = false;
  #scheduled = false;
  /** A write failed and what it left behind is not yet cut off. */
  #dirty = false;
  #closed = false;
  #whenIdle: (() => void)[] = [];

  static async open(options: JournalOptions): Promise<Journal> {
    const file = segmentPath(options.folder, options.segment);
    return new Journal(options, await options.disk.openJournal(file));
  }

  private constructor(options: JournalOptions, fd: number) {
    this.#options = options;
    this.#fd = fd;
    this.#segment = options.segment;
    this.#end = options.offset;
    this.#room = options.offset;
  }

  /** Behind the last durable line. */
  get end(): Place {
    return placeAt(this.#segment, this.#end);
  }

  append(json: string, waiting: Waiting): void {
    const batch = this.#gathering;
    reserve(batch, maxLineLength(json));
    batch.starts.push(batch.used);
    batch.waiting.push(waiting);
    batch.used = writeLine(batch.bytes, batch.used, json);
    if (this.#busy) return;
    // Of many, the first are written while the others are still being decided on, and so on in turns.
    if (batch.waiting.length >= CROWD) {
      void this.#writeGathered();
      return;
    }
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Not at once: everybody who can go on without waiting gets onto the same sync first.
    process.nextTick(() => {
      this.#scheduled = false;
      void this.#writeGathered();
    });
  }

  /** Resolves when nothing is under way any more. */
  async idle(): Promise<void> {
    if (!this.#busy && this.#gathering.waiting.length === 0) return;
    await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  /** Lets what is under way finish; refuses what comes later. */
  async close(): Promise<void> {
    await this.idle();
    if (this.#closed) return;
    this.#closed = true;
    await this.#closeSegment();
  }

  /** Hands what gathered to the disk before it returns, unless something is to be done first. */
  async #writeGathered(): Promise<void> {
    if (this.#busy || this.#gathering.waiting.length === 0) return;
    this.#busy = true;
    try {
      this.#assertMayWrite();
      if (this.#dirty) await this.#cut();
      if (this.#isFull()) await this.#roll();
    } catch (error) {
      // Later than `append`: its caller has yet to note what it waits for.
      await Promise.resolve();
      this.#rejectGathered(toUnavailable(error));
      this.#finish();
      return;
    }
    this.#write();
  }

  #assertMayWrite(): void {
    if (this.#closed) throw new StoreUnavailableError("the store is closed");
    this.#assertOurs();
  }

  /** Whether what gathered goes to a new segment. */
  #isFull(): boolean {
    return this.#end > 0 && this.#end + this.#gathering.used > this.#options.segmentBytes;
  }

  #assertOurs(): void {
    if (this.#options.isOurs()) return;
    throw new StoreUnavailableError("the lock of the data folder was taken away: start again");
  }

  async #roll(): Promise<void> {
    const { disk, folder } = this.#options;
    const fd = await disk.openJournal(segmentPath(folder, this.#segment + 1));
    await this.#closeSegment();
    this.#fd = fd;
    this.#segment += 1;
    this.#end = 0;
    this.#room = 0;
  }

  /** Without the room that was never used: the file is as long as what is in it. */
  async #closeSegment(): Promise<void> {
    try {
      if (this.#room > this.#end) await this.#cut();
    } catch (error) {
      // Harmless: readers stop at the zeros.
      this.#options.log.warn({ err: error, segment: this.#segment }, "a segment cannot be cut");
    }
    await closeFile(this.#fd);
  }

  #write(): void {
    const batch = this.#gathering;
    this.#gathering = this.#spare;
    this.#spare = batch;
    const bytes = batch.bytes.subarray(0, batch.used + this.#makeRoom(batch));
    this.#options.disk.append(this.#fd, bytes, this.#end, (error) => {
      if (error === null) this.#settle(batch);
      else void this.#fail(batch, error);
    });
  }

  /**
   * Puts zeros behind a batch that does not fit into the room there is. Bytes that only replace others are
   * synced a third faster than those that make the file longer.
   *
   * @returns how many
   */
  #makeRoom(batch: Batch): number {
    const end = this.#end + batch.used;
    if (end <= this.#room) return 0;
    const zeros = Math.max(0, Math.min(ROOM, this.#options.segmentBytes - end));
    reserve(batch, zeros);
    batch.bytes.fill(0, batch.used, batch.used + zeros);
    this.#room = end + zeros;
    return zeros;
  }

  #settle(batch: Batch): void {
    const { starts, waiting, used } = batch;
    const from = this.#end;
    this.#end += used;
    for (const [index, start] of starts.entries()) {
      waiting[index]?.durable(placeAt(this.#segment, from + start));
    }
    clear(batch);
    this.#finish();
  }

  async #fail(batch: Batch, cause: Error): Promise<void> {
    this.#options.log.error(
      { err: cause, segment: this.#segment },
      "the journal cannot be written",
    );
    const error = new StoreUnavailableError("the journal cannot be written", { cause });
    this.#dirty = true;
    // Before anybody hears of it: after a crash in between, nothing of the batch is read back.
    await this.#cut().catch(() => undefined);
    for (const waiting of batch.waiting) waiting.failed(error);
    clear(batch);
    this.#rejectGathered(error);
    this.#finish();
  }

  #rejectGathered(error: AppError): void {
    const { waiting } = this.#gathering;
    for (const one of waiting) one.failed(error);
    clear(this.#gathering);
  }

  /** Cuts off what a failed write may have left. */
  async #cut(): Promise<void> {
    // Another owner may have written there since.
    this.#assertOurs();
    await new Promise<void>((resolve, reject) => {
      this.#options.disk.truncate(this.#fd, this.#end, (error) =>
        error === null ? resolve() : reject(error),
      );
    });
    this.#dirty = false;
    this.#room = this.#end;
  }

  #finish(): void {
    this.#busy = false;
    if (this.#gathering.waiting.length > 0) {
      void this.#writeGathered();
      return;
    }
    const idle = this.#whenIdle;
    this.#whenIdle = [];
    for (const resolve of idle) resolve();
  }
}

function createBatch(): Batch {
  return { bytes: Buffer.allocUnsafe(FIRST_SIZE), used: 0, starts: [], waiting: [] };
}

function reserve(batch: Batch, length: number): void {
  if (batch.used + length <= batch.bytes.length) return;
  const larger = Buffer.allocUnsafe(Math.max(batch.bytes.length * 2, batch.used + length));
  batch.bytes.copy(larger, 0, 0, batch.used);
  batch.bytes = larger;
}

function clear(batch: Batch): void {
  batch.used = 0;
  batch.starts.length = 0;
  batch.waiting.length = 0;
  // A huge paste should not hold its memory for ever.
  if (batch.bytes.length > FIRST_SIZE * 4) batch.bytes = Buffer.allocUnsafe(FIRST_SIZE);
}

function closeFile(fd: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fs.close(fd, (error) => (error ? reject(error) : resolve()));
  });
}

function toUnavailable(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  return new StoreUnavailableError("the journal cannot be written", { cause });
}
