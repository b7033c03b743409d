import { appendFile, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Log } from "../../../workflow/ports.js";
import { ENTRY, type Entry } from "./entry.js";

/** Where transcripts are kept between runs. */
export interface TranscriptKeeper {
  /** Entries of a chat, in the order they stand in. */
  load(chat: string): Promise<readonly Entry[]>;
  /**
   * Resolves when what the bot said is written; what a person said goes along with the answer to it. A
   * failure is logged and costs only what one scrolls back to.
   */
  keep(chat: string, entry: Entry): Promise<void>;
}

/** As many lines a file has before it is written anew. */
const MOST_LINES = 2_000;
const MOST_KEPT = 300;

/** Lines of one chat that are not written yet. */
interface Waiting {
  text: string;
  lines: number;
  /** Set once they are to be written. */
  written?: Promise<void>;
}

/** A file a chat, one line a change; of an entry the last line counts. */
export function createTranscriptFiles(dir: string, log: Log): TranscriptKeeper {
  const waiting = new Map<string, Waiting>();
  const writing = new Map<string, Promise<void>>();
  const lineCounts = new Map<string, number>();
  let made: Promise<unknown> | undefined;

  const fileOf = (chat: string): string =>
    path.join(dir, `${Buffer.from(chat).toString("hex")}.jsonl`);

  async function load(chat: string): Promise<readonly Entry[]> {
    if (waiting.has(chat)) await write(chat);
    return read(chat);
  }

  /** What is written, and shortens the file where it has grown. */
  async function read(chat: string): Promise<readonly Entry[]> {
    const text = await readText(fileOf(chat));
    const lines = text.split("\n").filter(Boolean);
    const entries = new Map<string, Entry>();
    for (const line of lines) {
      const entry = readEntry(line);
      if (entry !== undefined) entries.set(entry.id, entry);
    }
    const kept = [...entries.values()].sort((a, b) => a.order - b.order).slice(-MOST_KEPT);
    lineCounts.set(chat, lines.length);
    // Behind a torn line the next one would be lost as well.
    const isTorn = text !== "" && !text.endsWith("\n");
    if (isTorn || lines.length > MOST_LINES) await rewrite(chat, kept);
    return kept;
  }

  async function rewrite(chat: string, entries: readonly Entry[]): Promise<void> {
    const file = fileOf(chat);
    const text = entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
    try {
      await writeFile(`${file}.new`, text, { mode: 0o600 });
      await rename(`${file}.new`, file);
      lineCounts.set(chat, entries.length);
    } catch (error) {
      log.warn({ chat, err: error }, "a transcript could not be shortened");
    }
  }

  async function write(chat: string): Promise<void> {
    // One write after another; what comes meanwhile goes along with the next.
    await writing.get(chat);
    const { text, lines } = waiting.get(chat) ?? { text: "", lines: 0 };
    waiting.delete(chat);
    const work = append(chat, text, lines).finally(() => {
      if (writing.get(chat) === work) writing.delete(chat);
    });
    writing.set(chat, work);
    await work;
  }

  async function append(chat: string, text: string, lines: number): Promise<void> {
    try {
      made ??= mkdir(dir, { recursive: true });
      await made;
      await appendFile(fileOf(chat), text, { mode: 0o600 });
      const count = (lineCounts.get(chat) ?? 0) + lines;
      lineCounts.set(chat, count);
      if (count > MOST_LINES) await read(chat);
    } catch (error) {
      made = undefined;
      log.warn({ chat, err: error }, "a transcript could not be kept");
    }
  }

  return {
    load,
    async keep(chat, entry) {
      const one: Waiting = waiting.get(chat) ?? { text: "", lines: 0 };
      waiting.set(chat, one);
      one.text += `${JSON.stringify(entry)}\n`;
      one.lines += 1;
      if (entry.from === "me") return;
      one.written ??= Promise.resolve().then(() => write(chat));
      await one.written;
    },
  };
}

/** @returns "" when there is none yet */
async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
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
