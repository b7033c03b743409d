import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { AppError, StoreDamagedError, StoreUnavailableError } from "../../src/errors.js";
import type { Clock, Log, Store } from "../../src/workflow/ports.js";
import { Checkpointer, toShelf } from "./checkpointer.js";
import { FOLDER_MODE, realDisk, type Disk } from "./disk.js";
import { acquireFolderLock, type FolderLock, type FolderLockOptions } from "./folder-lock.js";
import { OFFICE_ID } from "./journal-record.js";
import { Journal } from "./journal.js";
import { loadStream } from "./load-stream.js";
import { openIndex } from "./open-index.js";
import { offsetOf, segmentOf, type Place } from "./place.js";
import { recoverJournal } from "./recover-journal.js";
import { createReplay } from "./replay.js";
import { createAside } from "./set-aside.js";
import { StreamShelf } from "./stream-shelf.js";
import { StreamStore } from "./stream-store.js";
import { CHATS, OFFICES, REPORTS, type Stream, type StreamKind } from "./streams.js";

export interface LowdbStoreOptions {
  /** Everything is kept below it; made when it is not there. */
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Reports, and as many chats, that stay in memory when nobody uses them. */
  readonly cached?: number;
  /** A report or chat is written to its document when it did not change for this long. */
  readonly quietMs?: number;
  /** A segment of the journal grows to about this size. */
  readonly segmentBytes?: number;
  readonly lock?: Pick<FolderLockOptions, "beatMs" | "silenceMs">;
  /** Where tests let writing fail. */
  readonly disk?: Disk;
}

export interface LowdbStore extends Store {
  /** Writes every document that lacks something, as `close` does. */
  checkpoint(): Promise<void>;
}

const CACHED = 300;
const QUIET_MS = 2_000;
const SEGMENT_BYTES = 16 * 1024 * 1024;
/** At most about 80 MB of journal are folded again at a start. */
const MAX_LAG_SEGMENTS = 4;

/**
 * Opens the store of one process: a journal, and a lowdb document for every report and chat (README.md).
 *
 * @throws {StoreLockedError} when another process uses the folder
 * @throws {StoreDamagedError} when a newer version of the bot wrote to it
 * @throws {StoreUnavailableError} when it cannot be written
 */
export async function openLowdbStore(options: LowdbStoreOptions): Promise<LowdbStore> {
  try {
    return await openLocked(options);
  } catch (cause) {
    if (cause instanceof AppError || !isFileSystemError(cause)) throw cause;
    throw new StoreUnavailableError(`the data folder ${options.dir} cannot be used`, { cause });
  }
}

async function openLocked(options: LowdbStoreOptions): Promise<LowdbStore> {
  const { dir, clock, log } = options;
  const lock = await acquireFolderLock({
    folder: path.join(dir, "lock"),
    clock,
    log,
    ...options.lock,
  });
  try {
    return await open(options, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function open(options: LowdbStoreOptions, lock: FolderLock): Promise<LowdbStore> {
  const { dir, clock, log, disk = realDisk, cached = CACHED } = options;
  const folders = await makeFolders(dir);
  const aside = createAside(folders.damaged, () => clock.now());
  const indexFile = path.join(dir, "index.json");
  const index = await openIndex({ ...folders, file: indexFile, disk, aside, log });
  const { catalogue, checkpoint } = index;

  // While the journal is read again, nothing behind the old checkpoint counts as kept in documents.
  const position = { end: (): Place => checkpoint };
  const end = (): Place => position.end();
  const source = { ...folders, catalogue, disk, aside, log, end };
  const load = <S extends Stream>(kind: StreamKind<S>, folder: string, id: string): Promise<S> =>
    loadStream(kind, id, { ...source, folder }).catch((error: unknown) => {
      if (error instanceof StoreDamagedError) {
        log.error({ err: error, [kind.name]: id }, "a stream cannot be used");
      }
      throw error;
    });
  const chats = new StreamShelf(cached, (id) => load(CHATS, folders.chats, id));
  const reports = new StreamShelf(cached, (id) => load(REPORTS, folders.reports, id));
  const offices = new StreamShelf(1, (id) => load(OFFICES, folders.office, id));
  const checkpointer = new Checkpointer(
    {
      ...{ catalogue, indexFile, disk, log, end },
      quietMs: options.quietMs ?? QUIET_MS,
      maxLagSegments: MAX_LAG_SEGMENTS,
    },
    [
      toShelf({ kind: CHATS, shelf: chats, folder: folders.chats }),
      toShelf({ kind: REPORTS, shelf: reports, folder: folders.reports }),
      toShelf({ kind: OFFICES, shelf: offices, folder: folders.office }),
    ],
  );

  const replay = createReplay({ catalogue, chats, reports, offices, log });
  const place = await recoverJournal(
    checkpoint,
    async (record, at) => {
      await replay.take(record, at);
      await checkpointer.relieve();
    },
    { journal: folders.journal, aside, log },
  );
  replay.finish();
  const journal = await Journal.open({
    folder: folders.journal,
    segment: segmentOf(place),
    offset: offsetOf(place),
    segmentBytes: options.segmentBytes ?? SEGMENT_BYTES,
    isOurs: () => lock.isHeld(),
    ...{ disk, log },
  });
  position.end = () => journal.end;
  const office = await offices.hold(OFFICE_ID);
  checkpointer.start();
  return new StreamStore({
    ...{ chats, reports, offices, office, catalogue, journal, checkpointer, lock, log },
    journalFolder: folders.journal,
  });
}

interface Folders {
  readonly journal: string;
  readonly reports: string;
  readonly chats: string;
  readonly office: string;
  readonly damaged: string;
}

async function makeFolders(dir: string): Promise<Folders> {
  const folders = {
    journal: path.join(dir, "journal"),
    reports: path.join(dir, "reports"),
    chats: path.join(dir, "chats"),
    office: path.join(dir, "office"),
    damaged: path.join(dir, "damaged"),
  };
  for (const folder of [folders.journal, folders.reports, folders.chats, folders.office]) {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  }
  for (const folder of [dir, folders.reports, folders.chats, folders.office])
    await removeUnfinished(folder);
  return folders;
}

/** What a killed process had not renamed yet. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/\.json\.\d+$/.test(name)) await rm(path.join(folder, name), { force: true });
  }
}

function isFileSystemError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}
