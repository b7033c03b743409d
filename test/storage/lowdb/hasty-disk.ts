import * as fs from "node:fs";
import { realDisk, type Disk } from "../../../storage/lowdb/disk.js";

/**
 * A disk that is never waited for: what is written is there for the next process, though a power cut might lose it.
 * For tests that restart the program many times and pull no plug.
 */
export const hastyDisk: Disk = {
  ...realDisk,
  async openJournal(file) {
    return fs.openSync(file, fs.constants.O_WRONLY | fs.constants.O_CREAT);
  },
  append(fd, bytes, position, done) {
    fs.write(fd, bytes, 0, bytes.length, position, (error) => done(error));
  },
  async replace(file, text) {
    await fs.promises.writeFile(`${file}.new`, text);
    await fs.promises.rename(`${file}.new`, file);
  },
};
