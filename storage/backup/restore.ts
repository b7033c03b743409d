import { createHash } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { BackupInvalidError } from "../../src/errors.js";
import { type Manifest, verifyBackup } from "./back-up.js";

/**
 * Puts a backup back as a data folder. Nothing is written to the folder before every file was compared with its
 * checksum, and a folder that holds anything is left alone.
 *
 * @throws {BackupInvalidError} when the backup is damaged, or the folder is not empty
 */
export async function restore({
  dir,
  file,
}: {
  readonly dir: string;
  readonly file: string;
}): Promise<Manifest> {
  await assertEmpty(dir);
  const staging = `${dir}.${createHash("sha256").update(file).digest("hex").slice(0, 8)}.restoring`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true, mode: 0o700 });
  try {
    const manifest = await verifyBackup(file, { begin: (name) => writeInto(staging, name) });
    await assertEmpty(dir);
    await rm(dir, { recursive: true, force: true });
    await rename(staging, dir);
    return manifest;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function assertEmpty(dir: string): Promise<void> {
  const names = await readdir(dir).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  if (names.length > 0) throw new BackupInvalidError(`${dir} is not empty: move it away first`);
}

async function writeInto(folder: string, name: string) {
  const target = path.join(folder, name);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const handle = await open(target, "wx", 0o600);
  return {
    async write(bytes: Buffer): Promise<void> {
      await handle.writeFile(bytes);
    },
    async end(): Promise<void> {
      await handle.sync();
      await handle.close();
    },
  };
}
