import { constants } from "node:fs";
import { copyFile, mkdir, rename } from "node:fs/promises";
import path from "node:path";
import { FOLDER_MODE } from "./disk.js";

/** Keeps what cannot be read: nothing damaged is ever written over or deleted. */
export interface Aside {
  /** Moves a file away. @returns where to */
  move(file: string): Promise<string>;
  /** Copies a file whose other parts are still in use. @returns where to */
  copy(file: string): Promise<string>;
}

/** @param now ISO 8601; part of the new names */
export function createAside(folder: string, now: () => string): Aside {
  let count = 0;

  async function nameFor(file: string): Promise<string> {
    await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    count += 1;
    const time = now().replaceAll(/[^\dTZ]/g, "");
    return path.join(folder, `${path.basename(file)}.${time}-${count}`);
  }

  return {
    async move(file) {
      const kept = await nameFor(file);
      await rename(file, kept);
      return kept;
    },
    async copy(file) {
      const kept = await nameFor(file);
      await copyFile(file, kept, constants.COPYFILE_EXCL);
      return kept;
    },
  };
}
