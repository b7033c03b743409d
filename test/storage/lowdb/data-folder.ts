import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Log } from "../../../src/workflow/ports.js";
import {
  openLowdbStore,
  type LowdbStore,
  type LowdbStoreOptions,
} from "../../../storage/lowdb/lowdb-store.js";

export interface LoggedLine {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
  readonly fields: object;
}

type OpenOptions = Partial<Omit<LowdbStoreOptions, "dir" | "log">>;

/** A data folder of its own, what was logged about it, and ways to spoil it. */
export class DataFolder {
  readonly dir: string;
  readonly lines: LoggedLine[] = [];
  readonly #root: string;
  readonly #stores: LowdbStore[] = [];
  readonly #copies: DataFolder[] = [];

  static async create(): Promise<DataFolder> {
    return new DataFolder(await mkdtemp(path.join(os.tmpdir(), "juesuan-store-")), "data");
  }

  private constructor(root: string, name: string) {
    this.#root = root;
    this.dir = path.join(root, name);
  }

  async open(options: OpenOptions = {}): Promise<LowdbStore> {
    const store = await openLowdbStore({
      clock: { now: () => "2020-08-01T08:00:00.000Z" },
      // Tests say when documents are written.
      quietMs: 3_600_000,
      ...options,
      dir: this.dir,
      log: this.#log(),
    });
    this.#stores.push(store);
    return store;
  }

  /** The folder as it would be had the process been killed now. */
  async killedCopy(): Promise<DataFolder> {
    const copy = new DataFolder(this.#root, `copy-${(await readdir(this.#root)).length}`);
    const lock = path.join(this.dir, "lock");
    this.#copies.push(copy);
    await cp(this.dir, copy.dir, { recursive: true, filter: (source) => source !== lock });
    return copy;
  }

  /** With all copies. */
  async remove(): Promise<void> {
    for (const copy of this.#copies) await copy.remove();
    for (const store of this.#stores) await store.close();
    await rm(this.#root, { recursive: true, force: true });
  }

  path(...names: readonly string[]): string {
    return path.join(this.dir, ...names);
  }

  /** Names in a folder, sorted; none when it is not there. */
  async names(folder: string): Promise<readonly string[]> {
    return (await readdir(this.path(folder)).catch(() => [])).sort();
  }

  async edit(file: string, change: (bytes: Buffer) => Buffer): Promise<void> {
    await writeFile(this.path(file), change(await readFile(this.path(file))));
  }

  messages(level: LoggedLine["level"]): readonly string[] {
    return this.lines.filter((line) => line.level === level).map((line) => line.message);
  }

  #log(): Log {
    const at = (level: LoggedLine["level"]) => (fields: object, message: string) => {
      this.lines.push({ level, message, fields });
    };
    return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
  }
}

/** Changes one byte of the first place a text stands at. */
export function flip(text: string): (bytes: Buffer) => Buffer {
  return (bytes) => {
    const at = bytes.indexOf(text);
    if (at === -1) throw new Error(`${text} is not in the file`);
    return flipAt(at)(bytes);
  };
}

/** Without the room made in advance. */
export function withoutZeros(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}

/** Writes behind the last line, over the room made in advance or beyond it. */
export function putBehind(tail: string): (bytes: Buffer) => Buffer {
  return (bytes) => {
    const lines = withoutZeros(bytes);
    const room = bytes.length - lines.length - tail.length;
    return Buffer.concat([lines, Buffer.from(tail), Buffer.alloc(Math.max(0, room))]);
  };
}

export function flipAt(at: number): (bytes: Buffer) => Buffer {
  return (bytes) => {
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
}

export const FIRST_SEGMENT = "journal/00000001.jsonl";
