import type { Entry, EntryChange, NewEntry } from "./entry.js";

/** What somebody missed. */
export interface Missed {
  /** They begin anew: what they have is from another run, or too old. */
  readonly reset: boolean;
  /** In the order they changed; after a reset, in the order they stand in. */
  readonly entries: readonly Entry[];
}

/** What was said in one chat, as a page shows it: bounded, the newest kept. */
export interface Transcript {
  add(entry: NewEntry): Entry;
  /** @returns undefined when it is not there any more */
  change(id: string, change: EntryChange): Entry | undefined;
  find(id: string): Entry | undefined;
  /** The newest entry that has this button. */
  findButton(token: string): { readonly entry: Entry; readonly label: string } | undefined;
  findFile(id: string): Entry | undefined;
  clear(): void;
  /** Stands for everything said up to an entry, or up to now. */
  mark(upTo?: Entry): string;
  /** @param mark where the reader stands; undefined for somebody new */
  since(mark: string | undefined): Missed;
  /** @returns ends it */
  subscribe(tell: (entry: Entry | null) => void): () => void;
  readonly readers: number;
}

export interface TranscriptOptions {
  /** Names this run: marks of another one mean nothing here. */
  readonly run: string;
  readonly now: () => string;
  /** Entries kept from before. */
  readonly kept?: readonly Entry[];
  readonly most?: number;
}

const MOST_ENTRIES = 300;

export function createTranscript(options: TranscriptOptions): Transcript {
  const { now, run, kept = [], most = MOST_ENTRIES } = options;
  const entries = new Map<string, Entry>();
  const readers = new Set<(entry: Entry | null) => void>();
  let order = 0;
  let changed = 0;
  /** The latest change of what is not kept any more. */
  let forgotten = 0;
  /** Which of the lives of this chat it is: a chat can be cleared. */
  let life = 0;
  for (const entry of kept.slice(-most)) {
    entries.set(entry.id, entry);
    order = Math.max(order, entry.order);
    changed = Math.max(changed, entry.changed);
  }
  // What was before a full one is not known: whoever does not stand at its end begins anew.
  if (kept.length >= most) forgotten = changed;

  function put(entry: Entry): Entry {
    entries.set(entry.id, entry);
    const [oldest] = entries.values();
    if (entries.size > most && oldest !== undefined) {
      entries.delete(oldest.id);
      forgotten = Math.max(forgotten, oldest.changed);
    }
    for (const tell of readers) tell(entry);
    return entry;
  }

  const mark = (upTo?: Entry): string => `${run}.${life}.${upTo?.changed ?? changed}`;

  /** @returns the change the reader knows, or undefined when their mark means nothing here */
  function readMark(given: string | undefined): number | undefined {
    const [, theirs, digits] = /^(.+)\.(\d{1,12})$/.exec(given ?? "") ?? [];
    return theirs === `${run}.${life}` ? Number(digits) : undefined;
  }

  return {
    add(entry) {
      order += 1;
      changed += 1;
      return put({ ...entry, id: entry.id ?? `b${order}`, order, changed, at: now() });
    },
    change(id, change) {
      const before = entries.get(id);
      if (before === undefined) return undefined;
      changed += 1;
      return put({ ...before, ...change, changed });
    },
    find: (id) => entries.get(id),
    findButton(token) {
      for (const entry of [...entries.values()].reverse()) {
        const button = entry.buttons?.flat().find((one) => one.token === token);
        if (button !== undefined) return { entry, label: button.label };
      }
      return undefined;
    },
    findFile: (id) => [...entries.values()].find((entry) => entry.file?.id === id),
    clear() {
      entries.clear();
      life += 1;
      for (const tell of readers) tell(null);
    },
    mark,
    since(given) {
      const known = readMark(given);
      if (known === undefined || known < forgotten) {
        return { reset: true, entries: [...entries.values()] };
      }
      const missed = [...entries.values()].filter((entry) => entry.changed > known);
      return { reset: false, entries: missed.sort((a, b) => a.changed - b.changed) };
    },
    subscribe(tell) {
      readers.add(tell);
      return () => void readers.delete(tell);
    },
    get readers() {
      return readers.size;
    },
  };
}
