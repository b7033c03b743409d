import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { PackInvalidError } from "../../errors.js";
import type { PackFiles } from "./pack-files.js";

const TEXT_FILE = /\.(?:ya?ml|md)$/u;

/**
 * Reads the text files of a pack folder, with the names a pack knows them by: "parts/income.yaml".
 *
 * @throws {PackInvalidError} when there is no such folder
 */
export async function readPackFiles(dir: string): Promise<PackFiles> {
  const names = await listFiles(dir);
  const files = names
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => TEXT_FILE.test(name))
    .sort();
  const texts = await Promise.all(files.map((name) => readFile(path.join(dir, name), "utf8")));
  return new Map(files.map((name, index) => [name, withoutMark(texts[index] ?? "")]));
}

async function listFiles(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir, { recursive: true });
  } catch (cause) {
    throw new PackInvalidError(
      `题库文件夹读不到：${dir}。检查路径，例：conversations/final-accounts`,
      {
        cause,
      },
    );
  }
}

/** Editors on Windows put a byte order mark first. */
function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
