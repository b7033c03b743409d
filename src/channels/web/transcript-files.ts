import { appendFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Log } from "../../workflow/ports.js";
import { ENTRY, type Entry } from "./entry.js";

/** Where transcripts are kept between runs. */
export interface TranscriptKeeper {
  /** Entries of a chat, in the order they stand in. */
  load(chat: string): Promise<readonly Entry[]>;
  /** Resolves when it is written; a failure is logged and costs only what one scrolls back to. */
  keep(chat: string, entry: Entry): Promise<void>;
}

/** As many lines a file has before it is written anew. */
const MOST_LINES = 2_000;
const MOST_KEPT = 300;

/** A file a chat, one line a change; of an entry the last line counts. */
export function createTranscriptFiles(dir: string, log: Log): TranscriptKeeper {
  const waiting = new Map<string, { text: string; readonly written: Promise<void> }>();
  const writing = new Map<string, Promise<void>>();
  const lineCounts = new Map<string, number>();
  let made: Promise<unknown> | undefined;

  const fileOf = (chat: string): string =>
    path.join(dir, `${Buffer.from(chat).toString("hex")}.jsonl`);

  async function load(chat: string): Promise<readonly Entry[]> {
    const lines = await readLines(fileOf(chat));
    const entries = new Map<string, Entry>();
    for (const line of lines) {
      const entry = readEntry(line);
      if (entry !== undefined) entries.set(entry.id, entry);
    }
    const kept = [...entries.values()].sort((a, b) => a.order - b.order).slice(-MOST_KEPT);
    lineCounts.set(chat, lines.length);
    if (lines.length > MOST_LINES) await rewrite(chat, kept);
    return kept;
  }

  async function rewrite(chat: string, entries: readonly Entry[]): Promise<void> {
    const file = fileOf(chat);
    try {
      await writeFile(`${file}.new`, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
      await rename(`${file}.new`, file);
      lineCounts.set(chat, entries.length);
    } catch (error) {
      log.warn({ chat, err: error }, "a transcript could not be shortened");
    }
  }

  async function write(chat: string): Promise<void> {
    // One write after another; what comes meanwhile goes along with the next.
    await writing.get(chat);
    const text = waiting.get(chat)?.text ?? "";
    waiting.delete(chat);
    const work = append(chat, text).finally(() => {
      if (writing.get(chat) === work) writing.delete(chat);
    });
    writing.set(chat, work);
    await work;
  }

  async function append(chat: string, text: string): Promise<void> {
    try {
      made ??= mkdir(dir, { recursive: true });
      await made;
      await appendFile(fileOf(chat), text, { mode: 0o600 });
    } catch (error) {
      made = undefined;
      log.warn({ chat, err: error }, "a transcript could not be kept");
    }
  }

  return {
    load,
    async keep(chat, entry) {
      const line = `${JSON.stringify(entry)}\n`;
      const one = waiting.get(chat);
      if (one !== undefined) {
        one.text += line;
        return one.written;
      }
      const written = Promise.resolve().then(() => write(chat));
      waiting.set(chat, { text: line, written });
      return written;
    },
  };
}

async function readLines(file: string): Promise<readonly string[]> {
  try {
    return (await readFile(file, "utf8")).split("\n").filter(Boolean);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** A torn line, at a power cut, is passed over. */
function readEntry(line: string): Entry | undefined {
  try {
    return ENTRY.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
