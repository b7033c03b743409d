import type { Entry, EntryChange, NewEntry } from "./entry.js";
import { createTranscript, type Transcript } from "./transcript.js";
import type { TranscriptKeeper } from "./transcript-files.js";

/** The chats of the page. */
export interface Transcripts {
  open(chat: string): Promise<Transcript>;
  /** Resolves when it is written as well as shown. */
  add(chat: string, entry: NewEntry): Promise<Entry>;
  /** @returns undefined when it is not there any more */
  change(chat: string, id: string, change: EntryChange): Promise<Entry | undefined>;
}

export interface TranscriptsOptions {
  readonly keeper: TranscriptKeeper;
  /** Names this run. */
  readonly run: string;
  readonly now: () => string;
  /** Whether a chat is kept between runs. */
  readonly isKept: (chat: string) => boolean;
}

/** Chats nobody looks at are read again when somebody does; so many are at hand. */
const MOST_AT_HAND = 500;

export function createTranscripts(options: TranscriptsOptions): Transcripts {
  const { keeper, now, run, isKept } = options;
  const atHand = new Map<string, Promise<Transcript>>();

  function open(chat: string): Promise<Transcript> {
    const known = atHand.get(chat);
    if (known !== undefined) {
      // The one used last stands last.
      atHand.delete(chat);
      atHand.set(chat, known);
      return known;
    }
    const opened = load(chat);
    atHand.set(chat, opened);
    opened.catch(() => atHand.delete(chat));
    if (atHand.size > MOST_AT_HAND) void forgetOne();
    return opened;
  }

  async function load(chat: string): Promise<Transcript> {
    const kept = isKept(chat) ? await keeper.load(chat) : [];
    return createTranscript({ run, now, kept });
  }

  async function forgetOne(): Promise<void> {
    for (const [chat, opening] of atHand) {
      const transcript = await opening.catch(() => undefined);
      // What is not kept elsewhere has to stay.
      if (transcript === undefined || transcript.readers > 0 || !isKept(chat)) continue;
      atHand.delete(chat);
      return;
    }
  }

  async function keep(chat: string, entry: Entry): Promise<Entry> {
    if (isKept(chat)) await keeper.keep(chat, entry);
    return entry;
  }

  return {
    open,
    add: async (chat, entry) => keep(chat, (await open(chat)).add(entry)),
    async change(chat, id, change) {
      const changed = (await open(chat)).change(id, change);
      return changed === undefined ? undefined : keep(chat, changed);
    },
  };
}
