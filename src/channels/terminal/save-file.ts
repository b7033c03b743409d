import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { tidyFileName } from "../tidy-file-name.js";

const MAX_TRIES = 1_000;

/**
 * Puts a file into a folder and overwrites nothing: a second one of the same name becomes "name (2).docx".
 *
 * @param name as a person would name it; what a file system does not take is replaced
 * @returns its full path
 */
export async function saveFile(dir: string, name: string, bytes: Uint8Array): Promise<string> {
  await mkdir(dir, { recursive: true });
  const { name: stem, ext } = path.parse(tidyFileName(name));
  for (let number = 1; number <= MAX_TRIES; number += 1) {
    const file = path.join(dir, number === 1 ? stem + ext : `${stem} (${number})${ext}`);
    try {
      await writeFile(file, bytes, { flag: "wx" });
      return file;
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new Error(`too many files named ${name} in ${dir}`);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
