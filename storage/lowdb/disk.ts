import * as fs from "node:fs";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";

/** Finance data: for the account that runs the bot alone. */
export const FILE_MODE = 0o600;
export const FOLDER_MODE = 0o700;

/** On Linux one call writes and syncs, which saves a thread hop; elsewhere Node has no such flag. */
const WRITES_THROUGH = process.platform === "linux";

type Done = (error: Error | null) => void;

/** What the store asks of the file system when it writes: the seam where tests let a disk fail. */
export interface Disk {
  /** Opens a file of the journal, made when it is not there. Its name is durable afterwards. */
  openJournal(file: string): Promise<number>;
  /** Writes all the bytes at a position; durable when `done` is called, later, without an error. */
  append(fd: number, bytes: Uint8Array, position: number, done: Done): void;
  /** Cuts a file; durable when `done` is called without an error. */
  truncate(fd: number, length: number, done: Done): void;
  /** Replaces a file as a whole: after a crash it holds the old text or the new one. */
  replace(file: string, text: string): Promise<void>;
}

export const realDisk: Disk = {
  async openJournal(file) {
    const { O_WRONLY, O_CREAT, O_DSYNC } = fs.constants;
    // No O_APPEND: Linux would ignore the position, and a failed write could not be written over.
    const flags = O_WRONLY | O_CREAT | (WRITES_THROUGH ? O_DSYNC : 0);
    const fd = await new Promise<number>((resolve, reject) => {
      fs.open(file, flags, FILE_MODE, (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    await syncFolder(path.dirname(file));
    return fd;
  },

  append(fd, bytes, position, done) {
    writeAll(fd, bytes, position, (error) => {
      if (error !== null || WRITES_THROUGH) done(error);
      else fs.fdatasync(fd, done);
    });
  },

  truncate(fd, length, done) {
    fs.ftruncate(fd, length, (error) => {
      if (error !== null) done(error);
      else fs.fdatasync(fd, done);
    });
  },

  async replace(file, text) {
    // It syncs the file, not the folder: without that a power cut may bring the old name back.
    await writeFileAtomic(file, text, { mode: FILE_MODE });
    await syncFolder(path.dirname(file));
  },
};

/** A write may take fewer bytes than it was given, when the disk is nearly full. */
function writeAll(fd: number, bytes: Uint8Array, position: number, done: Done): void {
  fs.write(fd, bytes, 0, bytes.length, position, (error, written) => {
    if (error !== null) done(error);
    else if (written === bytes.length) done(null);
    else writeAll(fd, bytes.subarray(written), position + written, done);
  });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.promises.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
