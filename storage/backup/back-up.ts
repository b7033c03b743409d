import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";
import { BackupInvalidError } from "../../src/errors.js";
import { readTar, readUpTo, tarEnd, tarHeader, tarPadding } from "./tar.js";

const FORMAT = 1;
export const MANIFEST = "MANIFEST.json";

/** What is no part of the bureau's memory: who runs now, what a terminal saved, half-written files. */
const LEFT_OUT = [/^lock(?:\/|$)/, /^out(?:\/|$)/, /\.log$/, /\.json\.\d+$/];

export interface BackedUpFile {
  readonly path: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  files: z.array(z.object({ path: z.string(), size: z.int(), sha256: z.string() })),
});

export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Copies a data folder into one file (.tar.gz), also while the bot writes to it: the index first, then the
 * documents, the journal last, so that the journal has whatever the documents lack. The file is complete or not
 * there, and was read again and compared when this resolves.
 *
 * @throws {BackupInvalidError} when the folder holds nothing, or what was written reads differently
 */
export async function backUp(options: {
  readonly dir: string;
  readonly file: string;
  readonly createdAt: string;
}): Promise<Manifest> {
  const { dir, file, createdAt } = options;
  const names = (await listFiles(dir, "")).sort((a, b) => turnOf(a) - turnOf(b));
  if (!names.includes("index.json")) throw new BackupInvalidError(`${dir} holds no data`);
  const files: BackedUpFile[] = [];
  const manifest = { format: FORMAT, createdAt, files } as const;
  const partial = `${file}.partial`;
  try {
    const archive = Readable.from(writeArchive(dir, names, manifest));
    await pipeline(archive, createGzip({ level: 6 }), createWriteStream(partial, { mode: 0o600 }));
    await sync(partial);
    await verifyBackup(partial);
    await rename(partial, file);
    await sync(path.dirname(path.resolve(file)));
  } finally {
    await rm(partial, { force: true });
  }
  return manifest;
}

/** Index, documents, journal; segments in their order. */
function turnOf(name: string): number {
  if (name === "index.json") return 0;
  return name.startsWith("journal/") ? 2 + Number(/\d+/.exec(name)?.[0] ?? 0) : 1;
}

async function listFiles(dir: string, below: string): Promise<string[]> {
  const entries = await readdir(path.join(dir, below), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    if (LEFT_OUT.some((pattern) => pattern.test(name))) continue;
    if (entry.isDirectory()) found.push(...(await listFiles(dir, name)));
    else if (entry.isFile()) found.push(name);
  }
  return found;
}

async function* writeArchive(
  dir: string,
  names: readonly string[],
  manifest: { readonly files: BackedUpFile[] },
): AsyncGenerator<Buffer> {
  for (const name of names) {
    const source = path.join(dir, name);
    const { size } = await stat(source);
    yield tarHeader({ name, size });
    const hash = createHash("sha256");
    for await (const bytes of readUpTo(source, size)) {
      hash.update(bytes);
      yield bytes;
    }
    yield tarPadding(size);
    manifest.files.push({ path: name, size, sha256: hash.digest("hex") });
  }
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  yield tarHeader({ name: MANIFEST, size: text.length });
  yield text;
  yield tarPadding(text.length);
  yield tarEnd();
}

export interface BackupReader {
  /** Called at each file's beginning; gets its bytes, then the end. */
  begin(name: string): Promise<{ write(bytes: Buffer): Promise<void>; end(): Promise<void> }>;
}

const NOWHERE: BackupReader = {
  begin: () => Promise.resolve({ write: () => Promise.resolve(), end: () => Promise.resolve() }),
};

/**
 * Reads a backup from end to end and compares every file with its checksum.
 *
 * @throws {BackupInvalidError} when it is none, or damaged
 */
export async function verifyBackup(file: string, reader = NOWHERE): Promise<Manifest> {
  const found = new Map<string, BackedUpFile>();
  let manifest: string | undefined;
  try {
    for await (const { name, size, pieces } of entriesOf(file)) {
      const hash = createHash("sha256");
      const kept: Buffer[] = [];
      const target = name === MANIFEST ? undefined : await reader.begin(name);
      try {
        for await (const bytes of pieces) {
          hash.update(bytes);
          if (target === undefined) kept.push(bytes);
          else await target.write(bytes);
        }
      } finally {
        await target?.end();
      }
      if (target === undefined) manifest = Buffer.concat(kept).toString("utf8");
      else found.set(name, { path: name, size, sha256: hash.digest("hex") });
    }
  } catch (cause) {
    if (isOfArchive(cause))
      throw new BackupInvalidError(`${file}: no backup, or damaged`, { cause });
    throw cause;
  }
  return compare(file, manifest, found);
}

function compare(
  file: string,
  text: string | undefined,
  found: ReadonlyMap<string, BackedUpFile>,
): Manifest {
  const read = manifestSchema.safeParse(text === undefined ? undefined : JSON.parse(text));
  if (!read.success) throw new BackupInvalidError(`${file}: its list of files is missing`);
  const manifest = read.data;
  for (const { path: name, size, sha256 } of manifest.files) {
    const one = found.get(name);
    if (one?.size !== size || one.sha256 !== sha256) {
      throw new BackupInvalidError(`${file}: ${name} is not as it was backed up`);
    }
  }
  if (found.size !== manifest.files.length) {
    throw new BackupInvalidError(`${file}: it holds files that are not on its list`);
  }
  return manifest;
}

async function* entriesOf(file: string): AsyncGenerator<{
  readonly name: string;
  readonly size: number;
  readonly pieces: AsyncIterable<Buffer>;
}> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  // A pipe passes no error on: the reader of the archive hears of it from here.
  source.on("error", (error) => unzipped.destroy(error));
  const pieces = readTar(source.pipe(unzipped))[Symbol.asyncIterator]();
  let next = await pieces.next();
  async function* bytesOf(): AsyncGenerator<Buffer> {
    for (next = await pieces.next(); next.done !== true; next = await pieces.next()) {
      if (next.value.kind === "entry") return;
      yield next.value.bytes;
    }
  }
  while (next.done !== true) {
    const piece = next.value;
    if (piece.kind !== "entry") throw new SyntaxError("bytes of no file");
    yield { ...piece.entry, pieces: bytesOf() };
  }
}

function isOfArchive(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  return error instanceof Error && "code" in error && /^Z_|^ERR_/.test(String(error.code));
}

async function sync(target: string): Promise<void> {
  const handle = await open(target, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
