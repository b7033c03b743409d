import { StoreDamagedError } from "../../src/errors.js";
import type { Stream } from "./streams.js";

interface Loading<S> {
  readonly stream: Promise<S>;
  /** Who wants it pinned. */
  holders: number;
}

/**
 * The streams in memory: those used last, and all that somebody needs to stay. A quiet one leaves when
 * there are more than `limit`; its document has everything then.
 */
export class StreamShelf<S extends Stream> {
  readonly #limit: number;
  readonly #read: (id: string) => Promise<S>;
  /** Least lately used first. */
  readonly #streams = new Map<string, S>();
  readonly #loading = new Map<string, Loading<S>>();
  /** Those that cannot be loaded, so that nobody searches the journal for them again and again. */
  readonly #broken = new Map<string, StoreDamagedError>();
  /** Those whose document lacks something. */
  readonly #dirty = new Set<S>();

  constructor(limit: number, read: (id: string) => Promise<S>) {
    this.#limit = limit;
    this.#read = read;
  }

  get dirty(): ReadonlySet<S> {
    return this.#dirty;
  }

  /** Whether so many wait for their document that there is little room for others. */
  get isCrowded(): boolean {
    return this.#dirty.size * 2 > this.#limit;
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
    return this.peek(id) ?? this.#load(id).stream;
  }

  /** The same, pinned from the moment it is there: the caller unpins it. */
  async hold(id: string): Promise<S> {
    const stream = this.peek(id);
    if (stream !== undefined) {
      stream.pins += 1;
      return stream;
    }
    const loading = this.#load(id);
    loading.holders += 1;
    return loading.stream;
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

  #load(id: string): Loading<S> {
    const under = this.#loading.get(id);
    if (under !== undefined) return under;
    const broken = this.#broken.get(id);
    if (broken !== undefined) return { holders: 0, stream: Promise.reject(broken) };
    const loading: Loading<S> = { holders: 0, stream: this.#bring(id, () => loading.holders) };
    this.#loading.set(id, loading);
    return loading;
  }

  async #bring(id: string, holders: () => number): Promise<S> {
    try {
      const stream = await this.#read(id);
      this.#evict(this.#limit - 1);
      this.#streams.set(id, stream);
      stream.pins += holders();
      if (stream.dirtySince !== null) this.#dirty.add(stream);
      return stream;
    } catch (error) {
      if (error instanceof StoreDamagedError) this.#broken.set(id, error);
      throw error;
    } finally {
      this.#loading.delete(id);
    }
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
