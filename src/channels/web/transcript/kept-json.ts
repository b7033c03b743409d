import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";

/** A small document on the disk, read once and written whole. */
export interface KeptJson<T> {
  /** @returns the fallback when there is none, or it cannot be read */
  load(): Promise<T>;
  save(value: T): Promise<void>;
}

export function createKeptJson<T>(file: string, schema: z.ZodType<T>, fallback: T): KeptJson<T> {
  let saving = Promise.resolve();

  async function write(value: T): Promise<void> {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.new`, JSON.stringify(value), { mode: 0o600 });
    await rename(`${file}.new`, file);
  }

  return {
    async load() {
      try {
        const parsed = schema.safeParse(JSON.parse(await readFile(file, "utf8")));
        return parsed.success ? parsed.data : fallback;
      } catch {
        // None yet; or damaged, which costs people no more than signing in again.
        return fallback;
      }
    },
    save(value) {
      const saved = saving.then(() => write(value));
      saving = saved.catch(() => undefined);
      return saved;
    },
  };
}
