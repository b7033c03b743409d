import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";

/** Bytes of what the bot sent, for as long as somebody may want to load them down. */
export interface KeptFiles {
  /** @returns its id within the chat */
  put(chat: string, bytes: Uint8Array): Promise<string>;
  /** @returns undefined when it is not there any more */
  get(chat: string, id: string): Promise<Uint8Array | undefined>;
}

/** Reports can be compiled again: only the newest of a chat are kept. */
const MOST_FILES = 30;
const ID = /^[a-z0-9]{1,64}$/;

export function createKeptFiles(dir: string, newId: () => string): KeptFiles {
  const folderOf = (chat: string): string => path.join(dir, Buffer.from(chat).toString("hex"));

  async function forgetOldest(folder: string): Promise<void> {
    const names = await readdir(folder);
    if (names.length <= MOST_FILES) return;
    const files = await Promise.all(
      names.map(async (name) => ({
        name,
        at: (await stat(path.join(folder, name))).mtimeMs,
      })),
    );
    const oldest = files.sort((a, b) => a.at - b.at).slice(0, names.length - MOST_FILES);
    await Promise.all(oldest.map(({ name }) => rm(path.join(folder, name), { force: true })));
  }

  return {
    async put(chat, bytes) {
      const folder = folderOf(chat);
      await mkdir(folder, { recursive: true });
      const id = newId();
      await writeFile(path.join(folder, id), bytes, { mode: 0o600 });
      await forgetOldest(folder);
      return id;
    },
    async get(chat, id) {
      if (!ID.test(id)) return undefined;
      try {
        return await readFile(path.join(folderOf(chat), id));
      } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
        throw error;
      }
    },
  };
}
