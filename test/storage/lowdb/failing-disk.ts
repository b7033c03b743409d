import { realDisk, type Disk } from "../../../storage/lowdb/disk.js";

/** A disk that fails as it is told. */
export interface FailingDisk extends Disk {
  /** Error code of the next writes to the journal, e.g. ENOSPC; null: they work. */
  journalFails: string | null;
  /** How much of a failing write reaches the file all the same. */
  reaches: "nothing" | "half" | "all";
  /** Whether what a failing write left behind cannot be cut off. */
  cutFails: boolean;
  /** Error code of the next writes of documents. */
  documentsFail: string | null;
  /** Holds writes to the journal back until the promise resolves. */
  held: Promise<void>;
}

export function createFailingDisk(): FailingDisk {
  return {
    ...realDisk,
    journalFails: null,
    reaches: "nothing",
    cutFails: false,
    documentsFail: null,
    held: Promise.resolve(),
    append(fd, bytes, position, done) {
      const taken = Buffer.from(bytes);
      void this.held.then(() => {
        const code = this.journalFails;
        if (code === null) {
          realDisk.append(fd, taken, position, done);
          return;
        }
        const length = { nothing: 0, half: taken.length / 2, all: taken.length }[this.reaches];
        realDisk.append(fd, taken.subarray(0, length), position, () => done(failure(code)));
      });
    },
    truncate(fd, length, done) {
      if (this.cutFails) done(failure("EIO"));
      else realDisk.truncate(fd, length, done);
    },
    async replace(file, text) {
      if (this.documentsFail !== null) throw failure(this.documentsFail);
      await realDisk.replace(file, text);
    },
  };
}

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: the disk failed`), { code, syscall: "write" });
}
