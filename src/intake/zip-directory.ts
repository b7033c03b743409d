import { inflateRawSync } from "node:zlib";
import { type IntakeLimits, RATIO_MATTERS_BYTES } from "./intake-limits.js";
import { refuse } from "./refusal.js";

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: number;
  /** What the directory says it unpacks to: a lie is found by `checkZip`. */
  readonly unpacked: number;
  readonly offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;

/**
 * The directory of a zip, read without unpacking anything.
 *
 * @throws {FileRefused} when it is damaged, encrypted, or says itself that it is too much
 */
export function readZipDirectory(bytes: Buffer, limits: IntakeLimits): readonly ZipEntry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > limits.zipEntries) refuse("expands");
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) refuse("damaged");
    if ((bytes.readUInt16LE(at + 8) & ENCRYPTED) !== 0) refuse("encrypted");
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  let total = 0;
  for (const { packed, unpacked } of entries) {
    total += unpacked;
    const isBomb = unpacked > RATIO_MATTERS_BYTES && unpacked > packed * limits.ratio;
    if (isBomb || unpacked > limits.entryBytes || total > limits.expandedBytes) refuse("expands");
  }
  return entries;
}

/**
 * Unpacks every entry once, up to what the directory says and no further: the library behind trusts it.
 *
 * @throws {FileRefused} when one unpacks to something else
 */
export function checkZip(bytes: Buffer, entries: readonly ZipEntry[]): void {
  for (const entry of entries) unpack(bytes, entry);
}

export function unpack(bytes: Buffer, entry: ZipEntry): Buffer {
  const { offset, packed, unpacked, method } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) refuse("damaged");
  // The library reads the sizes beside the data where they stand there.
  const [localPacked, localUnpacked] = [18, 22].map((at) => bytes.readUInt32LE(offset + at));
  const isDescribedBehind = (bytes.readUInt16LE(offset + 6) & 8) !== 0;
  if (!isDescribedBehind && (localPacked !== packed || localUnpacked !== unpacked))
    refuse("damaged");
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed) refuse("damaged");
  if (method === 0) return unpacked === packed ? data : refuse("damaged");
  if (method !== 8) refuse("other");
  const result = inflate(data, unpacked);
  return result.length === unpacked ? result : refuse("expands");
}

function inflate(data: Buffer, most: number): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const isMore = error instanceof RangeError;
    return refuse(isMore ? "expands" : "damaged");
  }
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  return refuse("damaged");
}
