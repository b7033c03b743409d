import { createReadStream } from "node:fs";

/**
 * Just enough of the POSIX tar format (ustar) to write plain files with short names and read them back, so that
 * a backup opens with any tool.
 */
const BLOCK = 512;
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;

export interface TarEntry {
  /** With `/`; no absolute ones, no `..`. */
  readonly name: string;
  readonly size: number;
}

/** The block before a file's bytes. @throws {RangeError} for a name that is too long */
export function tarHeader({ name, size }: TarEntry): Buffer {
  const header = Buffer.alloc(BLOCK);
  const { prefix, rest } = splitName(name);
  header.write(rest, 0, "utf8");
  header.write("0000600\0", 100, "latin1");
  header.write("0000000\0", 108, "latin1");
  header.write("0000000\0", 116, "latin1");
  header.write(`${size.toString(8).padStart(11, "0")}\0`, 124, "latin1");
  header.write("00000000000\0", 136, "latin1");
  header.write("        ", 148, "latin1");
  header.write("0", 156, "latin1");
  header.write("ustar\u000000", 257, "latin1");
  header.write(prefix, 345, "utf8");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
}

function splitName(name: string): { readonly prefix: string; readonly rest: string } {
  if (Buffer.byteLength(name) <= NAME_BYTES) return { prefix: "", rest: name };
  for (let slash = name.lastIndexOf("/"); slash > 0; slash = name.lastIndexOf("/", slash - 1)) {
    const [prefix, rest] = [name.slice(0, slash), name.slice(slash + 1)];
    if (Buffer.byteLength(rest) <= NAME_BYTES && Buffer.byteLength(prefix) <= PREFIX_BYTES) {
      return { prefix, rest };
    }
  }
  throw new RangeError(`the name ${name} is too long for a backup`);
}

/** Zeros behind a file's bytes. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** The end of an archive. */
export function tarEnd(): Buffer {
  return Buffer.alloc(2 * BLOCK);
}

/** The bytes of a file up to a size, whatever is appended meanwhile. */
export function readUpTo(file: string, size: number): AsyncIterable<Buffer> {
  if (size === 0) return nothing();
  return createReadStream(file, { end: size - 1 });
}

async function* nothing(): AsyncIterable<Buffer> {
  // An empty file has no bytes; a stream up to -1 would give all of them.
}

/** A piece of an archive as it is read: a file begins, or has more bytes. */
export type TarPiece =
  | { readonly kind: "entry"; readonly entry: TarEntry }
  | { readonly kind: "bytes"; readonly bytes: Buffer };

/**
 * Reads an archive piece by piece.
 *
 * @throws {SyntaxError} when it is none, or not all of one
 */
export async function* readTar(chunks: AsyncIterable<Buffer>): AsyncGenerator<TarPiece> {
  let held: Buffer = Buffer.alloc(0);
  let left = 0;
  let padding = 0;
  for await (const chunk of chunks) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (;;) {
      if (left > 0) {
        if (held.length === 0) break;
        const bytes = held.subarray(0, left);
        left -= bytes.length;
        held = held.subarray(bytes.length);
        yield { kind: "bytes", bytes };
        continue;
      }
      if (padding > held.length) break;
      held = held.subarray(padding);
      padding = 0;
      if (held.length < BLOCK) break;
      const entry = readHeader(held.subarray(0, BLOCK));
      if (entry === undefined) return;
      held = held.subarray(BLOCK);
      left = entry.size;
      padding = (BLOCK - (entry.size % BLOCK)) % BLOCK;
      yield { kind: "entry", entry };
    }
  }
  throw new SyntaxError("the archive ends too early");
}

/** @returns undefined at the end of the archive */
function readHeader(header: Buffer): TarEntry | undefined {
  if (header.every((byte) => byte === 0)) return undefined;
  const text = (from: number, length: number): string =>
    header.toString("utf8", from, from + length).replace(/\0.*$/su, "");
  const sum = Number.parseInt(text(148, 8), 8);
  const found = header.reduce(
    (total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte),
    0,
  );
  const size = Number.parseInt(text(124, 12), 8);
  if (sum !== found || !Number.isSafeInteger(size)) throw new SyntaxError("no archive, or damaged");
  const prefix = text(345, PREFIX_BYTES);
  const name = prefix === "" ? text(0, NAME_BYTES) : `${prefix}/${text(0, NAME_BYTES)}`;
  if (name.startsWith("/") || name.split("/").includes("..") || name.includes("\\")) {
    throw new SyntaxError(`the archive wants to write to ${name}`);
  }
  return { name, size };
}
