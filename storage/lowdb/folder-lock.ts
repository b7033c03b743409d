import { randomUUID } from "node:crypto";
import * as fs from "node:fs";
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { StoreLockedError } from "../../src/errors.js";
import type { Clock, Log } from "../../src/workflow/ports.js";
import { FILE_MODE, FOLDER_MODE } from "./disk.js";
import { isMissing } from "./is-missing.js";
import { identifyProcess, isAlive, type ProcessIdentity } from "./process-identity.js";

export interface FolderLock {
  /** Whether the folder is still ours: nobody deleted the lock or took it over. */
  isHeld(): boolean;
  release(): Promise<void>;
}

export interface FolderLockOptions {
  /** Folder for the locks. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** How often the owner touches its lock. */
  readonly beatMs?: number;
  /** How long a lock must lie untouched before an owner we cannot look at counts as dead. */
  readonly silenceMs?: number;
}

const ownerSchema = z.object({
  id: z.string(),
  pid: z.int(),
  host: z.string(),
  kernel: z.string(),
  started: z.string(),
  since: z.string(),
});
type Owner = z.infer<typeof ownerSchema>;

const BEAT_MS = 2_000;
const SILENCE_MS = 10_000;

/**
 * Makes this process the only one that writes to a folder. Every process puts a file of its own, named by
 * chance, beside the others', and then looks at those: whoever came second sees the first, so two can never
 * both go on, and no file that somebody else may rely on is written over. Two that start in the same instant
 * may both be refused.
 *
 * @throws {StoreLockedError} when the owner lives, or may live
 */
export async function acquireFolderLock(options: FolderLockOptions): Promise<FolderLock> {
  const { folder, clock, log, beatMs = BEAT_MS, silenceMs = SILENCE_MS } = options;
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  const self = await identifyProcess();
  const owner: Owner = { id: randomUUID(), ...self, since: clock.now() };
  const file = await writeLock(folder, owner);
  const beat = setInterval(() => void touch(file), beatMs).unref();
  const give = async (): Promise<void> => {
    clearInterval(beat);
    await rm(file, { force: true });
  };
  try {
    for (const other of await listLocks(folder)) {
      if (other === file) continue;
      await removeIfDead(other, { self, log, silenceMs });
    }
  } catch (error) {
    await give();
    throw error;
  }
  return {
    // A few microseconds, and it never waits for a disk: the entry is in the kernel's cache.
    isHeld: () => fs.existsSync(file),
    release: give,
  };
}

/** Whole from the moment it can be seen. */
async function writeLock(folder: string, owner: Owner): Promise<string> {
  const file = path.join(folder, `${owner.id}.json`);
  const unfinished = `${file}.new`;
  await writeFile(unfinished, JSON.stringify(owner), { mode: FILE_MODE, flag: "wx" });
  await rename(unfinished, file);
  return file;
}

async function listLocks(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith(".json")).map((name) => path.join(folder, name));
}

async function removeIfDead(
  file: string,
  { self, log, silenceMs }: { self: ProcessIdentity; log: Log; silenceMs: number },
): Promise<void> {
  const owner = await readOwner(file);
  if (owner === "released") return;
  const alive = owner === "unreadable" ? undefined : await isAlive(owner, self);
  const named = owner === "unreadable" ? `the owner of ${file}` : nameOwner(owner);
  if (alive === true) throw new StoreLockedError(`the data folder is in use by ${named}`);
  if (alive === undefined) {
    log.info({ file, silenceMs }, "waiting to see whether the owner of the data folder lives");
    if (!(await isSilent(file, silenceMs))) {
      throw new StoreLockedError(`the data folder is in use by ${named}`);
    }
  }
  log.warn({ file, owner: named }, "took over the data folder from a process that is gone");
  await rm(file, { force: true });
}

async function readOwner(file: string): Promise<Owner | "released" | "unreadable"> {
  try {
    const read = ownerSchema.safeParse(JSON.parse(await readFile(file, "utf8")));
    return read.success ? read.data : "unreadable";
  } catch (error) {
    return isMissing(error) ? "released" : "unreadable";
  }
}

function nameOwner({ pid, host, since, id }: Owner): string {
  return `process ${pid} on ${host}, since ${since} (lock ${id})`;
}

/** Waits: an owner that lives touches its lock, whatever the clocks of two machines say. */
async function isSilent(file: string, silenceMs: number): Promise<boolean> {
  const before = await touchedAt(file);
  await sleep(silenceMs);
  const after = await touchedAt(file);
  return after === undefined || after === before;
}

/** @returns undefined when the lock is gone */
async function touchedAt(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function touch(file: string): Promise<void> {
  const now = new Date();
  // A lock that is gone is found out at the next write.
  await utimes(file, now, now).catch(() => undefined);
}
