import type { Log } from "../../src/workflow/ports.js";
import { type Catalogue, indexToBody, versionsOf } from "./catalogue.js";
import type { Disk } from "./disk.js";
import { writeDocument } from "./document.js";
import { documentPath } from "./load-stream.js";
import { segmentOf, type Place } from "./place.js";
import type { StreamShelf } from "./stream-shelf.js";
import type { Stream, StreamKind } from "./streams.js";

/** One kind of stream, where it is in memory and where its documents are. */
export interface ShelfOnDisk<S extends Stream> {
  readonly kind: StreamKind<S>;
  readonly shelf: StreamShelf<S>;
  readonly folder: string;
}

export interface CheckpointerOptions {
  readonly catalogue: Catalogue;
  readonly indexFile: string;
  readonly disk: Disk;
  readonly log: Log;
  /** A stream is quiet when it did not change for this long, or up to twice as long. */
  readonly quietMs: number;
  /** A stream is written although it is not quiet when the journal has gone on by more segments since. */
  readonly maxLagSegments: number;
  /** Behind everything the journal holds. */
  readonly end: () => Place;
}

/** Documents written at the same time when all are to be written. */
const SIDE_BY_SIDE = 4;

/**
 * Writes the documents of what changed, off the path of commits, and then the index with the place from
 * where on the journal must be folded at the next start.
 */
export class Checkpointer {
  readonly #options: CheckpointerOptions;
  readonly #shelves: readonly Shelf[];
  /** What the documents under way lacked, until they are written. */
  readonly #saving = new Set<{ readonly since: Place }>();
  #round = 0;
  #indexed: Place = -1;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: CheckpointerOptions, shelves: readonly Shelf[]) {
    this.#options = options;
    this.#shelves = shelves;
  }

  /** Which round it is; a stream keeps the one of its last change. */
  get round(): number {
    return this.#round;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#round += 1;
      if (this.#running === null) void this.#run((stream) => this.#isDue(stream));
    }, this.#options.quietMs);
    this.#timer.unref();
  }

  /** No more rounds; resolves when the one under way is done. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Writes everything that changed so far. */
  async checkpoint(): Promise<void> {
    await this.#running;
    await this.#run(() => true);
  }

  /** Writes documents when too many wait for it; awaited where more are coming. */
  async relieve(): Promise<void> {
    if (!this.#shelves.some((shelf) => shelf.isCrowded())) return;
    this.#running ??= this.#run(() => true);
    await this.#running;
  }

  #isDue(stream: Stream): boolean {
    if (stream.touched < this.#round - 1) return true;
    const { end, maxLagSegments } = this.#options;
    return segmentOf(end()) - segmentOf(stream.dirtySince ?? end()) > maxLagSegments;
  }

  #run(isDue: (stream: Stream) => boolean): Promise<void> {
    const running = this.#save(isDue).finally(() => {
      this.#running = null;
    });
    this.#running = running;
    return running;
  }

  async #save(isDue: (stream: Stream) => boolean): Promise<void> {
    const due = this.#shelves.flatMap((shelf) => shelf.due(isDue));
    const next = due.values();
    const workers = Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (const task of next) await this.#saveOne(task);
    });
    await Promise.all(workers);
    await this.#saveIndex();
  }

  async #saveOne({ stream, settle, write }: SaveTask): Promise<void> {
    const since = stream.dirtySince;
    if (since === null) return;
    const saving = { since };
    this.#saving.add(saving);
    stream.dirtySince = null;
    stream.pins += 1;
    try {
      await write(this.#options);
    } catch (error) {
      // The journal has it all: the next round tries again.
      stream.dirtySince = since;
      this.#options.log.error({ err: error, stream: stream.id }, "a document cannot be written");
    } finally {
      stream.pins -= 1;
      settle();
      this.#saving.delete(saving);
    }
  }

  async #saveIndex(): Promise<void> {
    const { catalogue, disk, indexFile, log } = this.#options;
    const checkpoint = this.#place();
    if (checkpoint === this.#indexed) return;
    try {
      await writeDocument(disk, indexFile, indexToBody({ checkpoint, catalogue }));
      this.#indexed = checkpoint;
    } catch (error) {
      log.error({ err: error }, "the index cannot be written");
    }
  }

  /** Everything before this place is in the documents. */
  #place(): Place {
    let place = this.#options.end();
    for (const { since } of this.#saving) place = Math.min(place, since);
    for (const shelf of this.#shelves) place = Math.min(place, shelf.oldest());
    return place;
  }
}

/** A shelf without the type of its streams. */
interface Shelf {
  readonly isCrowded: () => boolean;
  readonly due: (isDue: (stream: Stream) => boolean) => SaveTask[];
  /** The first place a document lacks; Infinity when none lacks anything. */
  readonly oldest: () => Place;
}

interface SaveTask {
  readonly stream: Stream;
  readonly write: (to: { readonly disk: Disk; readonly catalogue: Catalogue }) => Promise<void>;
  /** Tells the shelf whether the document has everything now. */
  readonly settle: () => void;
}

export function toShelf<S extends Stream>({ kind, shelf, folder }: ShelfOnDisk<S>): Shelf {
  const toTask = (stream: S): SaveTask => ({
    stream,
    async write({ disk, catalogue }) {
      const { version } = stream.state;
      await writeDocument(disk, documentPath(folder, stream.id), kind.toBody(stream));
      versionsOf(catalogue, kind.name, stream.id).document = version;
    },
    settle() {
      if (stream.dirtySince === null) shelf.markClean(stream);
    },
  });
  return {
    isCrowded: () => shelf.isCrowded,
    due: (isDue) => [...shelf.dirty].filter(isDue).map(toTask),
    oldest() {
      let place = Number.POSITIVE_INFINITY;
      for (const { dirtySince } of shelf.dirty) {
        if (dirtySince !== null) place = Math.min(place, dirtySince);
      }
      return place;
    },
  };
}
