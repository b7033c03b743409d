import * as zlib from "node:zlib";

/** CRC-32 as zip and gzip use it. */
export const crc32: (bytes: Uint8Array) => number = hasNative(zlib) ? zlib.crc32 : computeCrc32;

/** Node has one of its own, five times as fast, but only from 20.15 on. */
function hasNative(library: object): boolean {
  return "crc32" in library;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value;
});

/** The same in plain code. */
export function computeCrc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}
