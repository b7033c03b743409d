import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";

const deflate = promisify(deflateRaw);

/** A file in an archive: its path with forward slashes, and what is in it. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Uint8Array;
}

/** Midnight of 1 January 1980, the zero of the format: equal contents give equal archives. */
const NO_TIME = { time: 0, date: 0x21 };
const DEFLATE = 8;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x800;

/** Packs files as a zip archive, in the order given. */
export async function zipFiles(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const packedFiles = await Promise.all(entries.map(pack));
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { path, packed, sizes } of packedFiles) {
    const header = Buffer.concat([localHeader(sizes, path.length), path, packed]);
    local.push(header);
    central.push(centralHeader(sizes, path.length, offset), path);
    offset += header.length;
  }
  const directory = Buffer.concat(central);
  const end = endRecord(entries.length, directory.length, offset);
  return new Uint8Array(Buffer.concat([...local, directory, end]));
}

async function pack({ name, data }: ZipEntry) {
  const packed = await deflate(data);
  const sizes: Sizes = { crc: crc32(data), packed: packed.length, size: data.length };
  return { path: Buffer.from(name, "utf8"), packed, sizes };
}

interface Sizes {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

function localHeader(sizes: Sizes, nameLength: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header.subarray(4), sizes, nameLength);
  return header;
}

function centralHeader(sizes: Sizes, nameLength: number, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  writeCommon(header.subarray(6), sizes, nameLength);
  header.writeUInt32LE(offset, 42);
  return header;
}

/** The fields both headers share, in the same order. */
function writeCommon(header: Buffer, { crc, packed, size }: Sizes, nameLength: number): void {
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(FLAGS, 2);
  header.writeUInt16LE(DEFLATE, 4);
  header.writeUInt16LE(NO_TIME.time, 6);
  header.writeUInt16LE(NO_TIME.date, 8);
  header.writeUInt32LE(crc, 10);
  header.writeUInt32LE(packed, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt16LE(nameLength, 22);
}

function endRecord(count: number, length: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** node:zlib has it from 20.15 on; ours runs on 20.11. */
function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
