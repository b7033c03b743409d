import { StoreDamagedError } from "../../src/errors.js";
import type { Stream } from "./streams.js";

/**
 * The streams in memory: those used last, and all that somebody needs to stay. A quiet one leaves when
 * there are more than `limit`; its document has everything then.
 */
export class StreamShelf<S extends Stream> {
  readonly #limit: number;
  readonly #load: (id: string) => Promise<S>;
  /** Least lately used first. */
  readonly #streams = new Map<string, S>();
  readonly #loading = new Map<string, Promise<S>>();
  /** Those that cannot be loaded, so that nobody searches the journal for them again and again. */
  readonly #broken = new Map<string, StoreDamagedError>();
  /** Those whose document lacks something. */
  readonly #dirty = new Set<S>();

  constructor(limit: number, load: (id: string) => Promise<S>) {
    this.#limit = limit;
    this.#load = load;
  }

  get dirty(): ReadonlySet<S> {
    return this.#dirty;
  }

  /** Whether so many wait for their document that others cannot leave. */
  get isCrowded(): boolean {
    return this.#dirty.size >= this.#limit;
  }

  /** The stream when it is in memory. */
  peek(id: string): S | undefined {
    const stream = this.#streams.get(id);
    if (stream === undefined) return undefined;
    this.#streams.delete(id);
    this.#streams.set(id, stream);
    return stream;
  }

  /** The stream, loaded when need be. There is never more than one object for an id. */
  async get(id: string): Promise<S> {
    return this.peek(id) ?? this.#loading.get(id) ?? this.#begin(id);
  }

  /** Gives a stream up until the next start: it is not what it should be. */
  giveUp(id: string, error: StoreDamagedError): void {
    const stream = this.#streams.get(id);
    if (stream !== undefined) this.#dirty.delete(stream);
    this.#streams.delete(id);
    this.#broken.set(id, error);
  }

  markDirty(stream: S): void {
    this.#dirty.add(stream);
  }

  markClean(stream: S): void {
    this.#dirty.delete(stream);
  }

  #begin(id: string): Promise<S> {
    const broken = this.#broken.get(id);
    if (broken !== undefined) return Promise.reject(broken);
    const loading = this.#load(id)
      .then((stream) => {
        this.#evict(this.#limit - 1);
        this.#streams.set(id, stream);
        if (stream.dirtySince !== null) this.#dirty.add(stream);
        return stream;
      })
      .catch((error: unknown) => {
        if (error instanceof StoreDamagedError) this.#broken.set(id, error);
        throw error;
      })
      .finally(() => this.#loading.delete(id));
    this.#loading.set(id, loading);
    return loading;
  }

  #evict(limit: number): void {
    let excess = this.#streams.size - limit;
    if (excess <= 0) return;
    for (const [id, stream] of this.#streams) {
      if (stream.dirtySince !== null || stream.pins > 0) continue;
      this.#streams.delete(id);
      excess -= 1;
      if (excess <= 0) return;
    }
  }
}
