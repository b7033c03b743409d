import { createHash } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { StoreDamagedError, StoreUnavailableError } from "../../src/errors.js";
import { REPORT_FORMATS } from "../../src/events/report/report-format.js";
import type { Archive, ArchivedFile } from "../../src/workflow/ports.js";

/** Finance data: for the account that runs the bot alone. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
const INDEX = "index.json";
/** Ids of reports are made so; anything else would be a path. */
const REPORT_ID = /^[a-z0-9]+$/;

const indexSchema = z.object({
  hash: z.string(),
  files: z.array(
    z.object({
      name: z.string(),
      mime: z.string(),
      format: z.enum([...REPORT_FORMATS, "note"]),
      /** Hexadecimal; also the name on the disk, which so is fit for every file system. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
type Index = z.infer<typeof indexSchema>;

/**
 * Approved versions as files: REPORT/VERSION/ with an index, written last, that tells which bytes belong to it.
 * What has no index was never put whole.
 *
 * @param dir made when it is not there
 */
export function createFileArchive(dir: string): Archive {
  return {
    async put(report, version, { hash, files }) {
      const folder = folderOf(dir, report, version);
      try {
        await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
        const index: Index = { hash, files: [] };
        for (const { name, mime, format, bytes } of files) {
          const sha256 = sumOf(bytes);
          await writeFileAtomic(path.join(folder, sha256), Buffer.from(bytes), { mode: FILE_MODE });
          index.files.push({ name, mime, format, sha256 });
        }
        await syncFolder(folder);
        const text = `${JSON.stringify(index, null, 2)}\n`;
        await writeFileAtomic(path.join(folder, INDEX), text, { mode: FILE_MODE });
        // The file is synced by then, not the folders that name it.
        for (const one of [folder, path.dirname(folder), dir, path.dirname(dir)])
          await syncFolder(one);
      } catch (cause) {
        throw new StoreUnavailableError(`${report}/${version} could not be put away`, { cause });
      }
    },

    async get(report, version) {
      const folder = folderOf(dir, report, version);
      const text = await readIfThere(path.join(folder, INDEX));
      if (text === undefined) return undefined;
      const index = readIndex(text, folder);
      const files = await Promise.all(
        index.files.map(async ({ sha256, ...file }): Promise<ArchivedFile> => {
          const bytes = await readIfThere(path.join(folder, sha256));
          if (bytes === undefined || sumOf(bytes) !== sha256)
            throw new StoreDamagedError(`${folder}: ${file.name} is not what was put`);
          return { ...file, bytes };
        }),
      );
      return { hash: index.hash, files };
    },
  };
}

function folderOf(dir: string, report: string, version: number): string {
  if (!REPORT_ID.test(report)) throw new StoreDamagedError(`no report has the id ${report}`);
  return path.join(dir, report, String(version));
}

function sumOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function readIndex(text: Buffer, folder: string): Index {
  try {
    return indexSchema.parse(JSON.parse(text.toString("utf8")));
  } catch (cause) {
    throw new StoreDamagedError(`${folder}: the index cannot be read`, { cause });
  }
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new StoreUnavailableError(`${file} could not be read`, { cause });
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
